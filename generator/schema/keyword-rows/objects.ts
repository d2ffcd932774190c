import { JSON_SCHEMA_DIALECTS } from '../dialect.js';
import type { CatalogRow } from '../keyword-row.js';
import { ALL, atLeast, atMost, D6, D19, HOLDS_SCHEMAS, LEAST, MOST } from './shared.js';

const OBJECT = { about: 'object', declares: false, exact: 'equal' } as const;

/** Keywords about objects. */
export const OBJECT_KEYWORDS = {
  properties: {
    ...ALL,
    ...OBJECT,
    value: 'map',
    applies: 'inside',
    declares: 'names',
    exact: 'properties',
    loose: 'group',
    placeWord: '',
    changesType: 'always',
    broken: false,
    expected: false,
  },
  required: {
    ...ALL,
    ...OBJECT,
    value: 'names',
    broken: true,
    exact: 'union',
    loose: 'union',
    expected: 'a value',
    changesType: 'always',
  },
  additionalProperties: {
    ...ALL,
    ...OBJECT,
    value: 'schema',
    applies: 'inside',
    declares: 'others',
    broken: true,
    exact: 'never',
    loose: 'group',
    placeWord: 'Value',
    expected: 'absent',
    changesType: 'always',
  },
  patternProperties: {
    ...ALL,
    ...OBJECT,
    ...HOLDS_SCHEMAS,
    dialects: JSON_SCHEMA_DIALECTS,
    value: 'map',
    applies: 'inside',
    declares: 'patterns',
    exact: 'never',
    loose: 'group',
    placeWord: 'Matching',
    expected: false,
  },
  propertyNames: {
    ...D6,
    ...OBJECT,
    ...HOLDS_SCHEMAS,
    value: 'schema',
    applies: 'names',
    declares: 'unlisted',
    loose: 'all-of',
    placeWord: 'Key',
    expected: 'a property with another name',
  },
  minProperties: {
    ...ALL,
    ...OBJECT,
    ...LEAST,
    value: 'number',
    neutral: 0,
    changesType: 'never',
    inComment: true,
    expected: atLeast('an object', 'property'),
    broken: false,
  },
  maxProperties: {
    ...ALL,
    ...OBJECT,
    ...MOST,
    value: 'number',
    changesType: 'zero',
    inComment: true,
    expected: atMost('an object', 'property'),
    broken: false,
  },
  dependentRequired: {
    ...D19,
    ...OBJECT,
    value: 'name-lists',
    loose: 'lists-by-key',
    expected: 'a value',
    changesType: 'always',
    broken: false,
  },
  dependentSchemas: {
    ...D19,
    ...OBJECT,
    ...HOLDS_SCHEMAS,
    value: 'map',
    applies: 'value-if',
    loose: 'schemas-by-key',
    placeWord: 'With',
    expected: false,
  },
  unevaluatedProperties: {
    ...D19,
    ...OBJECT,
    value: 'schema',
    applies: 'inside',
    declares: 'others',
    changesType: 'never',
    exact: 'never',
    loose: 'all-of',
    placeWord: 'Rest',
    expected: 'absent',
    broken: false,
  },
} as const satisfies Readonly<Record<string, CatalogRow>>;

/** What limits the names of properties to a pattern. */
export function namesLike<Pattern extends string>(pattern: Pattern) {
  return { propertyNames: { pattern } } as const;
}

/** A schema without limits for the names of properties. */
export function withAnyNames<Limited extends { readonly propertyNames?: unknown }>(
  schema: Limited,
): Omit<Limited, 'propertyNames'> {
  const { propertyNames: _names, ...others } = schema;
  return others;
}
