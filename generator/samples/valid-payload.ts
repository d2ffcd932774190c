import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { payloadWith } from '../catalog/events/envelope.js';
import { lookUpIn } from '../catalog/lower/lower-catalog.js';
import type { JsonValue } from '../json/json.js';
import { mutate } from '../runtime/fixtures.js';
import { memoize, once } from '../schema/memoize.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { type Accepts, acceptanceOf } from './acceptance.js';
import { placeWithoutValue, samplePayload } from './sample-payload.js';

/** How much a payload has: required properties only, or all properties. */
export type Size = 'minimal' | 'full';

/** A payload that the event's own validator accepts; undefined where none can be made. */
export function validPayload(catalog: Catalog, event: EventDefinition, size: Size): JsonValue | undefined {
  return validPayloads(catalog)(event)[size]();
}

/** The valid payloads of a catalog's events; each is made once, when it is needed. */
const validPayloads = memoize((catalog: Catalog) =>
  memoize((event: EventDefinition) => ({
    minimal: once(() => makeValidPayload(catalog, event, 'minimal')),
    full: once(() => makeValidPayload(catalog, event, 'full')),
  })),
);

function makeValidPayload(catalog: Catalog, event: EventDefinition, size: Size): JsonValue | undefined {
  const { firstError } = catalogValidators(catalog);
  for (const payload of attempts(catalog, event, size))
    if (firstError(event, payload) === undefined) return payload;
  return undefined;
}

/**
 * Payloads that should be valid. The values of examples come before others, and the most obvious values before the
 * rest.
 */
function* attempts(catalog: Catalog, event: EventDefinition, size: Size): Iterable<JsonValue> {
  const lookUp = lookUpIn(catalog);
  const samples = samplesOf(catalog, event);
  const sources = samples.length === 0 ? [[]] : [samples, []];
  const make = (examples: readonly JsonValue[], accepts?: Accepts): readonly JsonValue[] => {
    const payload = samplePayload(event.schema, { lookUp, size, examples, ...(accepts && { accepts }) });
    return payload === undefined ? [] : [payload];
  };
  for (const examples of sources) yield* make(examples);
  for (const examples of sources) yield* make(examples, acceptanceOf(catalog));
}

/**
 * The place for which no value can be made that the event's schema accepts; no tokens where there is no single such
 * place.
 */
export function placeWithoutPayload(catalog: Catalog, event: EventDefinition): readonly string[] {
  const options = { lookUp: lookUpIn(catalog), examples: [], accepts: acceptanceOf(catalog) };
  return placeWithoutValue(event.schema, { ...options, size: 'minimal' });
}

/** A valid payload of an event with the given data in its envelope; undefined where none could be made. */
export function payloadWithData(
  catalog: Catalog,
  event: EventDefinition,
  value: JsonValue,
): JsonValue | undefined {
  if (catalog.discriminator.kind !== 'envelope') return undefined;
  const base = validPayload(catalog, event, 'full') ?? validPayload(catalog, event, 'minimal');
  if (base === undefined) return undefined;
  return mutate(base, { at: catalog.discriminator.data, value });
}

/**
 * The examples of an event. Examples of an envelope's data are put at their place, without the rest of the envelope.
 */
function samplesOf(
  { discriminator }: Catalog,
  { examples, dataExamples = [] }: EventDefinition,
): readonly JsonValue[] {
  if (discriminator.kind !== 'envelope') return examples.map(({ value }) => value);
  return dataExamples.map(({ value }) => payloadWith(discriminator.data, value));
}
