import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiagnosticError } from '../generator/diagnostics/index.js';
import { fixturesOf } from '../generator/samples/build-samples.js';
import { checkFixtures } from '../generator/samples/check-fixtures.js';
import type { EventFixtures } from '../generator/samples/fixture.js';
import { catalogValidators } from '../generator/validate/catalog-validators.js';
import { catalogOf } from './support/catalog-of.js';
import { eventSchema } from './support/catalogs.js';
import { randomSchema, randomValue } from './support/random-schemas.js';

const text = { type: 'string' };
const whole = { type: 'integer' };

function catalogWith(data: unknown, $defs = {}) {
  return catalogOf({
    'events/a.json': eventSchema('a', { required: ['data'], properties: { data }, $defs }),
  });
}

function catalogOrNone(...schema: Parameters<typeof catalogWith>) {
  try {
    return catalogWith(...schema);
  } catch (error) {
    if (error instanceof DiagnosticError) return undefined;
    throw error;
  }
}

/** The `data` of the minimal and the full payload of an event whose `data` a schema describes. */
function samples(data: unknown): readonly unknown[] {
  const made: Partial<EventFixtures> = fixturesOf(catalogWith(data)).get('a') ?? {};
  return [made.minimal, made.full].map((payload) => (payload as { data?: unknown } | undefined)?.data);
}

const CONTRADICTION = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: ['commit', 'issue'], not: { type: 'string' } } },
};

/** Schemas that no value satisfies, with a description and the place that the warning names. */
const IMPOSSIBLE: readonly (readonly [string, unknown, string])[] = [
  ['a required property whose values are all excluded', CONTRADICTION, '/data/kind'],
  [
    'such a property deep inside',
    {
      type: 'array',
      minItems: 1,
      items: { type: 'object', required: ['in'], properties: { in: CONTRADICTION } },
    },
    '/data/0/in/kind',
  ],
  ['an enumeration whose values are all excluded', { enum: ['a'], not: { const: 'a' } }, '/data'],
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

/** Ten objects in each of ten objects, and so on: a payload with 10^9 texts. */
const MANY = Object.fromEntries(
  Array.from({ length: 9 }, (_, level) => {
    const inner = level === 8 ? text : { $ref: `#/$defs/L${level + 1}` };
    const properties = Object.fromEntries([...'abcdefghij'].map((key) => [key, inner]));
    return [`L${level}`, { type: 'object', properties }];
  }),
);

const items = (least: number, inner: unknown) => ({ type: 'array', minItems: least, items: inner });

/** Small schemas that require a huge payload. */
const TOO_LARGE: readonly (readonly [string, unknown])[] = [
  ['a text', { type: 'string', minLength: 500_000_000 }],
  ['a text by its pattern', { type: 'string', pattern: '^(?:(?:(?:a{9999}){9999}){9999}){9999}$' }],
  ['an array', items(100_000_000, text)],
  ['arrays in arrays', items(900, items(900, items(900, text)))],
  ['an array that contains many', { type: 'array', contains: text, minContains: 3_000_000 }],
  ['an array of arrays of long texts', items(300, items(300, { type: 'string', minLength: 10_000 }))],
  ['an array with a beginning', { type: 'array', prefixItems: [text], minItems: 3_000_000 }],
  ['an object', { type: 'object', minProperties: 1_000_000_000 }],
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

const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const levels = (make: (next: object) => object) =>
  Object.fromEntries(
    Array.from({ length: 26 }, (_, at) => [
      `L${at}`,
      make(at === 25 ? { type: 'object' } : ref(`L${at + 1}`)),
    ]),
  );
/** Definitions that refer to themselves, or to another definition twice, and a part of the full value. */
const RECURSIVE: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  [
    'a condition that refers back to its schema',
    {
      L0: {
        type: 'object',
        required: ['x'],
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        properties: { x: { type: ['object', 'string'], if: { type: 'object' }, then: ref('L0') } },
      },
    },
    '"x"',
  ],
  [
    'dependentSchemas that refer back to their schema',
    {
      L0: {
        type: 'object',
        required: ['y', 'x'],
        properties: {
          y: text,
          x: { type: 'object', properties: { y: text }, dependentSchemas: { y: ref('L0') } },
        },
      },
    },
    '"y":"y"',
  ],
  [
    'a condition that is its own schema',
    { L0: { type: 'object', properties: { x: { type: ['object', 'string'], if: ref('L0') } } } },
    '"x":{',
  ],
  ['the same branch twice, on 26 levels', levels((next) => ({ anyOf: [next, next] })), '{}'],
  ['the same part twice, on 26 levels', levels((next) => ({ allOf: [next, next] })), '{}'],
  [
    'an impossible property beside one that others depend on',
    levels((next) => ({
      type: 'object',
      required: ['n'],
      properties: { a: text, n: next, bad: false },
      dependentRequired: { a: ['n'] },
    })),
    '"a":"a"',
  ],
  [
    'six definitions that each contain the five others',
    Object.fromEntries(
      [...'012345'].map((own) => {
        const others = [...'012345'].filter((one) => one !== own).map((one) => [`p${one}`, ref(`L${one}`)]);
        return [`L${own}`, { type: 'object', properties: { id: text, ...Object.fromEntries(others) } }];
      }),
    ),
    '"p5":{"id":"id"}',
  ],
];

describe('A huge payload', () => {
  test.each(TOO_LARGE)('is not generated: %s', (_what, schema) => {
    expect(samples(schema)).toEqual([undefined, undefined]);
  });

  test('is not generated from many small definitions either, if a small payload is enough', () => {
    const { minimal, full } = fixturesOf(catalogWith({ $ref: '#/$defs/L0' }, MANY)).get('a') ?? {};
    expect([minimal, full]).toEqual([{ type: 'a', data: {} }, undefined]);
  });
});

describe('A payload is found', () => {
  test.each(HARD)('for %s', (_what, schema, minimal, full) => {
    expect(samples(schema)).toEqual([minimal, full]);
  });

  test.each(SEARCHED)('for %j', (schema, full) => {
    expect(samples(schema)[1]).toEqual(full);
  });

  test.each(RECURSIVE)('for %s', (_what, definitions, part) => {
    const { full } = fixturesOf(catalogWith(ref('L0'), definitions)).get('a') ?? {};
    expect(JSON.stringify(full)).toContain(part);
  });

  test('for two patterns that cannot be combined, with one of them or not at all', () => {
    const patterns = (...list: readonly string[]) => ({
      type: 'string',
      allOf: list.map((pattern) => ({ pattern })),
    });
    expect(samples(patterns('^(?<y>a)', '(?<y>a)$'))).toEqual(['a', 'a']);
    expect(samples(patterns('^(?<y>a)', '(?<y>b)$'))).toEqual([undefined, undefined]);
  });

  test.each(IMPOSSIBLE)('unless it is impossible: %s; the warning says where', (_what, schema, place) => {
    const warnings = checkFixtures(catalogWith(schema)).map(({ message }) => message);
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
