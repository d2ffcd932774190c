import { canonicalJson, isJsonArray, type JsonValue } from '../json/json.js';
import { keywordsAbout, nothingElse } from '../schema/keywords-about.js';
import { allOf } from '../schema/merge-loose.js';
import type { Schema, SchemaObject } from '../schema/schema.js';
import type { Place, Sampler } from './sampler.js';

/** Arrays by a schema: one of the requested size and then, where values are judged, some of other lengths. */
export function* sampleArrays(schema: SchemaObject, place: Place, sampler: Sampler): Iterable<JsonValue> {
  const plan = planOf(schema);
  const { fixed, demanded, most } = plan;
  const wanted = Math.max(demanded, sampler.size === 'full' ? Math.max(1, fixed) : 0);
  const others = sampler.accepts === undefined ? [] : [demanded, fixed + demanded, 0, 1, 2, fixed];
  for (const length of new Set([Math.min(wanted, most), ...others]))
    if (length <= most) yield* arrayOf(length, plan, place, sampler);
}

/** What a schema demands of an array. */
interface Plan {
  /** The least number of items, and that with those that the array has to contain. */
  readonly least: number;
  readonly demanded: number;
  readonly most: number;
  /** How many items have a schema of their own. */
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
    demanded: Math.max(minItems, contained),
    most: maxItems,
    fixed: prefixItems.length,
    isUnique: uniqueItems,
    itemAt: (index) => {
      const fixed = prefixItems[index];
      if (fixed !== undefined) return fixed;
      // Items after the fixed ones are those that the array has to contain.
      const isContained = minContains > 0 && index - prefixItems.length < maxContains;
      if (contains === undefined || !isContained) return items ?? unevaluatedItems ?? true;
      return allOf([contains, items ?? true]);
    },
  };
}

/** An array in a fixture has at most so many items. */
const MOST_ITEMS = 1_000;

/** The array of a length, or of as many items as can be made; none where that is too few. */
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

/** A value for an item that differs from those that are used already. */
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
  for (const value of sampler.valuesAt(inner)) {
    if (used.size === 0 || !used.has(canonicalJson(value))) return value;
  }
  if (index < plan.least) sampler.isMissing?.(inner);
  return undefined;
}
