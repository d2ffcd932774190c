import { expectedValue } from '../expected-value.js';
import type { CatalogRow } from '../keyword-row.js';
import { ALL, D6, D7 } from './shared.js';

const BRANCHES = {
  ...ALL,
  value: 'list',
  applies: 'value',
  exact: 'equal',
  loose: 'first',
  changesType: 'always',
  broken: false,
  explainedBy: 'ajv',
} as const;
const CONDITIONAL = {
  ...D7,
  value: 'schema',
  exact: 'never',
  loose: 'first',
  changesType: 'always',
  broken: false,
  explainedBy: 'ajv',
  expected: false,
} as const;

/** Keywords about values of every type. */
export const GENERAL_KEYWORDS = {
  $ref: {
    ...ALL,
    role: 'reference',
    value: 'text',
    applies: 'value',
    exact: 'equal',
    loose: 'first',
    changesType: 'always',
    broken: false,
    explainedBy: 'ajv',
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
    value: 'schema',
    applies: 'negation',
    exact: 'equal',
    loose: 'none-of',
    placeWord: 'Excluded',
    expected: 'a value that does not match the schema in "not"',
    changesType: 'always',
    broken: false,
    explainedBy: 'ajv',
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
    explainedBy: 'ajv',
    expected: false,
  },
  const: {
    ...D6,
    value: 'json',
    broken: true,
    explainedBy: 'us',
    exact: 'equal',
    loose: 'common-values',
    expected: expectedValue,
    changesType: 'always',
  },
  enum: {
    ...ALL,
    value: 'values',
    broken: true,
    explainedBy: 'us',
    exact: 'common-values',
    loose: 'common-values',
    changesType: 'always',
    expected: false,
  },
} as const satisfies Readonly<Record<string, CatalogRow>>;
