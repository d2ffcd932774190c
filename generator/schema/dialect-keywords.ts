import { ALL_DIALECTS, since, upTo } from './dialect.js';
import type { KeywordRow } from './keyword-row.js';

const STRUCTURE = { dialects: ALL_DIALECTS, role: 'structure' } as const;

/**
 * The keywords that written schemas may have in addition to those of `KEYWORDS`, from the meta-schemas of their
 * dialects. Schemas of the catalog have none of them: references are resolved, and the rest is written with keywords of
 * 2020-12. `definitions` and `$defs` belong to every dialect, because a reference into either is legal everywhere.
 */
export const DIALECT_KEYWORDS = {
  $schema: { ...STRUCTURE, value: 'text' },
  $id: { ...STRUCTURE, dialects: since('draft-06'), value: 'text' },
  id: { ...STRUCTURE, dialects: ['draft-04'], value: 'text' },
  $anchor: { ...STRUCTURE, dialects: since('2019-09'), value: 'text' },
  $dynamicAnchor: { ...STRUCTURE, dialects: since('2020-12'), value: 'text' },
  $recursiveAnchor: { ...STRUCTURE, dialects: ['2019-09'], value: 'flag' },
  $vocabulary: { ...STRUCTURE, dialects: since('2019-09'), value: 'json' },
  $comment: { ...STRUCTURE, dialects: since('draft-07'), value: 'text', harmless: true },
  $defs: { ...STRUCTURE, value: 'map' },
  definitions: { ...STRUCTURE, value: 'map' },
  $dynamicRef: { role: 'reference', dialects: since('2020-12'), value: 'text' },
  $recursiveRef: { role: 'reference', dialects: ['2019-09'], value: 'text' },
  additionalItems: { role: 'constraint', dialects: upTo('2019-09'), value: 'schema' },
  dependencies: { role: 'constraint', dialects: upTo('draft-07'), value: 'dependencies' },
} as const satisfies Readonly<Record<string, KeywordRow>>;

/** Keywords that OpenAPI adds to a schema. Only `nullable` affects validity. */
export const OPENAPI_KEYWORDS: ReadonlySet<string> = new Set([
  'nullable',
  'example',
  'discriminator',
  'xml',
  'externalDocs',
]);
