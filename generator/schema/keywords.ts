import type { CatalogRow } from './keyword-row.js';
import { ANNOTATION_KEYWORDS } from './keyword-rows/annotations.js';
import { ARRAY_KEYWORDS } from './keyword-rows/arrays.js';
import { GENERAL_KEYWORDS } from './keyword-rows/general.js';
import { NUMBER_KEYWORDS } from './keyword-rows/numbers.js';
import { OBJECT_KEYWORDS } from './keyword-rows/objects.js';
import { STRING_KEYWORDS } from './keyword-rows/strings.js';

/**
 * The keywords that a schema of the catalog may have, one row per keyword. Everything that applies to all keywords
 * follows from this table: the type `SchemaObject`, the lists in `keyword-sets.ts`, how two schemas are merged, and the
 * texts of errors and comments. Code that each keyword needs is an object whose type is mapped from this table, so a
 * new row does not compile until that code exists. Comments name keywords in this order.
 */
export const KEYWORDS = {
  ...GENERAL_KEYWORDS,
  ...STRING_KEYWORDS,
  ...NUMBER_KEYWORDS,
  ...ARRAY_KEYWORDS,
  ...OBJECT_KEYWORDS,
  ...ANNOTATION_KEYWORDS,
} as const satisfies Readonly<Record<string, CatalogRow>>;

/** A keyword that a schema of the catalog may have. */
export type Keyword = keyof typeof KEYWORDS;

/** The keywords whose rows have certain properties, as a type: `KeywordWith<{ about: 'string' }>`. */
export type KeywordWith<Row> = {
  readonly [K in Keyword]: (typeof KEYWORDS)[K] extends Row ? K : never;
}[Keyword];
