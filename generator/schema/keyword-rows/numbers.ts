import type { CatalogRow } from '../keyword-row.js';
import { ALL, LEAST, MOST } from './shared.js';

const NUMBER = {
  ...ALL,
  about: 'number',
  value: 'number',
  changesType: 'never',
  inComment: true,
  exact: 'equal',
} as const;

/** Keywords about numbers. */
export const NUMBER_KEYWORDS = {
  minimum: {
    ...NUMBER,
    ...LEAST,
    broken: true,
    expected: (limit) => `a number >= ${limit}`,
  },
  exclusiveMinimum: {
    ...NUMBER,
    ...LEAST,
    isStrict: true,
    broken: true,
    expected: (limit) => `a number > ${limit}`,
  },
  maximum: {
    ...NUMBER,
    ...MOST,
    broken: true,
    expected: (limit) => `a number <= ${limit}`,
  },
  exclusiveMaximum: {
    ...NUMBER,
    ...MOST,
    isStrict: true,
    broken: true,
    expected: (limit) => `a number < ${limit}`,
  },
  multipleOf: {
    ...NUMBER,
    loose: 'multiple',
    expected: (factor) => `a multiple of ${factor}`,
    broken: false,
  },
} as const satisfies Readonly<Record<string, CatalogRow>>;
