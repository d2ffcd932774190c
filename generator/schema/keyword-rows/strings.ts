import type { CatalogRow } from '../keyword-row.js';
import { ALL, atLeast, atMost, LEAST, MOST } from './shared.js';

const STRING = { ...ALL, about: 'string', inComment: true, exact: 'equal' } as const;

/** Keywords about strings. */
export const STRING_KEYWORDS = {
  format: {
    ...STRING,
    value: 'text',
    changesType: 'never',
    broken: true,
    loose: 'first',
    expected: (name) => `a valid ${name}`,
  },
  /** A `format` that validators do not check. It describes strings and constrains nothing. */
  'x-format': {
    dialects: [],
    role: 'annotation',
    value: 'text',
    writtenAs: 'format',
    inComment: true,
    exact: 'equal',
    loose: 'first',
  },
  pattern: {
    ...STRING,
    value: 'text',
    changesType: 'never',
    broken: true,
    loose: 'both-patterns',
    expected: (pattern) => `a string that matches ${pattern}`,
  },
  minLength: {
    ...STRING,
    ...LEAST,
    value: 'number',
    neutral: 0,
    changesType: 'never',
    broken: true,
    expected: atLeast('a string', 'character'),
  },
  maxLength: {
    ...STRING,
    ...MOST,
    value: 'number',
    changesType: 'zero',
    broken: true,
    expected: atMost('a string', 'character'),
  },
} as const satisfies Readonly<Record<string, CatalogRow>>;

/** The schema of texts that are not empty. */
export const SOME_TEXT = { type: 'string', minLength: 1 } as const;
