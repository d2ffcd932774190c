import type { CatalogRow } from '../keyword-row.js';
import { ALL, atLeast, atMost, D6, D19, D20, LEAST, MOST } from './shared.js';

const ARRAY = { about: 'array', exact: 'never' } as const;

/** Keywords about arrays. */
export const ARRAY_KEYWORDS = {
  items: { ...ALL, ...ARRAY, value: 'one-or-list', applies: 'inside', loose: 'group', placeWord: 'Item' },
  prefixItems: { ...D20, ...ARRAY, value: 'list', applies: 'inside', loose: 'group', placeWord: 'Item' },
  minItems: {
    ...ALL,
    ...LEAST,
    about: 'array',
    value: 'number',
    neutral: 0,
    inComment: true,
    broken: true,
    exact: 'equal',
    expected: atLeast('an array', 'item'),
  },
  maxItems: {
    ...ALL,
    ...MOST,
    about: 'array',
    value: 'number',
    inComment: true,
    broken: true,
    exact: 'equal',
    expected: atMost('an array', 'item'),
  },
  uniqueItems: {
    ...ALL,
    about: 'array',
    value: 'flag',
    neutral: false,
    changesType: 'never',
    inComment: true,
    broken: true,
    explainedBy: 'us',
    exact: 'equal',
    loose: 'either',
    expected: 'an array without repeated items',
  },
  contains: {
    ...D6,
    ...ARRAY,
    value: 'schema',
    applies: 'inside-condition',
    loose: 'all-of',
    placeWord: 'Match',
    expected: 'an array with an item that matches "contains"',
  },
  minContains: { ...D19, ...ARRAY, ...LEAST, value: 'number' },
  maxContains: { ...D19, ...ARRAY, ...MOST, value: 'number', changesType: 'never' },
  unevaluatedItems: {
    ...D19,
    ...ARRAY,
    value: 'schema',
    applies: 'inside',
    changesType: 'never',
    loose: 'all-of',
    placeWord: 'Rest',
  },
} as const satisfies Readonly<Record<string, CatalogRow>>;
