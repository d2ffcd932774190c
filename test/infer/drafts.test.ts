import { describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '../../generator/json/json.js';
import { eventDraft } from '../support/draft-of.js';
import { times } from '../support/times.js';

/** What the draft of one event says about the property `x`. */
async function draftOfX(...values: readonly JsonValue[]): Promise<JsonValue | undefined> {
  const { properties } = await eventDraft(...values.map((x) => ({ x })));
  return isJsonObject(properties) ? properties.x : undefined;
}

const ID = 'evt_1234567890';

describe('a drafted value', () => {
  test.each<[string, readonly JsonValue[], JsonObject]>([
    ['a string', ['b c', 'd'], { type: 'string' }],
    ['whole numbers', [1, 2], { type: 'integer' }],
    ['numbers, of which one is not whole', [1, 2.5], { type: 'number' }],
    ['null beside another type', ['b c', null], { type: ['string', 'null'] }],
    ['several types', ['b c', 1, true], { type: ['boolean', 'integer', 'string'] }],
    ['a list', [[1], ['b c']], { type: 'array', items: { type: ['integer', 'string'] } }],
    ['an empty list', [[], []], { type: 'array' }],
    ['an empty object', [{}, {}], { type: 'object' }],
    ['times', ['2024-01-15T10:30:00Z', '2024-01-15T10:30:00.5Z'], { type: 'string', format: 'date-time' }],
    ['days', ['2024-01-15'], { type: 'string', format: 'date' }],
    ['times, of which one is not', ['2024-01-15T10:30:00Z', 'never said'], { type: 'string' }],
    ['UUIDs', ['123e4567-e89b-12d3-a456-426614174000'], { type: 'string', format: 'uuid' }],
    ['an address, seen once', ['https://a.example'], { type: 'string' }],
    ['identifiers in a property of another name', [ID], { type: 'string' }],
    [
      'objects',
      [{ a: 1, b: null }, { a: 2 }],
      {
        type: 'object',
        properties: { a: { type: 'integer' }, b: { type: 'null', $comment: expect.any(String) } },
        required: ['a'],
      },
    ],
  ])('is described by what was seen: %s', async (_name, values, expected) => {
    expect(await draftOfX(...values)).toStrictEqual(expected);
  });

  test('that is always null is null, and never anything', async () => {
    expect(await draftOfX(null, null)).toStrictEqual({ type: 'null', $comment: expect.any(String) });
  });

  test('of an identifier has its prefix, unless others give the identifier', async () => {
    const { properties } = await eventDraft({
      id: ID,
      order_id: 'ord_1234567890',
      external_id: 'ord_1234567890',
      custom_id: 'ord_1234567890',
      customer_id: 'cus_1234567890',
      refund_id: 'ref_1234567890',
    });
    expect(properties).toMatchObject({
      id: { type: 'string', pattern: '^evt_' },
      order_id: { type: 'string', pattern: '^ord_' },
      external_id: { type: 'string' },
    });
    expect(properties).not.toHaveProperty('external_id.pattern');
    expect(properties).not.toHaveProperty('custom_id.pattern');
    expect(properties).toMatchObject({ customer_id: { pattern: '^cus_' }, refund_id: { pattern: '^ref_' } });
  });

  test('with many different identifiers has their prefix under any name', async () => {
    const many = times(20, (at) => ({
      owners: [`usr_${1e9 + at}`],
      ref: `ord_${1e9 + at}`,
      text: `a b_${at}`,
    }));
    expect((await eventDraft(...many)).properties).toMatchObject({
      owners: { items: { type: 'string', pattern: '^usr_' } },
    });
    expect(JSON.stringify(await eventDraft(...many))).not.toContain('^ord_');
    expect(JSON.stringify(await eventDraft(...many.slice(1)))).not.toContain('^usr_');
  });

  test('with the same few short strings again and again is an open list', async () => {
    const states = ['ACTIVE', 'PENDING', 'FAILED'];
    expect(await draftOfX(...times(30, (at) => states[at % 3] ?? ''))).toStrictEqual({
      anyOf: [{ enum: ['ACTIVE', 'FAILED', 'PENDING'] }, { type: 'string' }],
    });
    expect(await draftOfX(...states, null)).toStrictEqual({ type: ['string', 'null'] });
    expect(await draftOfX(...times(30, (at) => [...states, null][at % 4] ?? null))).toStrictEqual({
      anyOf: [{ enum: ['ACTIVE', 'FAILED', 'PENDING', null] }, { type: 'string' }],
    });
  });

  test('that looks personal is never in a list of values', async () => {
    const people = times(30, (at) => ({
      first_name: ['Ada', 'Bo'][at % 2],
      to: ['a@b.example', 'c@d.example'][at % 2],
    }));
    expect(JSON.stringify((await eventDraft(...people)).properties)).not.toMatch(/enum|Ada|@/);
  });

  test('that is secret by its name is marked', async () => {
    const { properties } = await eventDraft({ access_token: 'abc' });
    expect(properties).toMatchObject({ access_token: { type: 'string', 'x-secret': true } });
  });
});

describe('a drafted property', () => {
  test('is required only where every payload has it, and none null', async () => {
    const { required } = await eventDraft({ a: 1, b: 1, c: null }, { a: 2, c: 1 });
    expect(required).toStrictEqual(['type', 'a']);
  });

  test.each<[JsonObject]>([[{ zqxj: 1, xkvw: 2 }], [{ w: 1, h: 2 }]])(
    'is a property where all objects have it, however it is called: %j',
    async (object) => {
      expect(await draftOfX(object, object, object)).toMatchObject({ required: Object.keys(object) });
    },
  );

  test('of a map is not a property', async () => {
    const byKey = (start: number): JsonObject =>
      Object.fromEntries(times(5, (at) => [`k${start * 7 + at * 13}`, { n: at }]));
    expect(await draftOfX(...times(20, byKey))).toStrictEqual({
      type: 'object',
      additionalProperties: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] },
    });
    expect(await draftOfX({ 10: 'a b', 11: 'c' }, { 12: 'd' })).toStrictEqual({
      type: 'object',
      additionalProperties: { type: 'string' },
    });
  });
});
