import { isJsonObject, type JsonValue, ownValue } from '../json/json.js';
import { expandLoosely } from '../schema/expand-branches.js';
import { allOf, mergeLoose, propertySchema } from '../schema/merge-loose.js';
import { type Schema, type SchemaObject, valuesOf } from '../schema/schema.js';
import { patternTexts } from './sample-pattern.js';
import { sampleTexts } from './sample-text.js';
import { first, type Place, type Sampler } from './sampler.js';

/** Objects by a schema: one of the size that is asked for and then, where values are judged, smaller and larger ones. */
export function* sampleObjects(schema: SchemaObject, place: Place, sampler: Sampler): Iterable<JsonValue> {
  const { size, accepts } = sampler;
  const free = place.seen.find(isJsonObject);
  if (free && size === 'full' && isFreeForm(schema)) yield free;
  const properties = Object.keys(schema.properties ?? {});
  const required = schema.required ?? [];
  const all = [...new Set([...properties, ...required])];
  const members = membersOf(place, sampler);
  const build = (keys: readonly string[]): readonly JsonValue[] => objectOf(keys, schema, members, sampler);
  yield* build(size === 'full' ? all : required);
  if (accepts === undefined) return;
  // As many of the optional properties as it takes together, one after the other.
  let kept: readonly string[] = required;
  let best: readonly JsonValue[] = [];
  for (const key of all) {
    const more = [...new Set([...kept, key])];
    const larger = build(more).filter((one) => accepts(place.schema, one));
    if (larger.length === 0) continue;
    if (size === 'minimal') return yield* larger;
    [kept, best] = [more, larger];
  }
  yield* best;
  if (size === 'full') yield* build(required);
  for (const key of moreNames(schema, sampler)) yield* build([...required, key]);
}

/** True for an object of which the schema says nothing but that it is one: whatever the samples have there is right. */
function isFreeForm(schema: SchemaObject): boolean {
  const about = [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'minProperties',
  ] as const;
  return about.every((keyword) => schema[keyword] === undefined);
}

/** The object with some properties, and those that they or the schema ask for; none where one of these cannot be made. */
function objectOf(
  wanted: readonly string[],
  base: SchemaObject,
  members: Members,
  sampler: Sampler,
): readonly JsonValue[] {
  const ways = withDependents(base, wanted, sampler).map((schema) => ({
    schema,
    able: wanted.filter((key) => members(schema, key).value !== undefined),
  }));
  for (const { schema, able } of ways) {
    const found = able.length === wanted.length ? objectWith(wanted, schema, members, sampler) : undefined;
    if (found !== undefined) return [found];
  }
  // What is left out asks for nothing.
  const less = ways.find(({ able }) => able.length < wanted.length);
  return less === undefined ? [] : objectOf(less.able, base, members, sampler);
}

function objectWith(
  wanted: readonly string[],
  schema: SchemaObject,
  members: Members,
  sampler: Sampler,
): JsonValue | undefined {
  const { required = [], maxProperties = Infinity } = schema;
  const isMakeable = (key: string): boolean => members(schema, key).value !== undefined;
  const missing = required.find((key) => !isMakeable(key));
  if (missing !== undefined) {
    sampler.isMissing?.(members(schema, missing).place);
    return undefined;
  }
  const entries = new Map<string, JsonValue>();
  const add = (key: string): void => {
    const { value } = members(schema, key);
    if (value !== undefined) entries.set(key, value);
  };
  const keys = new Set(wanted.length <= maxProperties ? [...wanted, ...required] : [...required, ...wanted]);
  for (const key of [...keys].slice(0, Math.max(maxProperties, required.length))) add(key);
  const { minProperties = 0 } = schema;
  const more = entries.size < minProperties ? moreNames(schema, sampler) : [];
  for (const key of more) if (entries.size < minProperties) add(key);
  return Object.fromEntries(entries);
}

/** The place of a property, and the value that has been found for it. */
type Members = (schema: SchemaObject, key: string) => { readonly place: Place; readonly value?: JsonValue };

/**
 * Looks for the value of each property of an object once, however many objects are made of them: what they depend on
 * changes the schema of an object, and few of its properties.
 */
function membersOf({ seen, above, at }: Place, sampler: Sampler): Members {
  const known = new Map<Schema, Map<string, ReturnType<Members>>>();
  const find = (schema: Schema, key: string): ReturnType<Members> => {
    const shown = seen.map((value) => (isJsonObject(value) ? ownValue(value, key) : undefined));
    const place = {
      schema,
      name: key,
      seen: shown.filter((one) => one !== undefined),
      above,
      at: [...at, key],
    };
    const value = first(sampler.valuesAt(place));
    return { place, ...(value !== undefined && { value }) };
  };
  return (schema, key) => {
    const inner = propertySchema(schema, key) ?? schema.unevaluatedProperties ?? true;
    const members = known.get(inner) ?? new Map<string, ReturnType<Members>>();
    const found = members.get(key) ?? find(inner, key);
    known.set(inner, members.set(key, found));
    return found;
  };
}

/** Names for as many more properties as a schema asks for: first those of which it speaks, then any that may be. */
function moreNames(schema: SchemaObject, { accepts, lookUp }: Sampler): readonly string[] {
  const { minProperties = 1, properties = {}, patternProperties = {}, propertyNames = true } = schema;
  const numbered = Array.from({ length: Math.min(minProperties, 100) }, (_, at) => `property_${at + 1}`);
  if (accepts === undefined) return [...Object.keys(properties), ...numbered];
  const asked = expandLoosely(propertyNames, lookUp).flatMap((one) => [
    ...(valuesOf(one) ?? sampleTexts(one, 'name')),
  ]);
  const byPattern = Object.keys(patternProperties).flatMap((pattern) => patternTexts(pattern, 0));
  const names = [...Object.keys(properties), ...numbered, ...asked, ...byPattern, ...'abcdefgh'];
  return names.filter((name) => typeof name === 'string' && accepts(propertyNames, name)).map(String);
}

/** So many ways to read what a property asks for are tried. */
const MOST_READINGS = 8;

/** The schema together with what the presence of properties asks for, in each way to read that. */
function withDependents(
  schema: SchemaObject,
  wanted: readonly string[],
  sampler: Sampler,
): readonly SchemaObject[] {
  const { dependentRequired = {}, dependentSchemas = {}, ...rest } = schema;
  const present = [...wanted, ...(schema.required ?? [])];
  const active = (map: Readonly<Record<string, unknown>>): readonly string[] =>
    Object.keys(map).filter((key) => present.includes(key));
  const [asking, applying] = [active(dependentRequired), active(dependentSchemas)];
  if (asking.length === 0 && applying.length === 0) return [schema];
  const required = asking.flatMap((key) => dependentRequired[key] ?? []);
  const applied: Schema = allOf(applying.map((key) => dependentSchemas[key] ?? true));
  const left = {
    ...rest,
    required: [...new Set([...(schema.required ?? []), ...required])],
    dependentRequired: without(dependentRequired, asking),
    dependentSchemas: without(dependentSchemas, applying),
  };
  return expandLoosely(applied, sampler.lookUp)
    .slice(0, MOST_READINGS)
    .map((reading) => mergeLoose(left, reading, sampler.lookUp))
    .flatMap((one) => (one === undefined ? [] : withDependents(one, wanted, sampler)))
    .slice(0, MOST_READINGS);
}

function without<T>(map: Readonly<Record<string, T>>, keys: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}
