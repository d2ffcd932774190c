import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { payloadWith } from '../catalog/envelope.js';
import { lookUpIn } from '../catalog/lower-catalog.js';
import type { JsonValue } from '../json/json.js';
import { mutate } from '../runtime/fixtures.js';
import { memoize } from '../schema/memoize.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { type Accepts, acceptanceOf } from './acceptance.js';
import type { EventFixtures, InvalidVariant, Mutation, ValidVariant } from './fixture.js';
import { invalidVariants } from './invalid-variants.js';
import { locationsOf } from './locations.js';
import { type IsRepeat, repeatsInCatalog } from './repeats.js';
import { placeWithoutValue, samplePayload } from './sample-payload.js';
import { validVariants } from './valid-variants.js';
import { variantBudget } from './variant-budget.js';

/**
 * The fixtures of all events by event type. The event's own validator checks each of them: valid fixtures that it
 * rejects are left out, and so are invalid ones that it accepts or rejects for another reason.
 */
export const fixturesOf: (catalog: Catalog) => ReadonlyMap<string, EventFixtures> = memoize((catalog) => {
  const [valid, invalid] = [repeatsInCatalog(), repeatsInCatalog()];
  return new Map(
    catalog.events.map((event) => [
      event.type,
      buildFixtures(catalog, event, { valid: valid(), invalid: invalid() }),
    ]),
  );
});

function buildFixtures(
  catalog: Catalog,
  event: EventDefinition,
  isRepeat: Readonly<Record<'valid' | 'invalid', IsRepeat>>,
): EventFixtures {
  const lookUp = lookUpIn(catalog);
  const { schemas, firstError: firstErrorOf } = catalogValidators(catalog);
  const firstError = (payload: JsonValue) => firstErrorOf(event, payload);
  const make = (size: Size): JsonValue | undefined => {
    for (const payload of attempts(catalog, event, size))
      if (firstError(payload) === undefined) return payload;
    return undefined;
  };
  const [minimal, full] = [make('minimal'), make('full')];
  if (full === undefined) return { ...(minimal !== undefined && { minimal }), variants: [], invalid: [] };
  const locations = locationsOf(full, event.schema, lookUp);
  const lowered = (name: string) => schemas.get(name);
  const check = changeable(full);
  const isValid = (variant: ValidVariant): boolean => check(variant, firstError) === undefined;
  const isInvalid = (variant: InvalidVariant): boolean => {
    const error = check(variant, firstError);
    return error?.path === variant.path && error.keyword === variant.keyword;
  };
  const places = locationsOf(full, schemas.get(event.names.type) ?? true, lowered);
  const most = variantBudget(full, locations);
  const variants = validVariants(locations, isRepeat.valid);
  const invalid = invalidVariants(places, isRepeat.invalid);
  const unchecked = Math.max(0, variants.length - most) + Math.max(0, invalid.length - most);
  return {
    ...(minimal !== undefined && { minimal }),
    full,
    variants: variants.slice(0, most).filter(isValid),
    invalid: invalid.slice(0, most).filter(isInvalid),
    ...(unchecked > 0 && { unchecked }),
  };
}

type Size = 'minimal' | 'full';

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
  const { minimal, full } = fixturesOf(catalog).get(event.type) ?? {};
  const base = full ?? minimal;
  if (base === undefined || catalog.discriminator.kind !== 'envelope') return undefined;
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

/**
 * Passes a payload with one change to a function, then undoes the change. A large payload has thousands of variants,
 * and copying it for each would take longer than checking them.
 */
function changeable(payload: JsonValue): <T>(mutation: Mutation, look: (payload: JsonValue) => T) => T {
  const own: unknown = structuredClone(payload);
  return (mutation, look) => {
    const [last, ...way] = [...mutation.at].reverse();
    const holder = way.reverse().reduce<unknown>((inner, token) => memberOf(inner, token), own);
    if (last === undefined || !isHolder(holder) || Array.isArray(holder))
      return look(mutate(payload, mutation));
    const before = Object.getOwnPropertyDescriptor(holder, last);
    if (mutation.value === undefined) delete holder[last];
    else Object.defineProperty(holder, last, { ...PLAIN, value: mutation.value });
    try {
      return look(own as JsonValue);
    } finally {
      if (before) Object.defineProperty(holder, last, before);
      else delete holder[last];
    }
  };
}

const PLAIN = { writable: true, enumerable: true, configurable: true };

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function memberOf(value: unknown, token: string): unknown {
  return isHolder(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}
