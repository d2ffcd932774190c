import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiagnosticError } from '../../generator/diagnostics/index.js';
import { checkFixtures } from '../../generator/samples/check-fixtures.js';
import { fixturesOf } from '../../generator/samples/fixtures-of.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { randomSchema, randomValue } from '../support/random-schemas.js';
import { catalogWithData, samplesOf } from '../support/samples-of.js';

const text = { type: 'string' };
const whole = { type: 'integer' };

function catalogOrNone(...schema: Parameters<typeof catalogWithData>) {
  try {
    return catalogWithData(...schema);
  } catch (error) {
    if (error instanceof DiagnosticError) return undefined;
    throw error;
  }
}

const CONTRADICTION = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string', pattern: '^c', not: { pattern: '^.' } } },
};

/** Schemas that no value satisfies, with a description and the place that the warning names. */
const IMPOSSIBLE: readonly (readonly [string, unknown, string])[] = [
  ['a required property whose texts are all excluded', CONTRADICTION, '/data/kind'],
  [
    'such a property deep inside',
    {
      type: 'array',
      minItems: 1,
      items: { type: 'object', required: ['in'], properties: { in: CONTRADICTION } },
    },
    '/data/0/in/kind',
  ],
  ['a text that two patterns exclude', { type: 'string', pattern: '^a', not: { pattern: 'a' } }, '/data'],
];

/** Schemas that reject the most obvious value, with a description and the minimal and the full value. */
const HARD: readonly (readonly [string, unknown, unknown, unknown])[] = [
  [
    'a closed object with further constraints',
    {
      allOf: [
        {
          type: 'object',
          required: ['state'],
          additionalProperties: false,
          properties: { state: { enum: ['open', 'closed'] }, by: { oneOf: [text, { type: 'null' }] } },
        },
        {
          type: 'object',
          required: ['by'],
          properties: { state: { enum: ['closed', 'lost'] }, by: { type: 'string', minLength: 4 } },
        },
      ],
    },
    { state: 'closed', by: 'byxx' },
    { state: 'closed', by: 'byxx' },
  ],
  [
    'two closed objects that apply together',
    {
      allOf: [
        { type: 'object', properties: { a: text, b: text }, additionalProperties: false },
        { type: 'object', properties: { b: text, c: text }, additionalProperties: false },
      ],
    },
    {},
    { b: 'b' },
  ],
  [
    'a branch that excludes another branch',
    { type: 'string', oneOf: [{ minLength: 2 }, { maxLength: 4 }] },
    'a text that is longer',
    'a text that is longer',
  ],
  ['a negated type', { not: { type: ['string', 'boolean'] } }, 1, 1],
  ['a negated value', { enum: ['draft', 'sent'], not: { const: 'draft' } }, 'sent', 'sent'],
  [
    'a condition',
    {
      type: 'object',
      required: ['kind'],
      properties: { kind: { enum: ['card', 'bank'] }, iban: text, last4: text },
      if: { properties: { kind: { const: 'card' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['last4'], properties: { iban: false } },
      else: { required: ['iban'] },
    },
    { kind: 'card', last4: 'last4' },
    { kind: 'card', last4: 'last4' },
  ],
  [
    'properties that depend on each other',
    {
      type: 'object',
      properties: { a: text, b: text },
      dependentSchemas: { a: { properties: { b: false } } },
      dependentRequired: { b: ['c'] },
    },
    {},
    { a: 'a' },
  ],
  ['a multiple of two numbers', { allOf: [{ multipleOf: 4 }, { multipleOf: 6 }], type: 'integer' }, 12, 12],
  [
    'an array with two required types of items',
    { type: 'array', items: whole, contains: { minimum: 5 }, minContains: 2, maxItems: 2 },
    [5, 5],
    [5, 5],
  ],
  [
    'unique items with few possible values',
    { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 2 },
    [true, false],
    [true, false],
  ],
  [
    'a minimum number of properties',
    { type: 'object', additionalProperties: whole, minProperties: 2 },
    { property_1: 1, property_2: 1 },
    { property_1: 1, property_2: 1 },
  ],
  [
    'an object without unevaluated properties',
    {
      type: 'object',
      properties: { id: text },
      anyOf: [{ properties: { card: text }, required: ['card'] }, { properties: { bank: text } }],
      unevaluatedProperties: false,
    },
    { card: 'card' },
    { id: 'id', card: 'card' },
  ],
  [
    'two patterns',
    { allOf: [{ pattern: '^evt_' }, { pattern: '_live$' }], type: 'string' },
    'evt__live',
    'evt__live',
  ],
];

/** The keywords of an object with a condition for each value of a property, which each require another property. */
function perValue(count: number, condition: (value: string) => unknown, wrap = (one: unknown) => one) {
  const values = Array.from({ length: count }, (_, at) => `k${at}`);
  return {
    type: 'object',
    required: ['k'],
    properties: { k: { enum: values } },
    allOf: values.map((value) => ({
      if: wrap(condition(value)),
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: wrap({ required: [`with_${value}`], properties: { [`with_${value}`]: text } }),
    })),
  };
}

const isValue = (value: string) => ({ properties: { k: { const: value } } });

/** Objects with a condition for each of many values, and the full value. */
const PER_VALUE: readonly (readonly [string, (count: number) => unknown, unknown])[] = [
  ['one property', (count) => perValue(count, isValue), { k: 'k0', with_k0: 'with_k0' }],
  [
    'a property in a closed object',
    (count) => ({ ...perValue(count, isValue), unevaluatedProperties: false }),
    { k: 'k0', with_k0: 'with_k0' },
  ],
  [
    'an optional property',
    (count) => ({ ...perValue(count, (value) => ({ required: ['k'], ...isValue(value) })), required: [] }),
    { k: 'k0', with_k0: 'with_k0' },
  ],
  [
    'a property of which only the last value is left',
    (count) => ({ ...perValue(count, isValue), properties: { k: { const: `k${count - 1}` } } }),
    undefined,
  ],
  [
    'a property with a value that no condition names',
    (count) => ({
      ...perValue(count, isValue),
      properties: { k: { enum: ['k0', 'other'] }, with_k0: false },
    }),
    { k: 'other' },
  ],
  [
    'a value that is excluded',
    (count) => ({
      ...perValue(count, (value) => ({ properties: { k: { not: { const: value } } } })),
      properties: { k: text, with_k3: false },
    }),
    undefined,
  ],
  [
    'two properties',
    (count) => {
      const both = (value: string) => ({
        required: ['k', 'unit'],
        properties: { k: { const: value }, unit: { const: 'kg' } },
      });
      const { required, properties, ...more } = perValue(count, both);
      return { ...more, required, properties: { ...properties, unit: { enum: ['kg', 'lb'] } } };
    },
    { k: 'k0', unit: 'kg', with_k0: 'with_k0' },
  ],
  [
    'a property of an inner object',
    (count) => {
      const { required, properties } = perValue(0, isValue);
      const inner = { type: 'object', required, properties: { ...properties, k: { type: 'string' } } };
      return {
        ...perValue(count, isValue, (one) => ({ properties: { in: one } })),
        required: ['in'],
        properties: { in: inner },
      };
    },
    { in: { k: 'k0', with_k0: 'with_k0' } },
  ],
];

/** Schemas with a text, number or name that is hard to find, and the full value. */
const SEARCHED: readonly (readonly [unknown, unknown])[] = [
  [{ type: 'string', pattern: '^[0-9]+$', minLength: 5 }, '000000'],
  [{ type: 'string', pattern: '^(?:a|b)$', not: { const: 'a' } }, 'b'],
  [
    { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'string', pattern: '^[a-z]{2}$' } },
    ['aa', 'bb', 'cc'],
  ],
  [{ type: 'array', uniqueItems: true, minItems: 9, items: whole }, [1, 0, -1, 2, 3, 4, 5, 6, 7]],
  [{ type: 'string', not: { anyOf: [{ enum: [] }, { const: 'data' }] } }, 'text'],
  [
    { type: 'object', properties: { a: text, b: text, c: text }, maxProperties: 2 },
    { a: 'a', b: 'b' },
  ],
  [
    {
      type: 'object',
      required: ['a'],
      properties: { a: text, b: text, c: text },
      dependentSchemas: {
        a: { oneOf: [{ required: ['b'], properties: { b: false } }, { required: ['c'] }] },
      },
    },
    { a: 'a', b: 'b', c: 'c' },
  ],
  [{ type: 'integer', minimum: 10.5, maximum: 11.5 }, 11],
  [{ type: 'integer', maximum: -1, multipleOf: 100 }, -100],
  [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.1 }, 0.05],
  [
    { type: 'object', propertyNames: { enum: ['en', 'de'] }, additionalProperties: text, minProperties: 1 },
    { en: 'en' },
  ],
  [
    { type: 'object', patternProperties: { '^x-': whole }, additionalProperties: false, minProperties: 1 },
    { 'x-': 1 },
  ],
  [{ type: 'string', format: 'email', examples: ['none'], default: 'nothing' }, 'jane.doe@example.com'],
];

describe('A payload is found', () => {
  test.each(HARD)('for %s', (_what, schema, minimal, full) => {
    expect(samplesOf(schema)).toEqual([minimal, full]);
  });

  test.each(SEARCHED)('for %j', (schema, full) => {
    expect(samplesOf(schema)[1]).toEqual(full);
  });

  describe.each(PER_VALUE)('with conditions about %s', (_what, schema, full) => {
    test.each([2, 9, 100])('and %i values', (count) => {
      const [minimal, found] = samplesOf(schema(count));
      expect(minimal).toBeDefined();
      expect(found).toBeDefined();
      if (full !== undefined) expect(found).toEqual(full);
    });
  });

  test('for two patterns that cannot be combined, with one of them or not at all', () => {
    const patterns = (...list: readonly string[]) => ({
      type: 'string',
      allOf: list.map((pattern) => ({ pattern })),
    });
    expect(samplesOf(patterns('^(?<y>a)', '(?<y>a)$'))).toEqual(['a', 'a']);
    expect(samplesOf(patterns('^(?<y>a)', '(?<y>b)$'))).toEqual([undefined, undefined]);
  });

  test.each(IMPOSSIBLE)('unless it is impossible: %s; the warning says where', (_what, schema, place) => {
    const warnings = checkFixtures(catalogWithData(schema)).map(({ message }) => message);
    expect(warnings).toEqual([
      `the fixtures have no minimal and no full payload of "a": no valid value was found for ${place}`,
    ]);
  });

  test.each([3, 5, 8])('for random schemas for which random values include a valid one, seed %i', (seed) => {
    const values = fc.sample(randomValue, { numRuns: 100, seed });
    const without = fc.sample(randomSchema, { numRuns: 150, seed }).filter(({ root, definitions }) => {
      const catalog = catalogOrNone({ allOf: [root] }, definitions);
      const [event] = catalog?.events ?? [];
      if (!catalog || !event) return false;
      const { firstError } = catalogValidators(catalog);
      const isKnown = values.some((data) => firstError(event, { type: 'a', data }) === undefined);
      return isKnown && fixturesOf(catalog).get('a')?.minimal === undefined;
    });
    expect(without).toEqual([]);
  });
});
