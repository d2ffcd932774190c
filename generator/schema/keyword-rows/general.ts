import { expectedValue } from '../../runtime/explain-values.js';
import type { CatalogRow } from '../keyword-row.js';
import { ALL, D6, D7, HOLDS_SCHEMAS } from './shared.js';

const IN_PLACE = { ...ALL, ...HOLDS_SCHEMAS, applies: 'value', exact: 'equal', loose: 'first' } as const;
const BRANCHES = { ...IN_PLACE, value: 'list' } as const;
const CONDITIONAL = {
  ...D7,
  ...HOLDS_SCHEMAS,
  value: 'schema',
  exact: 'never',
  loose: 'first',
  expected: false,
} as const;

/** Keywords about values of every type. */
export const GENERAL_KEYWORDS = {
  $ref: {
    ...IN_PLACE,
    role: 'reference',
    value: 'text',
    expected: false,
  },
  allOf: {
    ...BRANCHES,
    exact: 'concat',
    placeWord: 'Part',
    expected: false,
  },
  anyOf: {
    ...BRANCHES,
    placeWord: 'Option',
    expected: false,
  },
  oneOf: {
    ...BRANCHES,
    placeWord: 'Option',
    expected: 'a value that matches exactly one of its schemas',
  },
  not: {
    ...ALL,
    ...HOLDS_SCHEMAS,
    value: 'schema',
    applies: 'negation',
    exact: 'equal',
    loose: 'none-of',
    placeWord: 'Excluded',
    expected: 'a value that does not match the schema in "not"',
  },
  if: {
    ...CONDITIONAL,
    applies: 'condition',
    placeWord: 'Condition',
  },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: {
    ...CONDITIONAL,
    applies: 'value-if',
    placeWord: 'Then',
  },
  else: {
    ...CONDITIONAL,
    applies: 'value-if',
    placeWord: 'Else',
  },
  type: {
    ...ALL,
    value: 'types',
    broken: true,
    exact: 'common-types',
    loose: 'common-types',
    changesType: 'always',
    expected: false,
  },
  const: {
    ...D6,
    value: 'json',
    broken: true,
    exact: 'equal',
    loose: 'common-values',
    expected: expectedValue,
    changesType: 'always',
    declares: 'unlisted',
  },
  enum: {
    ...ALL,
    value: 'values',
    broken: true,
    exact: 'common-values',
    loose: 'common-values',
    changesType: 'always',
    expected: false,
    declares: 'unlisted',
  },
} as const satisfies Readonly<Record<string, CatalogRow>>;
