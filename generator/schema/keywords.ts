import type { Dialect } from './dialect.js';

/**
 * What a keyword holds: one schema, a list or a map of them, one or a list (`items` of old), a map of schemas or
 * name lists (`dependencies`), or a plain value in which no schema is looked for.
 */
export type KeywordShape = 'schema' | 'list' | 'map' | 'one-or-list' | 'dependencies' | 'value';

interface Keyword {
  readonly shape: KeywordShape;
  readonly dialects: readonly Dialect[];
}

const JSON_SCHEMA: readonly Dialect[] = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'];
const ALL: readonly Dialect[] = [...JSON_SCHEMA, 'openapi-3.0'];
const D6 = JSON_SCHEMA.slice(1);
const D7 = JSON_SCHEMA.slice(2);
const D19 = JSON_SCHEMA.slice(3);
const D20 = JSON_SCHEMA.slice(4);
const UP_TO_D7 = JSON_SCHEMA.slice(0, 3);
const UP_TO_D19 = JSON_SCHEMA.slice(0, 4);

function all(shape: KeywordShape, dialects: readonly Dialect[], names: string): [string, Keyword][] {
  return names.split(' ').map((name) => [name, { shape, dialects }]);
}

/**
 * Every keyword of the dialects, from their meta-schemas. `definitions` and `$defs` are listed for all of them: a
 * reference into either is legal everywhere.
 */
const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([
  ...all('schema', ALL, 'not additionalProperties'),
  ...all('schema', D6, 'contains propertyNames'),
  ...all('schema', D7, 'if then else'),
  ...all('schema', D19, 'unevaluatedProperties unevaluatedItems contentSchema'),
  ...all('schema', UP_TO_D19, 'additionalItems'),
  ...all('list', ALL, 'allOf anyOf oneOf'),
  ...all('list', D20, 'prefixItems'),
  ...all('one-or-list', ALL, 'items'),
  ...all('map', ALL, 'properties definitions $defs'),
  ...all('map', JSON_SCHEMA, 'patternProperties'),
  ...all('map', D19, 'dependentSchemas'),
  ...all('dependencies', UP_TO_D7, 'dependencies'),
  ...all('value', ALL, '$schema $ref title description default examples type enum format pattern'),
  ...all('value', ALL, 'multipleOf maximum exclusiveMaximum minimum exclusiveMinimum minLength maxLength'),
  ...all('value', ALL, 'minItems maxItems uniqueItems minProperties maxProperties required'),
  ...all('value', ['draft-04'], 'id'),
  ...all('value', D6, '$id const'),
  ...all('value', D7, '$comment readOnly writeOnly contentEncoding contentMediaType'),
  ...all('value', D19, '$anchor $vocabulary deprecated dependentRequired minContains maxContains'),
  ...all('value', ['2019-09'], '$recursiveRef $recursiveAnchor'),
  ...all('value', D20, '$dynamicRef $dynamicAnchor'),
]);

/** OpenAPI's own words in a schema: known, harmless, and `nullable` is honoured. */
const OPENAPI = new Set(['nullable', 'example', 'discriminator', 'xml', 'externalDocs']);

/** All the names that a misspelt keyword may have meant. */
export const KEYWORD_NAMES: readonly string[] = [...KEYWORDS.keys()];

/** What a keyword holds in a dialect; undefined for a word that the dialect does not know. */
export function keywordShape(name: string, dialect: Dialect): KeywordShape | undefined {
  const keyword = KEYWORDS.get(name);
  return keyword?.dialects.includes(dialect) ? keyword.shape : undefined;
}

/** How well a word is known to a dialect. `other-dialect`: it is a keyword, and means nothing here. */
export function familiarity(
  name: string,
  dialect: Dialect,
): 'keyword' | 'other-dialect' | 'annotation' | 'unknown' {
  const keyword = KEYWORDS.get(name);
  if (keyword) return keyword.dialects.includes(dialect) || isAnnotation(name) ? 'keyword' : 'other-dialect';
  return OPENAPI.has(name) || name.startsWith('x-') ? 'annotation' : 'unknown';
}

/** Keywords that say nothing about validity, so that an older dialect may carry a newer one's. */
function isAnnotation(name: string): boolean {
  return ['$comment', 'deprecated', 'examples', 'readOnly', 'writeOnly', '$defs', 'definitions'].includes(
    name,
  );
}
