import { BoundedExpression } from '../patterns/bounded-expression.js';
import { isMultipleOf } from '../runtime/numbers.js';
import { timesDecimal } from './decimal.js';
import type { LooseMerge } from './keyword-row.js';
import { rowOf } from './keyword-sets.js';
import type { Keyword } from './keywords.js';
import type { LookUp } from './look-up.js';
import { type MergeRule, mergeKeywords, SHARED_RULES } from './merge.js';
import {
  isOfTypes,
  itemSchema,
  ownSchema,
  type Schema,
  type SchemaObject,
  typesOf,
  valuesOf,
} from './schema.js';

/**
 * Merges two schemas into one from which values for both can be made, or gives undefined where no value can match both.
 * The schemas must have no `$ref` and no choices: `expandLoosely` has expanded those. Unlike `mergeExact`, the result
 * may mean slightly more or less than the two together, so check values made from it against both.
 */
export function mergeLoose(a: SchemaObject, b: SchemaObject, lookUp: LookUp): SchemaObject | undefined {
  const merged = mergeKeywords(
    constAsEnum(a),
    constAsEnum(b),
    lookUp,
    (keyword) => RULES[rowOf(keyword).loose],
  );
  return merged && withFittingValues({ ...merged, ...mergeProperties(a, b), ...mergeItems(a, b) });
}

/** One schema for several that apply together. */
export function allOf(schemas: readonly Schema[]): Schema {
  const [only = true, ...more] = schemas.filter((one) => one !== true);
  if (schemas.includes(false)) return false;
  return more.length === 0 ? only : { allOf: [only, ...more] };
}

/** The schema of a property by the keywords that apply to its name. */
export function propertySchema(schema: SchemaObject, key: string): Schema | undefined {
  const byName = ownSchema(schema.properties ?? {}, key);
  const byPattern = Object.entries(schema.patternProperties ?? {})
    .filter(([pattern]) => new BoundedExpression(pattern).test(key))
    .map(([, inner]) => inner);
  const found = [...(byName === undefined ? [] : [byName]), ...byPattern];
  return found.length === 0 ? schema.additionalProperties : allOf(found);
}

const first: MergeRule = (a, _b, keyword) => a[keyword];

const RULES: Readonly<Record<LooseMerge, MergeRule>> = {
  ...SHARED_RULES,
  first,
  group: first,
  greatest: (a, b, keyword) => Math.max(numberAt(a, keyword), numberAt(b, keyword)),
  smallest: (a, b, keyword) => Math.min(numberAt(a, keyword), numberAt(b, keyword)),
  multiple: (a, b, keyword) => commonMultiple(numberAt(a, keyword), numberAt(b, keyword)),
  either: (a, b, keyword) => a[keyword] === true || b[keyword] === true,
  'both-patterns': ({ pattern: left = '' }, { pattern: right = '' }) => bothPatterns(left, right),
  'none-of': (a, b, keyword) => ({ anyOf: [a[keyword], b[keyword]] }),
  'all-of': (a, b, keyword) => allOf([a[keyword] as Schema, b[keyword] as Schema]),
  'lists-by-key': (a, b) =>
    unite(a.dependentRequired, b.dependentRequired, (one, other) => [...one, ...other]),
  'schemas-by-key': (a, b) => unite(a.dependentSchemas, b.dependentSchemas, bothSchemas),
};

/** The schema with `const` written as `enum`. */
function constAsEnum(schema: SchemaObject): SchemaObject {
  if (!('const' in schema)) return schema;
  const { const: value = null, ...rest } = schema;
  return { ...rest, enum: [value] };
}

/** The schema without listed values of other types than its own; undefined where no value is left. */
function withFittingValues(schema: SchemaObject): SchemaObject | undefined {
  const [values, types] = [valuesOf(schema), typesOf(schema)];
  if (values === undefined) return schema;
  const fitting = types === undefined ? values : values.filter((value) => isOfTypes(value, types));
  return fitting.length === 0 ? undefined : { ...schema, enum: fitting };
}

function numberAt(schema: SchemaObject, keyword: Keyword): number {
  return schema[keyword] as number;
}

function bothSchemas(one: Schema, other: Schema): Schema {
  return allOf([one, other]);
}

/** A pattern for strings that match both; one of the two where they have groups of the same name. */
function bothPatterns(left: string, right: string): string {
  const pattern = `(?=[^]*?(?:${left}))[^]*?(?:${right})`;
  try {
    return new RegExp(pattern, 'u').source;
  } catch {
    return left;
  }
}

/** The smallest common multiple, as far as the digits allow; the product where it is not found. */
function commonMultiple(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  for (let times = 1; times <= 1_000; times += 1) {
    const multiple = timesDecimal(times, large);
    if (isMultipleOf(multiple, small)) return multiple;
  }
  return timesDecimal(a, b);
}

function unite<T>(
  a: Readonly<Record<string, T>> = {},
  b: Readonly<Record<string, T>> = {},
  both: (one: T, other: T) => T,
): Readonly<Record<string, T>> {
  const merged = new Map(Object.entries(b));
  for (const [key, one] of Object.entries(a)) {
    const other = merged.get(key);
    merged.set(key, other === undefined ? one : both(one, other));
  }
  return Object.fromEntries(merged);
}

/**
 * Merges the keywords of properties. A property that one schema names may match a pattern of the other, or be one of
 * its additional properties.
 */
function mergeProperties(a: SchemaObject, b: SchemaObject): SchemaObject {
  const names = new Set([...Object.keys(b.properties ?? {}), ...Object.keys(a.properties ?? {})]);
  const properties = [...names].map((key): [string, Schema] => [
    key,
    allOf([propertySchema(a, key) ?? true, propertySchema(b, key) ?? true]),
  ]);
  const patterns = unite(a.patternProperties, b.patternProperties, bothSchemas);
  const others = [a.additionalProperties, b.additionalProperties].filter((one) => one !== undefined);
  return {
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(Object.keys(patterns).length > 0 && { patternProperties: patterns }),
    ...(others.length > 0 && { additionalProperties: allOf(others) }),
  };
}

function mergeItems(a: SchemaObject, b: SchemaObject): SchemaObject {
  const length = Math.max(a.prefixItems?.length ?? 0, b.prefixItems?.length ?? 0);
  const items = [a.items, b.items].filter((one) => one !== undefined);
  return {
    ...(length > 0 && {
      prefixItems: Array.from({ length }, (_, at) => allOf([itemSchema(a, at), itemSchema(b, at)])),
    }),
    ...(items.length > 0 && { items: allOf(items) }),
  };
}
