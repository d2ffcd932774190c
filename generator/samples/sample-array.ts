import { canonicalJson, isJsonArray, type JsonValue } from '../json/json.js';
import { allOf } from '../schema/merge-loose.js';
import type { Schema, SchemaObject } from '../schema/schema.js';
import type { Place, Sampler } from './sampler.js';

/** Arrays by a schema: one of the size that is asked for and then, where values are judged, some of other lengths. */
export function* sampleArrays(schema: SchemaObject, place: Place, sampler: Sampler): Iterable<JsonValue> {
  const isFull = sampler.size === 'full';
  const { minItems = 0, maxItems = Infinity, prefixItems = [], contains, minContains = 1 } = schema;
  const least = Math.max(minItems, contains === undefined ? 0 : minContains);
  const wanted = Math.max(least, isFull ? Math.max(1, prefixItems.length) : 0);
  const others =
    sampler.accepts === undefined ? [] : [least, prefixItems.length + least, 0, 1, 2, prefixItems.length];
  for (const length of new Set([Math.min(wanted, maxItems), ...others]))
    if (length <= maxItems) yield* arrayOf(length, schema, place, sampler);
}

/** An array in a fixture has at most so many items. */
const MOST_ITEMS = 1_000;

/** The array of a length, or of as many items as can be made; none where that is too few. */
function arrayOf(length: number, schema: SchemaObject, place: Place, sampler: Sampler): readonly JsonValue[] {
  if (length > MOST_ITEMS) return [];
  const items: JsonValue[] = [];
  const taken = new Set<string>();
  for (let index = 0; index < length; index += 1) {
    const value = itemOf(index, schema, place, sampler, taken);
    if (value === undefined) return items.length >= (schema.minItems ?? 0) ? [items] : [];
    if (schema.uniqueItems) taken.add(canonicalJson(value));
    items.push(value);
  }
  return [items];
}

/** The value for a place in an array that is none of those taken. */
function itemOf(
  index: number,
  schema: SchemaObject,
  { name, seen, above, at }: Place,
  sampler: Sampler,
  taken: ReadonlySet<string>,
): JsonValue | undefined {
  const inner: Place = {
    schema: itemSchema(schema, index),
    name: schema.uniqueItems ? `${name} ${index + 1}` : name,
    seen: seen.flatMap((value) => (isJsonArray(value) ? value.slice(index, index + 1) : [])),
    above,
    at: [...at, String(index)],
  };
  for (const value of sampler.valuesAt(inner)) {
    if (taken.size === 0 || !taken.has(canonicalJson(value))) return value;
  }
  if (index < (schema.minItems ?? 0)) sampler.isMissing?.(inner);
  return undefined;
}

/** What an item has to be: items beyond the fixed ones are those that the array is to contain. */
function itemSchema(schema: SchemaObject, index: number): Schema {
  const { prefixItems = [], contains, minContains = 1, maxContains = Infinity } = schema;
  const fixed = prefixItems[index];
  if (fixed !== undefined) return fixed;
  const isContained = minContains > 0 && index - prefixItems.length < maxContains;
  if (contains === undefined || !isContained) return schema.items ?? schema.unevaluatedItems ?? true;
  return allOf([contains, schema.items ?? true]);
}
