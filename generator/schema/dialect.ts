import { isJsonObject, type JsonValue, ownValue } from '../json/json.js';

/** The dialects that can be read. After the catalog is built, every schema is in 2020-12. */
export type Dialect = 'draft-04' | 'openapi-3.0' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

/** The dialects of JSON Schema itself, the oldest first. */
export const JSON_SCHEMA_DIALECTS: readonly Dialect[] = [
  'draft-04',
  'draft-06',
  'draft-07',
  '2019-09',
  '2020-12',
];

/** Every dialect. */
export const ALL_DIALECTS: readonly Dialect[] = [...JSON_SCHEMA_DIALECTS, 'openapi-3.0'];

/** A dialect of JSON Schema and all newer ones. */
export function since(first: Dialect): readonly Dialect[] {
  return JSON_SCHEMA_DIALECTS.slice(JSON_SCHEMA_DIALECTS.indexOf(first));
}

/** A dialect of JSON Schema and all older ones. */
export function upTo(last: Dialect): readonly Dialect[] {
  return JSON_SCHEMA_DIALECTS.slice(0, JSON_SCHEMA_DIALECTS.indexOf(last) + 1);
}

/** The dialect of a schema without `$schema`. */
export const DEFAULT_DIALECT: Dialect = '2020-12';

/** The value of `$schema` for each dialect that has one. */
export const URI_OF = {
  'draft-04': 'http://json-schema.org/draft-04/schema',
  'draft-06': 'http://json-schema.org/draft-06/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
} as const satisfies Partial<Record<Dialect, string>>;

/** The URIs that `$schema` may have. */
export const DIALECT_URIS: readonly string[] = Object.values(URI_OF);

const NAMED = Object.keys(URI_OF) as (keyof typeof URI_OF)[];
const BY_URI: ReadonlyMap<string, Dialect> = new Map(NAMED.map((dialect) => [URI_OF[dialect], dialect]));

/** OpenAPI 3.1 has its own name for 2020-12 with the keywords that OpenAPI adds. */
const OPENAPI_DIALECT = /^https:\/\/spec\.openapis\.org\/oas\/3\.[12]\/(?:dialect|schema)\//;

/** The dialect that a schema names with `$schema`; `undefined` for a dialect that cannot be read. */
export function dialectOf(schema: JsonValue, inherited: Dialect = DEFAULT_DIALECT): Dialect | undefined {
  const uri = isJsonObject(schema) ? ownValue(schema, '$schema') : undefined;
  if (uri === undefined) return inherited;
  if (typeof uri !== 'string') return undefined;
  if (OPENAPI_DIALECT.test(uri)) return '2020-12';
  return BY_URI.get(
    uri
      .replace(/^https?:\/\/json-schema\.org\/draft-/, 'http://json-schema.org/draft-')
      .replace(/^http:\/\/json-schema\.org\/draft\//, 'https://json-schema.org/draft/')
      .replace(/#$/, ''),
  );
}

/** True for the dialects before 2019-09, in which `$ref` hides every keyword beside it. */
export function refHidesSiblings(dialect: Dialect): boolean {
  return dialect !== '2019-09' && dialect !== '2020-12';
}

/** True for dialects in which `exclusiveMaximum` and `exclusiveMinimum` are flags for `maximum` and `minimum`. */
export function hasBooleanLimits(dialect: Dialect): boolean {
  return dialect === 'draft-04' || dialect === 'openapi-3.0';
}
