import { show } from '../runtime/errors.js';
import { ALL_DIALECTS, JSON_SCHEMA_DIALECTS, since } from './dialect.js';
import type { CatalogRow } from './keyword-row.js';

const ALL = { dialects: ALL_DIALECTS, role: 'constraint' } as const;
const D6 = { dialects: since('draft-06'), role: 'constraint' } as const;
const D7 = { dialects: since('draft-07'), role: 'constraint' } as const;
const D19 = { dialects: since('2019-09'), role: 'constraint' } as const;
const D20 = { dialects: since('2020-12'), role: 'constraint' } as const;

const STRING = { ...ALL, about: 'string', exact: 'equal', inComment: true } as const;
const NUMBER = {
  ...ALL,
  about: 'number',
  value: 'number',
  changesType: 'never',
  exact: 'equal',
  inComment: true,
} as const;
const ARRAY = { about: 'array', exact: 'apart' } as const;
const OBJECT = { about: 'object', exact: 'equal' } as const;
const BRANCHES = { ...ALL, value: 'list', applies: 'value', exact: 'equal', loose: 'first' } as const;
const CONDITIONAL = { ...D7, value: 'schema', exact: 'apart', loose: 'first' } as const;
const ANNOTATION = { dialects: ALL_DIALECTS, role: 'annotation', exact: 'equal', loose: 'first' } as const;

const atLeast = (of: string, noun: string) => (least: unknown) => `${of} of at least ${count(least, noun)}`;
const atMost = (of: string, noun: string) => (most: unknown) => `${of} of at most ${count(most, noun)}`;

/**
 * The keywords that a schema of the catalog may have, one row per keyword. Whatever the generator must know of all of
 * them follows from here: the type `SchemaObject`, the lists in `keyword-sets.ts`, how two schemas are merged, what
 * errors and comments say. Code that each keyword needs is an object whose type is mapped from this table, so that a
 * new row does not compile until that code exists. The order is that in which comments name them.
 */
export const KEYWORDS = {
  $ref: { ...ALL, role: 'reference', value: 'text', applies: 'value', exact: 'equal', loose: 'first' },
  allOf: { ...BRANCHES, exact: 'concat', placeWord: 'Part' },
  anyOf: { ...BRANCHES, placeWord: 'Option' },
  oneOf: { ...BRANCHES, expected: 'a value that matches exactly one of its schemas', placeWord: 'Option' },
  not: {
    placeWord: 'Excluded',
    ...ALL,
    value: 'schema',
    applies: 'negation',
    exact: 'equal',
    loose: 'none-of',
    expected: 'a value that does not match the schema in "not"',
  },
  if: { ...CONDITIONAL, applies: 'condition', placeWord: 'Condition' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { ...CONDITIONAL, applies: 'value-if', placeWord: 'Then' },
  else: { ...CONDITIONAL, applies: 'value-if', placeWord: 'Else' },

  type: { broken: true, ...ALL, value: 'types', exact: 'common-types', loose: 'common-types' },
  const: {
    broken: true,
    ...D6,
    value: 'json',
    exact: 'equal',
    loose: 'common-values',
    expected: show,
    explainedBy: 'us',
  },
  enum: {
    broken: true,
    ...ALL,
    value: 'values',
    exact: 'common-values',
    loose: 'common-values',
    explainedBy: 'us',
  },

  format: {
    explainedBy: 'us',
    broken: true,
    ...STRING,
    value: 'text',
    changesType: 'never',
    loose: 'first',
    expected: (name) => `a valid ${name}`,
  },
  pattern: {
    explainedBy: 'us',
    broken: true,
    ...STRING,
    value: 'text',
    changesType: 'never',
    loose: 'both-patterns',
    expected: (pattern) => `a string that matches ${pattern}`,
  },
  minLength: {
    broken: true,
    ...STRING,
    value: 'number',
    changesType: 'never',
    bound: 'least',
    neutral: 0,
    loose: 'greatest',
    expected: atLeast('a string', 'character'),
  },
  maxLength: {
    broken: true,
    ...STRING,
    value: 'number',
    changesType: 'zero',
    bound: 'most',
    loose: 'smallest',
    expected: atMost('a string', 'character'),
  },

  minimum: {
    broken: true,
    ...NUMBER,
    bound: 'least',
    loose: 'greatest',
    expected: (limit) => `a number >= ${limit}`,
  },
  exclusiveMinimum: {
    broken: true,
    ...NUMBER,
    bound: 'least',
    loose: 'greatest',
    expected: (limit) => `a number > ${limit}`,
  },
  maximum: {
    broken: true,
    ...NUMBER,
    bound: 'most',
    loose: 'smallest',
    expected: (limit) => `a number <= ${limit}`,
  },
  exclusiveMaximum: {
    broken: true,
    ...NUMBER,
    bound: 'most',
    loose: 'smallest',
    expected: (limit) => `a number < ${limit}`,
  },
  multipleOf: {
    ...NUMBER,
    loose: 'multiple',
    expected: (factor) => `a multiple of ${factor}`,
    explainedBy: 'us',
  },

  items: { ...ALL, ...ARRAY, value: 'one-or-list', applies: 'inside', loose: 'group', placeWord: 'Item' },
  prefixItems: { ...D20, ...ARRAY, value: 'list', applies: 'inside', loose: 'group', placeWord: 'Item' },
  minItems: {
    broken: true,
    ...ALL,
    about: 'array',
    value: 'number',
    bound: 'least',
    neutral: 0,
    inComment: true,
    exact: 'equal',
    loose: 'greatest',
    expected: atLeast('an array', 'item'),
  },
  maxItems: {
    broken: true,
    ...ALL,
    about: 'array',
    value: 'number',
    bound: 'most',
    inComment: true,
    exact: 'equal',
    loose: 'smallest',
    expected: atMost('an array', 'item'),
  },
  uniqueItems: {
    explainedBy: 'us',
    broken: true,
    ...ALL,
    about: 'array',
    value: 'flag',
    changesType: 'never',
    neutral: false,
    inComment: true,
    exact: 'equal',
    loose: 'either',
    expected: 'an array without repeated items',
  },
  contains: {
    placeWord: 'Match',
    ...D6,
    ...ARRAY,
    value: 'schema',
    applies: 'inside-condition',
    loose: 'all-of',
    expected: 'an array with an item that matches "contains"',
  },
  minContains: { ...D19, ...ARRAY, value: 'number', bound: 'least', loose: 'greatest' },
  maxContains: { ...D19, ...ARRAY, value: 'number', changesType: 'never', bound: 'most', loose: 'smallest' },
  unevaluatedItems: {
    placeWord: 'Rest',
    ...D19,
    ...ARRAY,
    value: 'schema',
    applies: 'inside',
    changesType: 'never',
    loose: 'all-of',
  },

  properties: {
    ...ALL,
    ...OBJECT,
    value: 'map',
    applies: 'inside',
    exact: 'properties',
    loose: 'group',
    explainedBy: 'us',
    placeWord: '',
  },
  required: {
    explainedBy: 'us',
    broken: true,
    ...ALL,
    ...OBJECT,
    value: 'names',
    exact: 'union',
    loose: 'union',
    expected: 'a value',
  },
  additionalProperties: {
    explainedBy: 'us',
    placeWord: 'Value',
    broken: true,
    ...ALL,
    ...OBJECT,
    value: 'schema',
    applies: 'inside',
    exact: 'apart',
    loose: 'group',
    expected: 'absent',
  },
  patternProperties: {
    placeWord: 'Matching',
    ...ALL,
    ...OBJECT,
    dialects: JSON_SCHEMA_DIALECTS,
    value: 'map',
    applies: 'inside',
    exact: 'apart',
    loose: 'group',
  },
  propertyNames: {
    placeWord: 'Key',
    ...D6,
    ...OBJECT,
    value: 'schema',
    applies: 'names',
    loose: 'all-of',
    expected: 'a property with another name',
  },
  minProperties: {
    ...ALL,
    ...OBJECT,
    value: 'number',
    changesType: 'never',
    bound: 'least',
    neutral: 0,
    inComment: true,
    loose: 'greatest',
    expected: atLeast('an object', 'property'),
  },
  maxProperties: {
    ...ALL,
    ...OBJECT,
    value: 'number',
    changesType: 'zero',
    bound: 'most',
    inComment: true,
    loose: 'smallest',
    expected: atMost('an object', 'property'),
  },
  dependentRequired: {
    ...D19,
    ...OBJECT,
    value: 'name-lists',
    loose: 'lists-by-key',
    expected: 'a value',
    explainedBy: 'us',
  },
  dependentSchemas: {
    ...D19,
    ...OBJECT,
    value: 'map',
    applies: 'value-if',
    loose: 'schemas-by-key',
    placeWord: 'With',
  },
  unevaluatedProperties: {
    placeWord: 'Rest',
    ...D19,
    ...OBJECT,
    value: 'schema',
    applies: 'inside',
    changesType: 'never',
    exact: 'apart',
    loose: 'all-of',
    expected: 'absent',
  },

  title: { ...ANNOTATION, value: 'text' },
  description: { ...ANNOTATION, value: 'text' },
  examples: { ...ANNOTATION, value: 'examples' },
  default: { ...ANNOTATION, value: 'json' },
  deprecated: { ...ANNOTATION, dialects: since('2019-09'), value: 'flag', harmless: true },
  readOnly: { ...ANNOTATION, dialects: since('draft-07'), value: 'flag', harmless: true },
  writeOnly: { ...ANNOTATION, dialects: since('draft-07'), value: 'flag', harmless: true },
  /** The value is a secret: shown in documentation, kept out of logs. Not of any dialect, but ours. */
  'x-secret': { ...ANNOTATION, dialects: [], value: 'flag' },
  contentEncoding: { ...ANNOTATION, dialects: since('draft-07'), value: 'text', inComment: true },
  contentSchema: { ...ANNOTATION, dialects: since('2019-09'), value: 'schema' },
  contentMediaType: { ...ANNOTATION, dialects: since('draft-07'), value: 'text', inComment: true },
} as const satisfies Readonly<Record<string, CatalogRow>>;

/** A keyword that a schema of the catalog may have. */
export type Keyword = keyof typeof KEYWORDS;

/** The keywords whose rows have certain things in common, as a type: `KeywordWith<{ about: 'string' }>`. */
export type KeywordWith<Row> = {
  readonly [K in Keyword]: (typeof KEYWORDS)[K] extends Row ? K : never;
}[Keyword];

function count(number: unknown, noun: string): string {
  if (number === 1) return `1 ${noun}`;
  return `${number} ${noun === 'property' ? 'properties' : `${noun}s`}`;
}
