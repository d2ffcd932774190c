import { itemSchema, type SchemaObject } from '../../schema/schema.js';
import { counted } from '../../text/counted.js';
import { at, type Contradiction, type Part } from './contradiction.js';
import { listsOf } from './listed-values.js';
import { inner, isObject } from './parts.js';
import type { Search } from './search.js';

/** An item that must be there and has no value, or too many items or too few. */
export function inItems(parts: readonly Part<SchemaObject>[], search: Search): Contradiction | undefined {
  const least = Math.max(...parts.map(leastOf));
  if (least < 1) return undefined;
  return countOf(parts, least) ?? inEachItem(parts, least, search) ?? inMatches(parts, search);
}

/** How many items a part requires. */
function leastOf({ schema }: Part<SchemaObject>): number {
  return Math.max(schema.minItems ?? 0, matchesOf(schema));
}

/**
 * How many items must match `contains`. Ajv 8.20 accepts an empty array where `prefixItems` is beside it, so that nothing is
 * certain there.
 */
function matchesOf({ contains, prefixItems, minContains = 1 }: SchemaObject): number {
  return contains === undefined || prefixItems !== undefined ? 0 : minContains;
}

function countOf(parts: readonly Part<SchemaObject>[], least: number): Contradiction | undefined {
  for (const part of parts) {
    const { maxContains = Number.POSITIVE_INFINITY, maxItems = Number.POSITIVE_INFINITY } = part.schema;
    const matches = matchesOf(part.schema);
    if (matches > maxContains)
      return at(part, 'bounds', `"minContains" ${matches} is above "maxContains" ${maxContains}`);
    if (least > maxItems)
      return at(part, 'bounds', `"maxItems" is ${maxItems}, and at least ${least} must be there`);
  }
  return undefined;
}

/** Items from this one on are described like those before it, or are not looked at. */
const MOST = 20;

/** The first items: as many as parts describe one by one and an array must have. */
function inEachItem(
  parts: readonly Part<SchemaObject>[],
  least: number,
  search: Search,
): Contradiction | undefined {
  const described = Math.max(...parts.map(({ schema }) => schema.prefixItems?.length ?? 0)) + 1;
  for (let index = 0; index < Math.min(least, described, MOST); index += 1) {
    const items = itemParts(parts, index, search);
    const found = search.find(items, undefined, search);
    if (found) return found;
  }
  return described === 1 ? repeated(parts, least, itemParts(parts, 0, search)) : undefined;
}

function itemParts(parts: readonly Part<SchemaObject>[], index: number, { together }: Search) {
  return parts.flatMap((part) => {
    const { prefixItems, items } = part.schema;
    const isFirst = prefixItems?.[index] !== undefined;
    if (!isFirst && items === undefined) return [];
    const tokens = isFirst ? ['prefixItems', String(index)] : ['items'];
    return together(inner(part, itemSchema(part.schema, index), ...tokens));
  });
}

/** Why there are not as many different items as an array must have. */
function repeated(
  parts: readonly Part<SchemaObject>[],
  least: number,
  items: readonly Part[],
): Contradiction | undefined {
  const distinct = parts.find(({ schema }) => schema.uniqueItems === true);
  if (distinct === undefined || least < 2) return undefined;
  for (const item of items.filter(isObject)) {
    const counts = listsOf(item.schema).map((values) => values.length);
    if (item.schema.type === 'boolean') counts.push(2);
    if (item.schema.type === 'null') counts.push(1);
    const count = Math.min(...counts);
    if (count >= least) continue;
    const reason = `at least ${least} items must be there, all different, and an item has at most ${counted(count, 'value')}`;
    return at(distinct, 'bounds', reason);
  }
  return undefined;
}

/** An item that must be there for `contains`, where every item is described in the same way. */
function inMatches(parts: readonly Part<SchemaObject>[], search: Search): Contradiction | undefined {
  const areAlike = parts.every(({ schema }) => schema.prefixItems === undefined);
  for (const part of parts) {
    const { contains } = part.schema;
    if (contains === undefined || matchesOf(part.schema) < 1) continue;
    const match = search.together(inner(part, contains, 'contains'));
    const found = search.find(
      [...match, ...(areAlike ? itemParts(parts, 0, search) : [])],
      undefined,
      search,
    );
    if (found) return found;
  }
  return undefined;
}
