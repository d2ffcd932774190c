import { ALL_DIALECTS, since } from '../dialect.js';
import type { CatalogRow } from '../keyword-row.js';

const ANNOTATION = { dialects: ALL_DIALECTS, role: 'annotation', exact: 'equal', loose: 'first' } as const;

/** Keywords that describe and do not constrain. */
export const ANNOTATION_KEYWORDS = {
  title: { ...ANNOTATION, value: 'text' },
  description: { ...ANNOTATION, value: 'text' },
  examples: { ...ANNOTATION, dialects: since('draft-06'), value: 'examples' },
  default: { ...ANNOTATION, value: 'json' },
  deprecated: { ...ANNOTATION, dialects: since('2019-09'), value: 'flag', harmless: true },
  readOnly: { ...ANNOTATION, dialects: since('draft-07'), value: 'flag', harmless: true },
  writeOnly: { ...ANNOTATION, dialects: since('draft-07'), value: 'flag', harmless: true },
  /** The value is a secret: shown in documentation, kept out of logs. It belongs to no dialect; it is ours. */
  'x-secret': { ...ANNOTATION, dialects: [], value: 'flag' },
  /** Names for the values in `enum`, one for each, and what they mean. Not of any dialect, but common. */
  'x-enum-varnames': { ...ANNOTATION, dialects: [], value: 'names' },
  'x-enum-descriptions': { ...ANNOTATION, dialects: [], value: 'names' },
  contentEncoding: { ...ANNOTATION, dialects: since('draft-07'), value: 'text', inComment: true },
  contentSchema: { ...ANNOTATION, dialects: since('2019-09'), value: 'schema' },
  contentMediaType: { ...ANNOTATION, dialects: since('draft-07'), value: 'text', inComment: true },
} as const satisfies Readonly<Record<string, CatalogRow>>;
