import type { Dialect } from './dialect.js';
import { DIALECT_KEYWORDS, OPENAPI_KEYWORDS } from './dialect-keywords.js';
import { INSTANCE_TYPES, type InstanceType } from './instance-types.js';
import type { Application, CatalogRow, Declaration, KeywordRow, ValueForm } from './keyword-row.js';
import { KEYWORDS, type Keyword } from './keywords.js';

/** The keywords of the catalog, in the order of the table. */
const CATALOG_KEYWORDS = Object.keys(KEYWORDS) as readonly Keyword[];

const CATALOG_ROWS: ReadonlyMap<string, CatalogRow> = new Map(Object.entries(KEYWORDS));

/** Every keyword of every dialect, for written schemas. */
const ALL_KEYWORDS: ReadonlyMap<string, KeywordRow> = new Map<string, KeywordRow>([
  ...CATALOG_ROWS,
  ...Object.entries(DIALECT_KEYWORDS),
]);

/** All names that a misspelt keyword may have meant. */
export const KEYWORD_NAMES: readonly string[] = [...ALL_KEYWORDS]
  .filter(([, { dialects }]) => dialects.length > 0)
  .map(([name]) => name);

/** The row of a keyword of the catalog. */
export function rowOf(keyword: Keyword): CatalogRow {
  return KEYWORDS[keyword];
}

/** The keywords of the catalog whose row satisfies a condition. */
export function keywordsWhere(condition: (row: CatalogRow) => boolean): readonly Keyword[] {
  return CATALOG_KEYWORDS.filter((keyword) => condition(rowOf(keyword)));
}

/** The name that a keyword of the catalog has in written schemas. */
export function writtenName(keyword: string): string {
  return CATALOG_ROWS.get(keyword)?.writtenAs ?? keyword;
}

/** Keywords that describe and do not constrain. */
export const ANNOTATIONS: ReadonlySet<string> = new Set(keywordsWhere(({ role }) => role === 'annotation'));

/** The keywords that constrain the values of one type, and accept every value of other types. */
export const KEYWORDS_BY_TYPE = Object.fromEntries(
  INSTANCE_TYPES.map((type) => [type, keywordsWhere(({ about }) => about === type)]),
) as Readonly<Record<InstanceType, readonly Keyword[]>>;

/** The keywords whose schemas apply in one of the given ways. */
export function keywordsThatApply(...ways: readonly Application[]): readonly Keyword[] {
  return keywordsWhere(({ applies }) => applies !== undefined && ways.includes(applies));
}

/** What the schemas of a keyword apply to; undefined for keywords without schemas. */
export function applicationOf(keyword: string): Application | undefined {
  return ALL_KEYWORDS.get(keyword)?.applies;
}

/** What a keyword declares about the properties of an object; undefined where it declares none. */
export function declarationOf(keyword: string): Declaration | undefined {
  return CATALOG_ROWS.get(keyword)?.declares || undefined;
}

/** The form of a keyword's value in a dialect; undefined for a name that is not a keyword of the dialect. */
export function valueFormOf(name: string, dialect: Dialect): ValueForm | undefined {
  return dialect === '2020-12' ? NEWEST_FORMS.get(name) : formIn(dialect, ALL_KEYWORDS.get(name));
}

function formIn(dialect: Dialect, row: KeywordRow | undefined): ValueForm | undefined {
  return row?.dialects.includes(dialect) ? row.value : undefined;
}

/** The forms of keywords in the dialect of the catalog, whose schemas are read most often. */
const NEWEST_FORMS: ReadonlyMap<string, ValueForm | undefined> = new Map(
  [...ALL_KEYWORDS].map(([name, row]) => [name, formIn('2020-12', row)]),
);

/** What an error about a keyword says after "must be"; undefined where the table has no text for it. */
export function expectedBy(keyword: string, value: unknown): string | undefined {
  const expected = CATALOG_ROWS.get(keyword)?.expected;
  return typeof expected === 'function' ? expected(value) : expected || undefined;
}

/**
 * The word for a keyword's schemas in names, the form of its value, and whether its schemas are branches for the same
 * value.
 */
export function placeWordOf(keyword: string): {
  readonly word: string;
  readonly form: 'schema' | 'list' | 'map';
  readonly isBranch: boolean;
} {
  const { placeWord: word = '', value, applies } = CATALOG_ROWS.get(keyword) ?? {};
  const form = value === 'list' || value === 'map' ? value : 'schema';
  return { word, form, isBranch: applies === 'value' };
}

/** True for a keyword that refers to another schema, in some dialect. */
export function isReferenceKeyword(name: string): boolean {
  return ALL_KEYWORDS.get(name)?.role === 'reference';
}

/** The keywords that may refer to another schema in a dialect, `$ref` first. */
export function referenceKeywords(dialect: Dialect): readonly string[] {
  return [...ALL_KEYWORDS.keys()].filter(
    (name) => isReferenceKeyword(name) && valueFormOf(name, dialect) !== undefined,
  );
}

/** True for a keyword that names or contains schemas, in some dialect. */
export function isStructural(name: string): boolean {
  return ALL_KEYWORDS.get(name)?.role === 'structure';
}

/** What a name is in a dialect. `other-dialect`: it is a keyword, but has no effect in this dialect. */
export function familiarity(
  name: string,
  dialect: Dialect,
): 'keyword' | 'other-dialect' | 'annotation' | 'unknown' {
  if (OPENAPI_KEYWORDS.has(name) || name.startsWith('x-')) return 'annotation';
  const row = ALL_KEYWORDS.get(name);
  if (row === undefined) return 'unknown';
  return row.harmless || row.dialects.includes(dialect) ? 'keyword' : 'other-dialect';
}
