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
 * A schema from which values can be made that two schemas accept, or undefined where no value can be. It is for schemas
 * without `$ref` and without choices: `expandLoosely` has taken those apart. Unlike `mergeExact`, it may mean a little
 * more or less than the two together: what is made from it has to be checked against them.
 */
export function mergeLoose(a: SchemaObject, b: SchemaObject, lookUp: LookUp): SchemaObject | undefined {
  const merged = mergeKeywords(listed(a), listed(b), lookUp, (keyword) => RULES[rowOf(keyword).loose]);
  return merged && withFittingValues({ ...merged, ...mergeMembers(a, b), ...mergeItems(a, b) });
}

/** One schema for several that hold at once. */
export function allOf(schemas: readonly Schema[]): Schema {
  const [only = true, ...more] = schemas.filter((one) => one !== true);
  if (schemas.includes(false)) return false;
  return more.length === 0 ? only : { allOf: [only, ...more] };
}

/** What a schema demands of a property by its own keywords, as far as they name it. */
export function propertySchema(schema: SchemaObject, key: string): Schema | undefined {
  const byName = ownSchema(schema.properties ?? {}, key);
  const byPattern = Object.entries(schema.patternProperties ?? {})
    .filter(([pattern]) => new RegExp(pattern, 'u').test(key))
    .map(([, inner]) => inner);
  const demanded = [...(byName === undefined ? [] : [byName]), ...byPattern];
  return demanded.length === 0 ? schema.additionalProperties : allOf(demanded);
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

/** The schema with its one value as a list. */
function listed(schema: SchemaObject): SchemaObject {
  if (!('const' in schema)) return schema;
  const { const: value = null, ...rest } = schema;
  return { ...rest, enum: [value] };
}

/** The schema without listed values of other types than its own; undefined where none is left. */
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

/** A pattern for texts that match two; one of them where they have groups of the same name. */
function bothPatterns(left: string, right: string): string {
  const pattern = `(?=[^]*?(?:${left}))[^]*?(?:${right})`;
  try {
    return new RegExp(pattern, 'u').source;
  } catch {
    return left;
  }
}

/** The least number that both divide, as far as their digits allow; their product where it cannot be found. */
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

/** Properties: one that one of the two names may match a pattern of the other, or be one of all others there. */
function mergeMembers(a: SchemaObject, b: SchemaObject): SchemaObject {
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
