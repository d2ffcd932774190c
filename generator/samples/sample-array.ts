import { canonicalJson, isJsonArray, type JsonValue } from '../json/json.js';
import { keywordsAbout, nothingElse } from '../schema/keywords-about.js';
import { allOf } from '../schema/merge-loose.js';
import type { Schema, SchemaObject } from '../schema/schema.js';
import { first, type Place, type Sampler } from './sampler.js';

/** Arrays for a schema: one of the requested size and then, where values are checked, some of other lengths. */
export function* sampleArrays(schema: SchemaObject, place: Place, sampler: Sampler): Iterable<JsonValue> {
  const plan = planOf(schema);
  const { fixed, needed, most } = plan;
  const requested = Math.max(needed, sampler.size === 'full' ? Math.max(1, fixed) : 0);
  const others = sampler.accepts === undefined ? [] : [needed, fixed + needed, 0, 1, 2, fixed];
  for (const length of new Set([Math.min(requested, most), ...others]))
    if (length <= most) yield* arrayOf(length, plan, place, sampler);
}

/** What a schema requires of an array. */
interface Plan {
  /** The least number of items, without and with those that `contains` requires. */
  readonly least: number;
  readonly needed: number;
  readonly most: number;
  /** The number of items with a schema of their own. */
  readonly fixed: number;
  readonly isUnique: boolean;
  readonly itemAt: (index: number) => Schema;
}

function planOf(schema: SchemaObject): Plan {
  const { prefixItems = [], items, unevaluatedItems, minItems = 0, ...more } = keywordsAbout(schema, 'array');
  const { maxItems = Infinity, uniqueItems = false, contains, minContains = 1, ...last } = more;
  const { maxContains = Infinity, ...rest } = last;
  nothingElse(rest);
  const contained = contains === undefined ? 0 : minContains;
  return {
    least: minItems,
    needed: Math.max(minItems, contained),
    most: maxItems,
    fixed: prefixItems.length,
    isUnique: uniqueItems,
    itemAt: (index) => {
      const fixed = prefixItems[index];
      if (fixed !== undefined) return fixed;
      // The items after the fixed ones satisfy `contains`.
      const isContained = minContains > 0 && index - prefixItems.length < maxContains;
      if (contains === undefined || !isContained) return items ?? unevaluatedItems ?? true;
      return allOf([contains, items ?? true]);
    },
  };
}

/** The most items of an array in a fixture. */
const MOST_ITEMS = 1_000;

/** An array of the given length, or of as many items as can be made; none where that is too few. */
function arrayOf(length: number, plan: Plan, place: Place, sampler: Sampler): readonly JsonValue[] {
  if (length > MOST_ITEMS) return [];
  const items: JsonValue[] = [];
  const used = new Set<string>();
  for (let index = 0; index < length; index += 1) {
    const value = itemOf(index, plan, place, sampler, used);
    if (value === undefined) return items.length >= plan.least ? [items] : [];
    if (plan.isUnique) used.add(canonicalJson(value));
    items.push(value);
  }
  return [items];
}

/** A value for an item that differs from the used ones. */
function itemOf(
  index: number,
  plan: Plan,
  { name, exampleValues, above, at }: Place,
  sampler: Sampler,
  used: ReadonlySet<string>,
): JsonValue | undefined {
  const inner: Place = {
    schema: plan.itemAt(index),
    name: plan.isUnique ? `${name} ${index + 1}` : name,
    exampleValues: exampleValues.flatMap((value) =>
      isJsonArray(value) ? value.slice(index, index + 1) : [],
    ),
    above,
    at: [...at, String(index)],
  };
  const value = used.size === 0 ? sampler.valueAt(inner) : first(unused(sampler.valuesAt(inner), used));
  if (value === undefined && index < plan.least) sampler.isMissing?.(inner);
  return value;
}

function* unused(values: Iterable<JsonValue>, used: ReadonlySet<string>): Iterable<JsonValue> {
  for (const value of values) if (!used.has(canonicalJson(value))) yield value;
}
