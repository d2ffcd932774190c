import type { Example } from '../catalog/catalog.js';
import { keyOf } from '../catalog/documents/document-place.js';
import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import type { CatalogDraft } from '../catalog/draft/draft-catalog.js';
import { isExampleOf, offeredExamples } from '../catalog/draft/event-examples.js';
import type { TypedNode } from '../catalog/names/event-names.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { pointerTo, valueAt } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import { nearest } from '../text/nearest.js';

/** An example of several events, and the events. */
interface SharedExample {
  readonly example: Example;
  readonly events: readonly TypedNode[];
}

/**
 * Reports examples of a union, or of a schema that describes several events, that are of none of the events. No event
 * would have them, and no validator would see them.
 */
export function checkUnionExamples(
  draft: Pick<CatalogDraft, 'events' | 'webhooks'>,
  { discriminator, invalidExamples }: Pick<CatalogSettings, 'discriminator' | 'invalidExamples'>,
): readonly Diagnostic[] {
  if (discriminator.kind === 'envelope') return [];
  return sharedExamples(draft).flatMap(({ example, events }) => {
    const isKnown = events.some(
      (event) => event.literals.length === 0 || isExampleOf(example, event, discriminator),
    );
    return isKnown ? [] : [report(example, events, invalidExamples)];
  });
}

function sharedExamples({
  events,
  webhooks,
}: Pick<CatalogDraft, 'events' | 'webhooks'>): readonly SharedExample[] {
  const found = new Map<string, SharedExample>();
  for (const event of events) {
    const { own, beside, ofUnion } = offeredExamples(event, webhooks.get(keyOf(event.node)));
    const shared = event.isShared && event.isComplete;
    // What an index has as examples itself may be of events that are apart from it.
    const isPart = event.branches !== undefined;
    for (const example of [...(shared && !isPart ? own : []), ...(shared ? beside : []), ...ofUnion]) {
      const key = `${example.source.file}#${example.pointer}`;
      found.set(key, { example, events: [...(found.get(key)?.events ?? []), event] });
    }
  }
  return [...found.values()];
}

function report(
  { value, source, pointer }: Example,
  events: readonly TypedNode[],
  invalidExamples: 'error' | 'warning',
): Diagnostic {
  const [at = []] = events.flatMap(({ literals }) => literals.map((one) => one.at));
  const given = valueAt(value, at);
  const types = [...new Set(events.flatMap(({ literals }) => literals.map((one) => String(one.value))))];
  const meant = typeof given === 'string' ? nearest(given, types) : undefined;
  const place = pointerTo('', ...at);
  return diagnostic(
    invalidExamples === 'error' ? 'HS406' : 'HS409',
    {
      message: `this example is of none of the ${types.length} events of its schema: ${place} is ${given === undefined ? 'missing' : JSON.stringify(given)}`,
      hint: meant === undefined ? 'correct the example or the schema' : `did you mean "${meant}"?`,
    },
    placeOf(source, pointer),
  );
}
