import type { JsonValue } from '../json/json.js';
import type { TypeName } from './instance-types.js';
import type { ValueForm } from './keyword-row.js';
import { ANNOTATIONS, valueFormOf } from './keyword-sets.js';
import type { KEYWORDS, Keyword } from './keywords.js';

/** A schema of the catalog: 2020-12, with every reference written as `#/$defs/<name>` and resolved. */
export type Schema = boolean | SchemaObject;

type SchemaMap = Readonly<Record<string, Schema>>;

/** The TypeScript type of each form of keyword value in a schema of the catalog. */
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

/** A schema object, with the keywords of the table in `keywords.ts`. Unknown keywords are removed before this. */
export type SchemaObject = { readonly [K in Keyword]?: KeywordValue<K> };

const REF_PREFIX = '#/$defs/';

/** The `$ref` that names a definition of the catalog. */
export function refTo(name: string): string {
  return REF_PREFIX + name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The name of the definition that a `$ref` of the catalog leads to. */
export function refName(ref: string): string {
  const name = ref.slice(REF_PREFIX.length);
  return name.includes('~') ? name.replaceAll('~1', '/').replaceAll('~0', '~') : name;
}

/** True for a schema that is nothing but a reference. */
export function isOnlyReference(schema: Schema): schema is SchemaObject & { readonly $ref: string } {
  return typeof schema === 'object' && schema.$ref !== undefined && Object.keys(schema).length === 1;
}

/** The name of the definition that a schema is nothing but a reference to; undefined for any other schema. */
export function referredName(schema: Schema): string | undefined {
  return isOnlyReference(schema) ? refName(schema.$ref) : undefined;
}

/** The types in a schema's own `type`; undefined without `type`. */
export function typesOf(schema: SchemaObject): readonly TypeName[] | undefined {
  if (schema.type === undefined) return undefined;
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

/** The values that a schema lists with `const` or `enum`; undefined where it lists none. */
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

/** True when a list of types includes that of a value. */
export function isOfTypes(value: JsonValue, types: readonly TypeName[]): boolean {
  return includesType(types, typeOfValue(value));
}

/** True where a list of types has a type. `number` has the whole numbers too. */
export function includesType(types: readonly TypeName[], type: TypeName): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** The shortest form of `type`: one name instead of a list of one. */
export function typeList(types: readonly TypeName[]): TypeName | readonly TypeName[] {
  const [only, ...more] = types;
  return only !== undefined && more.length === 0 ? only : types;
}

/** True when a schema's `type`, `const` and `enum` accept some values of a type. */
export function allowsType(schema: SchemaObject, type: TypeName): boolean {
  const types = typesOf(schema);
  const isNamed = types === undefined || includesType(types, type);
  const values = valuesOf(schema);
  return isNamed && (values === undefined || values.some((value) => typeOfValue(value) === type));
}

/** The schema at a key of a map such as `properties`. A key such as `constructor` never reaches the prototype. */
export function ownSchema(map: SchemaMap, key: string): Schema | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The schema of the item at an index, as far as `prefixItems` and `items` describe it. */
export function itemSchema({ prefixItems = [], items = true }: SchemaObject, index: number): Schema {
  return prefixItems[index] ?? items;
}

/** Replaces a subschema. The tokens lead to it from the schema that directly contains it: `['properties', 'id']`. */
type Change = (inner: Schema, tokens: readonly string[]) => Schema;

/**
 * A copy in which every direct subschema is replaced; everything else is kept.
 * @param only the keywords whose schemas are replaced; all by default
 */
export function mapSubschemas(schema: SchemaObject, change: Change, only?: readonly string[]): SchemaObject {
  const copy: Record<string, unknown> = { ...schema };
  for (const keyword of Object.keys(schema))
    if (only === undefined || only.includes(keyword))
      copy[keyword] = mapKeyword(keyword, copy[keyword], change);
  return copy;
}

/** A copy without annotations, all the way down: only what affects validity. */
export function withoutAnnotations(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const left = Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword));
  return mapSubschemas(Object.fromEntries(left), withoutAnnotations);
}

/** The direct subschemas of a schema. */
export function innerSchemas(schema: SchemaObject): readonly Schema[] {
  // Schemas are walked more often than anything else: this makes one list, and pairs for none of the keywords.
  const found: Schema[] = [];
  for (const keyword of Object.keys(schema) as Keyword[])
    for (const inner of schemasIn(keyword, schema[keyword])) found.push(inner);
  return found;
}

/** The schemas in the value of a keyword; none where the keyword has none. */
export function schemasIn(keyword: string, value: unknown): readonly Schema[] {
  switch (valueFormOf(keyword, '2020-12')) {
    case 'schema':
    case 'one-or-list':
      return [value as Schema];
    case 'list':
      return value as readonly Schema[];
    case 'map':
      return Object.values(value as SchemaMap);
    default:
      return [];
  }
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

/** Changes the schemas of a map. In a copy that has it already, a property named `__proto__` stays a property. */
export function mapValues(map: SchemaMap, change: (inner: Schema, key: string) => Schema): SchemaMap {
  const copy: Record<string, Schema> = { ...map };
  for (const [key, inner] of Object.entries(map)) copy[key] = change(inner, key);
  return copy;
}
