import { canonicalJson, type JsonValue } from '../json/json.js';
import { ANNOTATIONS, refName, type Schema, type SchemaObject, type TypeName, typesOf } from './schema.js';

/** Finds the definition behind a `$ref`. */
export type LookUp = (name: string) => Schema | undefined;

/**
 * Keywords whose meaning hangs on their neighbours (`additionalProperties` on `properties`, `then` on `if`): a schema
 * that has one of them keeps to itself.
 */
const ENTANGLED: readonly string[] = [
  'additionalProperties',
  'patternProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'prefixItems',
  'items',
  'contains',
  'minContains',
  'maxContains',
  'if',
  'then',
  'else',
];

/**
 * One schema that says what two say together, or undefined where that cannot be written without losing or changing
 * something. Annotations are those of the first that has them.
 */
export function mergeExact(a: SchemaObject, b: SchemaObject, lookUp: LookUp): SchemaObject | undefined {
  if (Object.keys(a).length === 0) return b;
  if (Object.keys(b).length === 0) return a;
  if (says(a) === 0 || says(b) === 0) return { ...b, ...a };
  const closed = [a, b].find((one) => one.additionalProperties !== undefined);
  const isRefined = closed !== undefined && refines(closed === a ? b : a, closed);
  const entangled = ENTANGLED.filter((keyword) => !isRefined || keyword !== 'additionalProperties');
  if (entangled.some((keyword) => keyword in a || keyword in b)) return undefined;
  const merged: Record<string, unknown> = { ...b, ...a };
  for (const keyword of Object.keys(a).filter((one) => one in b)) {
    const value = together(keyword, a, b, lookUp);
    if (value === undefined) return undefined;
    merged[keyword] = value;
  }
  return merged;
}

/** How many keywords say something of validity. */
function says(schema: SchemaObject): number {
  return Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword)).length;
}

/** True for a schema that speaks of no property but those that another one lists: what that says of others is left as it is. */
function refines(schema: SchemaObject, listing: SchemaObject): boolean {
  const listed = listing.properties ?? {};
  const isSilent = schema.additionalProperties === undefined && schema.patternProperties === undefined;
  return isSilent && Object.keys(schema.properties ?? {}).every((key) => Object.hasOwn(listed, key));
}

function together(keyword: string, a: SchemaObject, b: SchemaObject, lookUp: LookUp): unknown {
  const [left, right] = [keywordValue(a, keyword), keywordValue(b, keyword)];
  if (ANNOTATIONS.has(keyword) || canonicalJson(left) === canonicalJson(right)) return left;
  switch (keyword) {
    case 'type':
      return commonTypes(a, b);
    case 'required':
      return [...new Set([...(b.required ?? []), ...(a.required ?? [])])];
    case 'enum':
      return commonValues(a.enum ?? [], b.enum ?? []);
    case 'properties':
      return mergeProperties(a, b, lookUp);
    case 'allOf':
      return [...(a.allOf ?? []), ...(b.allOf ?? [])];
    default:
      return undefined;
  }
}

/** What a schema has at a keyword. */
export function keywordValue(schema: SchemaObject, keyword: string): JsonValue {
  return (schema as Readonly<Record<string, JsonValue>>)[keyword] ?? null;
}

/** The values of both lists; undefined where there is none. */
export function commonValues(
  left: readonly JsonValue[],
  right: readonly JsonValue[],
): readonly JsonValue[] | undefined {
  const known = new Set(right.map(canonicalJson));
  const common = left.filter((value) => known.has(canonicalJson(value)));
  return common.length === 0 ? undefined : common;
}

/** The types that both schemas allow; undefined where there is none. */
export function commonTypes(a: SchemaObject, b: SchemaObject): TypeName | readonly TypeName[] | undefined {
  const [left, right] = [typesOf(a) ?? [], typesOf(b) ?? []];
  const allows = (types: readonly TypeName[], type: TypeName): boolean =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const common = [...new Set([...left, ...right])].filter(
    (type) => allows(left, type) && allows(right, type),
  );
  const [only] = common;
  return common.length === 0 ? undefined : common.length === 1 ? only : common;
}

/** The properties of both, in the order of the second: it is the base that the first one refines. */
function mergeProperties(a: SchemaObject, b: SchemaObject, lookUp: LookUp): Readonly<Record<string, Schema>> {
  const [refined, base] = [a.properties ?? {}, b.properties ?? {}];
  const keys = new Set([...Object.keys(base), ...Object.keys(refined)]);
  return Object.fromEntries(
    [...keys].map((key): [string, Schema] => {
      const [own, inherited] = [ownSchema(refined, key), ownSchema(base, key)];
      if (own === undefined) return [key, inherited ?? true];
      return [key, inherited === undefined ? own : both(own, inherited, lookUp)];
    }),
  );
}

function ownSchema(map: Readonly<Record<string, Schema>>, key: string): Schema | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** What a property must satisfy when two schemas speak of it. */
function both(a: Schema, b: Schema, lookUp: LookUp): Schema {
  if (a === false || b === false) return false;
  if (a === true) return b;
  if (b === true) return a;
  const shorter = absorbType(a, b, lookUp) ?? absorbType(b, a, lookUp);
  const inline = a.$ref === undefined && b.$ref === undefined;
  return shorter ?? (inline ? mergeExact(a, b, lookUp) : undefined) ?? { allOf: [a, b] };
}

/** A schema needs no `type` beside it that it implies anyway; the annotations of both stay. */
function absorbType(a: SchemaObject, b: SchemaObject, lookUp: LookUp): SchemaObject | undefined {
  if (!Object.keys(b).every((keyword) => keyword === 'type' || ANNOTATIONS.has(keyword))) return undefined;
  const target = a.$ref === undefined ? a : lookUp(refName(a.$ref));
  if (typeof target !== 'object') return undefined;
  const [implied, wanted] = [typesOf(target), typesOf(b)];
  const { type: _type, ...annotations } = b;
  return wanted === undefined || implied?.every((type) => wanted.includes(type))
    ? { ...annotations, ...a }
    : undefined;
}
