import { isJsonScalar } from '../../json/json.js';
import { arrayLength } from '../../schema/coverage.js';
import { type Schema, type SchemaObject, valuesOf } from '../../schema/schema.js';
import { literals } from '../literals.js';
import { distinctTuples } from './distinct-tuples.js';
import type { RuleSchema, TypeRule } from './rule.js';
import { annotationsOf, forType } from './schema-helpers.js';

/** Arrays with at most this many items are written as tuples. */
const LONGEST_TUPLE = 4;

/** True when the type of an array expresses its `minItems` or `maxItems`. */
export function expressesLength(schema: SchemaObject, keyword: 'minItems' | 'maxItems'): boolean {
  return (schema[keyword] ?? 0) <= longestTuple(schema);
}

/** True when the type of an array expresses `contains`: one value that is a string, a number, a boolean or null. */
export function expressesContained(schema: SchemaObject): boolean {
  const { minContains = 1 } = schema;
  return literalIn(schema) !== undefined && minContains === 1 && schema.maxContains === undefined;
}

/**
 * The longest tuple that is written for an array: as long as `prefixItems`, or a few items when their type is short.
 */
function longestTuple({ prefixItems = [], items = true }: SchemaObject): number {
  return isShort(items) ? Math.max(LONGEST_TUPLE, prefixItems.length) : prefixItems.length;
}

/** True for a schema with a short type, such as a name. */
function isShort(schema: Schema): boolean {
  if (typeof schema === 'boolean') return true;
  const { properties, patternProperties, items, prefixItems, allOf, anyOf, oneOf, enum: list = [] } = schema;
  const inner = [properties, patternProperties, items, prefixItems, allOf, anyOf, oneOf];
  return inner.every((keyword) => keyword === undefined) && list.length <= LONGEST_TUPLE;
}

/** Rules about schemas that only constrain arrays. */
export const ARRAY_RULES: readonly TypeRule[] = [
  {
    name: 'an array that has to contain a value has it among its items',
    apply: forType('array', (schema, { coverageOf }) => {
      const literal = literalIn(schema);
      const { contains: _contains, minContains: _least, maxContains: _most, description, ...list } = schema;
      if (literal === undefined) return schema;
      const part: RuleSchema = { type: 'array', tsType: `{ indexOf: (item: ${literal}) => number }` };
      return {
        ...(description !== undefined && { description }),
        allOf: [{ ...list, minItems: arrayLength(schema, coverageOf).least }, part],
      };
    }),
  },
  {
    name: 'a short list of distinct values is one of a few tuples',
    apply: forType('array', (schema, { coverageOf }) => {
      const tuples = distinctTuples(schema, coverageOf);
      return tuples === undefined ? schema : { ...annotationsOf(schema), ...tuples };
    }),
  },
  {
    name: 'an array of few items is a tuple',
    apply: forType('array', (schema, { coverageOf }) => {
      const { prefixItems = [], items = true } = schema;
      const { least, most } = arrayLength(schema, coverageOf);
      const longest = longestTuple(schema);
      const isBounded = (least > 0 && least <= longest) || most <= longest;
      if (prefixItems.length === 0 && !isBounded) return arrayOf(schema, items);
      const end = most <= longest ? most : undefined;
      if (end === 0) return { ...annotationsOf(schema), enum: [[]] };
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

/** The type of the single scalar that an array must contain at least once. */
function literalIn({ contains, minContains = 1 }: SchemaObject): string | undefined {
  if (typeof contains !== 'object' || minContains < 1) return undefined;
  const { type: _type, ...rest } = contains;
  const [value, ...more] = valuesOf(rest) ?? [];
  const isPlain = Object.keys(rest).every((keyword) => keyword === 'const' || keyword === 'enum');
  const isOne = isPlain && more.length === 0 && value !== undefined && isJsonScalar(value);
  return isOne ? literals([value]) : undefined;
}
