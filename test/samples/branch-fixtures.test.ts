import { beforeAll, describe, expect, test } from 'vitest';
import type { FixturesOfEvents } from '../../generator/emit/run-fixtures.js';
import { eventSchema, generateFrom, importEmitted } from '../support/catalogs.js';
import { payloadsWithData } from '../support/samples-of.js';

const text = { type: 'string' };
const card = {
  type: 'object',
  required: ['kind', 'last4'],
  properties: { kind: { const: 'card' }, last4: text },
};
const bank = {
  type: 'object',
  required: ['kind', 'days'],
  properties: { kind: { const: 'bank' }, days: { type: 'integer', minimum: 5 }, iban: text },
};
const days = { kind: 'bank', days: 5, iban: 'iban' };

const large = {
  type: 'object',
  required: ['large'],
  properties: Object.fromEntries(
    ['large', ...Array.from({ length: 300 }, (_, at) => `property_${at}`)].map((key) => [key, text]),
  ),
};

/** Schemas with a choice, and the values of the variants at their place. */
const CHOICES: readonly (readonly [string, unknown, readonly unknown[]])[] = [
  ['a oneOf of objects', { oneOf: [card, bank] }, [days]],
  ['an anyOf of objects', { anyOf: [bank, card] }, [{ kind: 'card', last4: 'last4' }]],
  [
    'a choice beside properties',
    { type: 'object', properties: { id: text }, oneOf: [card, bank] },
    [{ id: 'id', ...days }],
  ],
  ['objects and an array of them', { anyOf: [card, { type: 'array', items: bank }] }, [[days]]],
  ['objects and null', { oneOf: [card, bank, { type: 'null' }] }, [null, days]],
  [
    'a large object, of which the variant has required properties only',
    { oneOf: [card, large] },
    [{ large: 'large' }],
  ],
  ['a branch that gives the same value', { anyOf: [card, { ...card, required: ['kind'] }] }, []],
  [
    'a branch without a valid value',
    { anyOf: [card, { type: 'object', required: ['x'], properties: { x: false } }] },
    [],
  ],
  ['scalars of two types', { anyOf: [{ type: 'integer' }, text] }, ['value']],
  ['a list of types', { type: ['string', 'integer', 'boolean', 'null'] }, [null, 1, true]],
  ['a scalar or an object', { type: ['string', 'object'], properties: { id: text } }, ['value']],
  [
    'texts of two formats',
    {
      oneOf: [
        { ...text, format: 'date' },
        { ...text, format: 'email' },
      ],
    },
    ['jane.doe@example.com'],
  ],
  ['an open list of values', { anyOf: [{ enum: ['a', 'b'] }, text] }, ['a', 'b', 'value']],
  ['whole numbers among numbers', { anyOf: [{ type: 'number' }, { type: 'integer' }] }, []],
];

describe('Variants have each branch of a choice', () => {
  test.each(CHOICES)('%s', (_what, schema, values) => {
    const { variants = [] } = payloadsWithData(schema);
    expect(variants.filter(({ at }) => at.join() === 'data').map(({ value }) => value)).toEqual(values);
  });

  describe('in emitted fixtures', () => {
    let fixtures: FixturesOfEvents;
    beforeAll(async () => {
      const schemas = {
        'paid.json': eventSchema('paid', { oneOf: [card, { ...bank, required: ['days', 'a'.repeat(120)] }] }),
      };
      const { folder } = await generateFrom(schemas);
      ({ fixtures } = await importEmitted<{ fixtures: FixturesOfEvents }>(
        `${folder}/generated`,
        'fixtures.js',
      ));
    });

    test('of the whole payload, under a name that is not too long', () => {
      const [variant] = fixtures.paid?.variants ?? [];
      expect(variant).toMatchObject({ path: '', payload: { type: 'paid', kind: 'bank' } });
      expect(variant?.name).toMatch(/^the payload is \{.{99}\.\.\.$/);
    });
  });
});
