import type { Schema, SchemaObject } from '../../catalog/schema.js';
import { arrayLength } from '../kinds.js';
import { annotationsOf, forKind } from './parts.js';
import type { RuleSchema, TypeRule } from './rule.js';

/** Lists of no more items than this are written item by item. */
const LONGEST_TUPLE = 4;

/** True when the type of an array says how many items it has at least, or at most. */
export function saysLength(schema: SchemaObject, keyword: 'minItems' | 'maxItems'): boolean {
  return (schema[keyword] ?? 0) <= longestTuple(schema);
}

/** How many items are written one by one: those that are anyway, and a few that are as short as a name. */
function longestTuple({ prefixItems = [], items = true }: SchemaObject): number {
  return isShort(items) ? Math.max(LONGEST_TUPLE, prefixItems.length) : prefixItems.length;
}

/** True for a schema whose type is a word or two. */
function isShort(schema: Schema): boolean {
  if (typeof schema === 'boolean') return true;
  const { properties, patternProperties, items, prefixItems, allOf, anyOf, oneOf, enum: list = [] } = schema;
  const inner = [properties, patternProperties, items, prefixItems, allOf, anyOf, oneOf];
  return inner.every((keyword) => keyword === undefined) && list.length <= LONGEST_TUPLE;
}

/** Rules about arrays that say nothing but what arrays are like. */
export const ARRAY_RULES: readonly TypeRule[] = [
  {
    name: 'an array of few items is a tuple',
    apply: forKind('array', (schema, { kindsOf }) => {
      const { prefixItems = [], items = true } = schema;
      const { least, most } = arrayLength(schema, kindsOf);
      const longest = longestTuple(schema);
      const isBounded = (least > 0 && least <= longest) || most <= longest;
      if (prefixItems.length === 0 && !isBounded) return arrayOf(schema, items);
      const end = most <= longest ? most : undefined;
      if (end === 0) return { ...annotationsOf(schema), tsType: '[]' };
      const start = least <= longest ? least : 0;
      const length = end ?? Math.max(prefixItems.length, start);
      const cells = Array.from({ length }, (_, at) => prefixItems[at] ?? items);
      return {
        ...annotationsOf(schema),
        type: 'array',
        prefixItems: cells,
        minItems: Math.min(start, length),
        items: end === undefined ? items : false,
      };
    }),
  },
];

function arrayOf(schema: RuleSchema, items: Schema): RuleSchema {
  return { ...annotationsOf(schema), type: 'array', items };
}
