import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower/lower-catalog.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import { placeOf } from '../load/source-text.js';
import { contentOf } from '../schema/content-of.js';

/** Returns the first error of a value as an event, as a sentence; undefined for a valid value. */
export type FirstError = (event: EventDefinition, value: unknown) => string | undefined;

/** Puts a sample of an envelope's data into a valid payload; undefined where no payload could be made. */
export type PayloadWithData = (event: EventDefinition, value: JsonValue) => JsonValue | undefined;

/** The name of this check in the memory, and its result where it has found nothing. */
const [KIND, NOTHING] = ['examples', 0] as const;

const HINT = 'correct the example or the schema';

/** A catalog, and the diagnostics about its examples. */
export interface CheckedExamples {
  readonly catalog: Catalog;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reports examples that their own event rejects: a schema that contradicts itself is not a source of truth. Where the
 * configuration allows invalid examples, the returned catalog does not have them. The examples of an event in which an
 * earlier run has found nothing are not checked again.
 */
export function checkExamples(
  catalog: Catalog,
  firstError: FirstError,
  payloadWithData: PayloadWithData,
): CheckedExamples {
  const code = catalog.invalidExamples === 'error' ? 'HS406' : 'HS409';
  const diagnostics: Diagnostic[] = [];
  const { memory } = catalog;
  const accepted = (event: EventDefinition): EventDefinition => {
    if (event.examples.length + (event.dataExamples?.length ?? 0) === 0) return event;
    const input = memory === undefined ? '' : inputOf(catalog, event);
    if (memory?.find(KIND, input) === NOTHING) return event;
    const before = diagnostics.length;
    for (const { value, source, pointer } of event.dataExamples ?? []) {
      const payload = payloadWithData(event, value);
      const message = payload === undefined ? undefined : firstError(event, payload);
      if (message !== undefined)
        diagnostics.push(diagnostic(code, { message, hint: HINT }, placeOf(source, pointer)));
    }
    const examples = event.examples.filter(({ value, source, pointer }) => {
      const message = firstError(event, value);
      if (message === undefined) return true;
      diagnostics.push(diagnostic(code, { message, hint: HINT }, placeOf(source, pointer)));
      return false;
    });
    if (diagnostics.length === before) memory?.keep(KIND, input, NOTHING);
    return examples.length === event.examples.length ? event : withExamples(event, examples);
  };
  const events = catalog.events.map(accepted);
  return { catalog: diagnostics.length === 0 ? catalog : { ...catalog, events }, diagnostics };
}

/** Everything from which the diagnostics about the examples of an event follow. */
function inputOf(catalog: Catalog, { type, schema, examples, dataExamples = [] }: EventDefinition): string {
  const values = [examples, dataExamples].map((list) => list.map(({ value }) => value));
  const { discriminator, discriminatorPath } = catalog;
  return JSON.stringify([
    [type, discriminator, discriminatorPath, values],
    contentOf(schema, schemasByName(catalog)),
  ]);
}

/** A catalog with the examples that another form of it still has after `checkExamples`. */
export function withExamplesOf(catalog: Catalog, checked: Catalog): Catalog {
  const events = catalog.events.map((event, at) => {
    const left = checked.events[at]?.examples ?? [];
    return left.length === event.examples.length ? event : withExamples(event, left);
  });
  return events.every((event, at) => event === catalog.events[at]) ? catalog : { ...catalog, events };
}

function withExamples(event: EventDefinition, examples: EventDefinition['examples']): EventDefinition {
  const { schema } = event;
  if (typeof schema === 'boolean') return { ...event, examples };
  return { ...event, examples, schema: { ...schema, examples: examples.map(({ value }) => value) } };
}
