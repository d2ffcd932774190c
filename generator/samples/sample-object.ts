import { isJsonObject, type JsonValue, ownValue } from '../json/json.js';
import { KEYWORDS_BY_TYPE } from '../schema/keyword-sets.js';
import { propertySchema } from '../schema/merge-loose.js';
import type { Schema, SchemaObject } from '../schema/schema.js';
import { type ObjectPlan, planOf, withDependents } from './object-plan.js';
import type { Place, Sampler } from './sampler.js';

/** Objects for a schema: one of the requested size and then, where values are checked, smaller and larger ones. */
export function* sampleObjects(schema: SchemaObject, place: Place, sampler: Sampler): Iterable<JsonValue> {
  const { size, accepts } = sampler;
  const free = place.exampleValues.find(isJsonObject);
  if (free && size === 'full' && isFreeForm(schema)) yield free;
  const plan = planOf(schema, sampler);
  const { required, named } = plan;
  const members = membersOf(place, sampler);
  const build = (keys: readonly string[]): readonly JsonValue[] => objectOf(keys, plan, members, sampler);
  yield* build(size === 'full' ? named : required);
  if (accepts === undefined) return;
  // Adds optional properties one by one, as long as the schema accepts the object.
  let kept: readonly string[] = required;
  let best: readonly JsonValue[] = [];
  for (const key of named) {
    const more = [...new Set([...kept, key])];
    const larger = build(more).filter((one) => accepts(place.schema, one));
    if (larger.length === 0) continue;
    if (size === 'minimal') return yield* larger;
    [kept, best] = [more, larger];
  }
  yield* best;
  if (size === 'full') yield* build(required);
  for (const key of plan.moreNames()) yield* build([...required, key]);
}

/** True for a schema without keywords about objects: any example fits. */
function isFreeForm(schema: SchemaObject): boolean {
  return KEYWORDS_BY_TYPE.object.every((keyword) => schema[keyword] === undefined);
}

/**
 * The object with the given properties, and those that they or the schema require; none where a required one cannot be
 * made.
 */
function objectOf(
  requested: readonly string[],
  base: ObjectPlan,
  members: Members,
  sampler: Sampler,
): readonly JsonValue[] {
  const ways = withDependents(base, requested, sampler).map((plan) => ({
    plan,
    possible: requested.filter((key) => members(plan, key).value !== undefined),
  }));
  for (const { plan, possible } of ways) {
    const found =
      possible.length === requested.length ? objectWith(requested, plan, members, sampler) : undefined;
    if (found !== undefined) return [found];
  }
  // Properties that cannot be made are left out, together with what they require.
  const less = ways.find(({ possible }) => possible.length < requested.length);
  return less === undefined ? [] : objectOf(less.possible, base, members, sampler);
}

function objectWith(
  requested: readonly string[],
  plan: ObjectPlan,
  members: Members,
  sampler: Sampler,
): JsonValue | undefined {
  const { required, least, most } = plan;
  const missing = required.find((key) => members(plan, key).value === undefined);
  if (missing !== undefined) {
    sampler.isMissing?.(members(plan, missing).place);
    return undefined;
  }
  const entries = new Map<string, JsonValue>();
  const add = (key: string): void => {
    const { value } = members(plan, key);
    if (value !== undefined) entries.set(key, value);
  };
  const keys = new Set(requested.length <= most ? [...requested, ...required] : [...required, ...requested]);
  for (const key of [...keys].slice(0, Math.max(most, required.length))) add(key);
  const more = entries.size < least ? plan.moreNames() : [];
  for (const key of more) if (entries.size < least) add(key);
  return Object.fromEntries(entries);
}

/** Returns the place of a property, and the value that was found for it. */
type Members = (plan: ObjectPlan, key: string) => { readonly place: Place; readonly value?: JsonValue };

/**
 * Finds the value of each property of an object once, even if many objects are made: which properties are present
 * changes the schema of the object, but the schemas of few properties.
 */
function membersOf({ exampleValues, above, at }: Place, sampler: Sampler): Members {
  const known = new Map<Schema, Map<string, ReturnType<Members>>>();
  const find = (schema: Schema, key: string): ReturnType<Members> => {
    const shown = exampleValues.map((value) => (isJsonObject(value) ? ownValue(value, key) : undefined));
    const place = {
      schema,
      name: key,
      exampleValues: shown.filter((one) => one !== undefined),
      above,
      at: [...at, key],
    };
    const value = sampler.valueAt(place);
    return { place, ...(value !== undefined && { value }) };
  };
  return ({ schema, others }, key) => {
    const inner = propertySchema(schema, key) ?? others;
    const members = known.get(inner) ?? new Map<string, ReturnType<Members>>();
    const found = members.get(key) ?? find(inner, key);
    known.set(inner, members.set(key, found));
    return found;
  };
}
