import type { JsonValue } from '../json/json.js';
import type { TypeName } from './instance-types.js';
import type { ValueForm } from './keyword-row.js';
import { ANNOTATIONS, valueFormOf } from './keyword-sets.js';
import type { KEYWORDS, Keyword } from './keywords.js';

/** A schema of the catalog: 2020-12 with every reference written `#/$defs/<name>` and nothing left to resolve. */
export type Schema = boolean | SchemaObject;

type SchemaMap = Readonly<Record<string, Schema>>;

/** The TypeScript type for each form that a keyword's value has in a schema of the catalog. */
interface ValueTypes extends Record<ValueForm, unknown> {
  readonly schema: Schema;
  readonly list: readonly Schema[];
  readonly map: SchemaMap;
  readonly 'one-or-list': Schema;
  readonly text: string;
  readonly number: number;
  readonly flag: boolean;
  readonly types: TypeName | readonly TypeName[];
  readonly values: readonly JsonValue[];
  readonly examples: readonly JsonValue[];
  readonly names: readonly string[];
  readonly 'name-lists': Readonly<Record<string, readonly string[]>>;
  readonly json: JsonValue;
}

/** The type of a keyword's value in a schema of the catalog. */
export type KeywordValue<K extends Keyword> = ValueTypes[(typeof KEYWORDS)[K]['value']];

/** A schema with its keywords: those of the table in `keywords.ts`. Unknown ones never get this far. */
export type SchemaObject = { readonly [K in Keyword]?: KeywordValue<K> };

const REF_PREFIX = '#/$defs/';

/** The `$ref` that names a definition of the catalog. */
export function refTo(name: string): string {
  return REF_PREFIX + name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The name of the definition that a `$ref` of the catalog leads to. */
export function refName(ref: string): string {
  return ref.slice(REF_PREFIX.length).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The types that a schema allows by its own `type`; undefined when it names none. */
export function typesOf(schema: SchemaObject): readonly TypeName[] | undefined {
  if (schema.type === undefined) return undefined;
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

/** The values to which a schema is limited by name. */
export function valuesOf(schema: SchemaObject): readonly JsonValue[] | undefined {
  return 'const' in schema ? [schema.const ?? null] : schema.enum;
}

/** The JSON type of a value; whole numbers are integers. */
export function typeOfValue(value: JsonValue): TypeName {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  return Array.isArray(value) ? 'array' : 'object';
}

/** True when a list of types names that of a value. */
export function isOfTypes(value: JsonValue, types: readonly TypeName[]): boolean {
  const type = typeOfValue(value);
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** `type` with as few words as possible. */
export function typeList(types: readonly TypeName[]): TypeName | readonly TypeName[] {
  const [only, ...more] = types;
  return only !== undefined && more.length === 0 ? only : types;
}

/** True when the `type` of a schema, and its `const` and `enum`, accept some values of a type. */
export function allowsType(schema: SchemaObject, type: TypeName): boolean {
  const types = typesOf(schema);
  const isNamed =
    types === undefined || types.includes(type) || (type === 'integer' && types.includes('number'));
  const values = valuesOf(schema);
  return isNamed && (values === undefined || values.some((value) => typeOfValue(value) === type));
}

/** The schema of a key in a map such as `properties`; a key such as `constructor` never reaches the prototype. */
export function ownSchema(map: SchemaMap, key: string): Schema | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The schema of an item by its index, as far as `prefixItems` and `items` describe it. */
export function itemSchema({ prefixItems = [], items = true }: SchemaObject, index: number): Schema {
  return prefixItems[index] ?? items;
}

/** Replaces a schema; the tokens lead to it from the one that it is directly in: `['properties', 'id']`. */
type Change = (inner: Schema, tokens: readonly string[]) => Schema;

/**
 * A copy in which every schema directly inside has been replaced; everything else is kept as it is.
 * @param only the keywords whose schemas are replaced; all of them by default
 */
export function mapSubschemas(schema: SchemaObject, change: Change, only?: readonly string[]): SchemaObject {
  const entries = Object.entries(schema).map(([keyword, value]) => [
    keyword,
    only === undefined || only.includes(keyword) ? mapKeyword(keyword, value, change) : value,
  ]);
  return Object.fromEntries(entries);
}

/** What a schema says of validity, all the way down: nothing is left of its annotations. */
export function withoutAnnotations(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const left = Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword));
  return mapSubschemas(Object.fromEntries(left), withoutAnnotations);
}

/** The schemas directly inside one. */
export function innerSchemas(schema: SchemaObject): readonly Schema[] {
  const found: Schema[] = [];
  mapSubschemas(schema, (inner) => {
    found.push(inner);
    return inner;
  });
  return found;
}

function mapKeyword(keyword: string, value: unknown, change: Change): unknown {
  switch (valueFormOf(keyword, '2020-12')) {
    case 'schema':
    case 'one-or-list':
      return change(value as Schema, [keyword]);
    case 'list':
      return (value as readonly Schema[]).map((inner, at) => change(inner, [keyword, String(at)]));
    case 'map':
      return mapValues(value as SchemaMap, (inner, key) => change(inner, [keyword, key]));
    default:
      return value;
  }
}

/** Changes the schemas of a map. Goes by entries, so that a property named `__proto__` stays a property. */
export function mapValues(map: SchemaMap, change: (inner: Schema, key: string) => Schema): SchemaMap {
  return Object.fromEntries(Object.entries(map).map(([key, inner]) => [key, change(inner, key)]));
}
