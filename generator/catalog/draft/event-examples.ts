import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo, valueAt } from '../../json/json-pointer.js';
import { valueFormOf } from '../../schema/keyword-sets.js';
import type { Discriminator, Example } from '../catalog.js';
import { earlierPlaces } from '../events/discriminator.js';
import type { SchemaNode } from '../index/schema-index.js';
import type { TypedNode } from '../names/event-names.js';
import type { WebhookNotes } from './webhook-notes.js';

/** The examples that may be of an event. */
export interface OfferedExamples {
  /** Those in its schema. */
  readonly own: readonly Example[];
  /** Those that OpenAPI has beside its schema. */
  readonly beside: readonly Example[];
  /** Those of a union that lists its schema. */
  readonly ofUnion: readonly Example[];
}

/**
 * The examples in the schema of an event, and those that OpenAPI has beside it. Of a schema that describes several events
 * or of a union, only some are of the event: those for which `isExampleOf` is true.
 */
export function offeredExamples(
  { node, literals }: Pick<TypedNode, 'node' | 'literals'>,
  notes: WebhookNotes | undefined,
): OfferedExamples {
  return {
    own: examplesOf(node),
    beside: notes?.examples ?? [],
    ofUnion: literals.length === 0 ? [] : (notes?.ofUnion ?? []),
  };
}

/** True for an example that has the literals of an event, and nothing by which it would be another one. */
export function isExampleOf(
  { value: example }: Example,
  { literals }: Pick<TypedNode, 'literals'>,
  discriminator: Discriminator,
): boolean {
  return (
    literals.every(({ at, value }) => valueAt(example, at) === value) &&
    earlierPlaces(discriminator, literals).every((at) => valueAt(example, at) === undefined)
  );
}

function examplesOf({ value, document, pointer, dialect }: SchemaNode): readonly Example[] {
  const hasList = isJsonObject(value) && valueFormOf('examples', dialect) !== undefined;
  const examples = hasList ? ownValue(value, 'examples') : undefined;
  const example = isJsonObject(value) ? ownValue(value, 'example') : undefined;
  const at = (one: JsonValue, ...tokens: readonly (string | number)[]): Example => ({
    value: one,
    source: document,
    pointer: pointerTo(pointer, ...tokens),
  });
  if (isJsonArray(examples)) return examples.map((one, index) => at(one, 'examples', index));
  return example === undefined ? [] : [at(example, 'example')];
}
