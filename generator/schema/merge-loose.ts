import { canonicalJson, type JsonValue } from '../json/json.js';
import { commonTypes, commonValues, keywordValue } from './merge-exact.js';
import { ANNOTATIONS, isOfTypes, type Schema, type SchemaObject, typesOf, valuesOf } from './schema.js';

/**
 * A schema from which values can be made that two schemas accept, or undefined where no value can be. It has no
 * applicators that choose (`readings` has taken them apart). Unlike a conjunction it may say a little more or less
 * than the two together: what is made from it has to be held against them.
 */
export function mergeLoose(a: SchemaObject, b: SchemaObject): SchemaObject | undefined {
  const type = a.type !== undefined && b.type !== undefined ? commonTypes(a, b) : (a.type ?? b.type);
  if (type === undefined && a.type !== undefined) return undefined;
  const values = valuesOfBoth(a, b, type === undefined ? undefined : typesOf({ type }));
  if (values?.length === 0) return undefined;
  const merged: Record<string, unknown> = { ...b, ...a };
  for (const keyword of Object.keys(a)) {
    if (keyword in b && !ANNOTATIONS.has(keyword)) merged[keyword] = together(keyword, a, b);
  }
  const { const: _const, enum: _enum, ...rest } = merged as SchemaObject;
  return {
    ...rest,
    ...(type !== undefined && { type }),
    ...(values !== undefined && { enum: values }),
    ...mergeMembers(a, b),
    ...mergeItems(a, b),
  };
}

/** One schema for several that hold at once. */
export function allOf(schemas: readonly Schema[]): Schema {
  const [only = true, ...more] = schemas.filter((one) => one !== true);
  if (schemas.includes(false)) return false;
  return more.length === 0 ? only : { allOf: [only, ...more] };
}

/** What a schema says of a property by its own keywords, as far as they name it. */
export function propertySchema(schema: SchemaObject, key: string): Schema | undefined {
  const { properties = {}, patternProperties = {} } = schema;
  const byName = Object.hasOwn(properties, key) ? [properties[key] ?? true] : [];
  const byPattern = Object.entries(patternProperties)
    .filter(([pattern]) => new RegExp(pattern, 'u').test(key))
    .map(([, inner]) => inner);
  const said = [...byName, ...byPattern];
  return said.length === 0 ? schema.additionalProperties : allOf(said);
}

/** The values that both name, as far as either does, of the types that there may be. */
function valuesOfBoth(
  a: SchemaObject,
  b: SchemaObject,
  types: ReturnType<typeof typesOf>,
): readonly JsonValue[] | undefined {
  const [left, right] = [valuesOf(a), valuesOf(b)];
  const common = left && right ? (commonValues(left, right) ?? []) : (left ?? right);
  return common?.filter((one) => types === undefined || isOfTypes(one, types));
}

function together(keyword: string, a: SchemaObject, b: SchemaObject): unknown {
  const [left, right]: readonly unknown[] = [keywordValue(a, keyword), keywordValue(b, keyword)];
  if (canonicalJson(left as JsonValue) === canonicalJson(right as JsonValue)) return left;
  switch (keyword) {
    case 'minimum':
    case 'exclusiveMinimum':
    case 'minLength':
    case 'minItems':
    case 'minProperties':
    case 'minContains':
      return Math.max(left as number, right as number);
    case 'maximum':
    case 'exclusiveMaximum':
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
    case 'maxContains':
      return Math.min(left as number, right as number);
    case 'multipleOf':
      return commonMultiple(left as number, right as number);
    case 'uniqueItems':
      return left === true || right === true;
    case 'required':
      return [...new Set([...(left as readonly string[]), ...(right as readonly string[])])];
    case 'pattern':
      return bothPatterns(left as string, right as string);
    case 'not':
      return { anyOf: [left, right] };
    case 'propertyNames':
    case 'contains':
    case 'unevaluatedProperties':
    case 'unevaluatedItems':
      return allOf([left as Schema, right as Schema]);
    case 'dependentRequired':
      return unite(a.dependentRequired, b.dependentRequired, (one, other) => [...one, ...other]);
    case 'dependentSchemas':
      return unite(a.dependentSchemas, b.dependentSchemas, (one, other) => allOf([one, other]));
    default:
      return left;
  }
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

/** The least number that both divide, as far as their digits allow; their product where it cannot be told. */
function commonMultiple(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  for (let times = 1; times <= 1_000; times += 1) {
    if (Number.isInteger((large * times) / small)) return large * times;
  }
  return a * b;
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

/** Properties: what one of the two names, the other may speak of by a pattern, or as one of all others. */
function mergeMembers(a: SchemaObject, b: SchemaObject): SchemaObject {
  const names = new Set([...Object.keys(b.properties ?? {}), ...Object.keys(a.properties ?? {})]);
  const properties = [...names].map((key): [string, Schema] => [
    key,
    allOf([propertySchema(a, key) ?? true, propertySchema(b, key) ?? true]),
  ]);
  const patterns = unite(a.patternProperties, b.patternProperties, (one, other) => allOf([one, other]));
  const others = [a.additionalProperties, b.additionalProperties].filter((one) => one !== undefined);
  return {
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(Object.keys(patterns).length > 0 && { patternProperties: patterns }),
    ...(others.length > 0 && { additionalProperties: allOf(others) }),
  };
}

function mergeItems(a: SchemaObject, b: SchemaObject): SchemaObject {
  const length = Math.max(a.prefixItems?.length ?? 0, b.prefixItems?.length ?? 0);
  const at = (schema: SchemaObject, index: number): Schema =>
    schema.prefixItems?.[index] ?? schema.items ?? true;
  const items = [a.items, b.items].filter((one) => one !== undefined);
  return {
    ...(length > 0 && {
      prefixItems: Array.from({ length }, (_, index) => allOf([at(a, index), at(b, index)])),
    }),
    ...(items.length > 0 && { items: allOf(items) }),
  };
}
