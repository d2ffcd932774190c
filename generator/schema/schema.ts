import type { JsonValue } from '../json/json.js';
import { keywordShape } from './keywords.js';

/** The JSON types that `type` can name. */
export type TypeName = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/** A schema of the catalog: 2020-12 with every reference written `#/$defs/<name>` and nothing left to resolve. */
export type Schema = boolean | SchemaObject;

type SchemaMap = Readonly<Record<string, Schema>>;

/** The keywords that the catalog keeps. Unknown ones never get this far. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly JsonValue[];
  readonly default?: JsonValue;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  /** The value is a secret: shown in documentation, kept out of logs. */
  readonly 'x-secret'?: boolean;
  readonly type?: TypeName | readonly TypeName[];
  readonly const?: JsonValue;
  readonly enum?: readonly JsonValue[];
  readonly format?: string;
  readonly pattern?: string;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly properties?: SchemaMap;
  readonly patternProperties?: SchemaMap;
  readonly dependentSchemas?: SchemaMap;
  readonly additionalProperties?: Schema;
  readonly unevaluatedProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly unevaluatedItems?: Schema;
  readonly contains?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}

/** Keywords that describe and do not constrain. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'x-secret',
  'contentEncoding',
  'contentMediaType',
]);

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

/** Replaces a schema; the tokens lead to it from the one that it is directly in: `['properties', 'id']`. */
type Change = (inner: Schema, tokens: readonly string[]) => Schema;

/** A copy in which every schema directly inside has been replaced; everything else is kept as it is. */
export function mapSubschemas(schema: SchemaObject, change: Change): SchemaObject {
  const entries = Object.entries(schema).map(([keyword, value]) => [
    keyword,
    mapKeyword(keyword, value, change),
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
  switch (keywordShape(keyword, '2020-12')) {
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
