import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import { placeOf } from '../load/source-text.js';

/** Returns the first error of a value as an event, as a sentence; undefined for a valid value. */
export type FirstError = (event: EventDefinition, value: unknown) => string | undefined;

/** Puts a sample of an envelope's data into a valid payload; undefined where no payload could be made. */
export type PayloadWithData = (event: EventDefinition, value: JsonValue) => JsonValue | undefined;

const HINT = 'correct the example or the schema';

/** A catalog, and the diagnostics about its examples. */
export interface CheckedExamples {
  readonly catalog: Catalog;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reports examples that their own event rejects: a schema that contradicts itself is not a source of truth. Where the
 * configuration allows invalid examples, the returned catalog does not have them.
 */
export function checkExamples(
  catalog: Catalog,
  firstError: FirstError,
  payloadWithData: PayloadWithData,
): CheckedExamples {
  const code = catalog.invalidExamples === 'error' ? 'HS406' : 'HS409';
  const diagnostics: Diagnostic[] = [];
  const accepted = (event: EventDefinition): EventDefinition => {
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
    return examples.length === event.examples.length ? event : withExamples(event, examples);
  };
  const events = catalog.events.map(accepted);
  return { catalog: diagnostics.length === 0 ? catalog : { ...catalog, events }, diagnostics };
}

function withExamples(event: EventDefinition, examples: EventDefinition['examples']): EventDefinition {
  const { schema } = event;
  if (typeof schema === 'boolean') return { ...event, examples };
  return { ...event, examples, schema: { ...schema, examples: examples.map(({ value }) => value) } };
}
