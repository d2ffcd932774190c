import { isJsonObject, type JsonValue, ownValue } from '../json/json.js';
import { KEYWORDS_BY_TYPE } from '../schema/keyword-sets.js';
import { propertySchema } from '../schema/merge-loose.js';
import type { Schema, SchemaObject } from '../schema/schema.js';
import { type ObjectPlan, planOf, withDependents } from './object-plan.js';
import { first, type Place, type Sampler } from './sampler.js';

/** Objects by a schema: one of the requested size and then, where values are judged, smaller and larger ones. */
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
  // As many of the optional properties as are accepted together, added one after the other.
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

/** True for a schema that says nothing about an object: any example is right. */
function isFreeForm(schema: SchemaObject): boolean {
  return KEYWORDS_BY_TYPE.object.every((keyword) => schema[keyword] === undefined);
}

/** The object with some properties, and those that they or the schema require; none where one of these cannot be made. */
function objectOf(
  wanted: readonly string[],
  base: ObjectPlan,
  members: Members,
  sampler: Sampler,
): readonly JsonValue[] {
  const ways = withDependents(base, wanted, sampler).map((plan) => ({
    plan,
    able: wanted.filter((key) => members(plan, key).value !== undefined),
  }));
  for (const { plan, able } of ways) {
    const found = able.length === wanted.length ? objectWith(wanted, plan, members, sampler) : undefined;
    if (found !== undefined) return [found];
  }
  // Properties that are left out require no others.
  const less = ways.find(({ able }) => able.length < wanted.length);
  return less === undefined ? [] : objectOf(less.able, base, members, sampler);
}

function objectWith(
  wanted: readonly string[],
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
  const keys = new Set(wanted.length <= most ? [...wanted, ...required] : [...required, ...wanted]);
  for (const key of [...keys].slice(0, Math.max(most, required.length))) add(key);
  const more = entries.size < least ? plan.moreNames() : [];
  for (const key of more) if (entries.size < least) add(key);
  return Object.fromEntries(entries);
}

/** The place of a property, and the value that has been found for it. */
type Members = (plan: ObjectPlan, key: string) => { readonly place: Place; readonly value?: JsonValue };

/**
 * Looks for the value of each property of an object once, however many objects are made of them: the properties that
 * are present change the schema of an object, and that of few of its properties.
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
    const value = first(sampler.valuesAt(place));
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
