import { describe, expect, test } from 'vitest';
import type { Evidence, FieldStatement } from '../generator/evidence/evidence.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../generator/json/json.js';
import { draftOf, eventDraft, schemasOf } from './support/draft-of.js';

const times = <T>(count: number, one: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => one(at));

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

describe('the drafts of several events', () => {
  const order = (id: number) => ({ id: `ord_${1e9 + id}`, total: id, lines: [{ sku: 'x y', count: 1 }] });
  const envelope = (type: string, at: number) => ({
    type,
    id: `evt_${1e9 + at}`,
    sent: '2024-01-15T10:30:00Z',
  });
  const payloads = times(6, (at) => [
    { ...envelope('order.paid', at), data: order(at) },
    { ...envelope('order.sent', at), data: order(at), carrier: 'y z' },
    { ...envelope('user.created', at), data: { email: 'a@b.example', order: order(at) } },
  ]).flat();

  test('have their envelope and their definitions in files of their own', async () => {
    const files = schemasOf(await draftOf(payloads));
    expect([...files.keys()]).toStrictEqual([
      'envelope.schema.json',
      'common/order.schema.json',
      'events/order.paid.schema.json',
      'events/order.sent.schema.json',
      'events/user.created.schema.json',
    ]);
    expect(files.get('envelope.schema.json')).toMatchObject({
      properties: {
        type: { type: 'string' },
        id: { type: 'string', pattern: '^evt_' },
        sent: { type: 'string', format: 'date-time' },
        data: { type: 'object' },
      },
      required: ['type', 'id', 'sent', 'data'],
    });
    expect(files.get('events/order.sent.schema.json')).toMatchObject({
      title: 'Order sent',
      allOf: [{ $ref: '../envelope.schema.json' }],
      properties: {
        type: { const: 'order.sent' },
        data: { $ref: '../common/order.schema.json' },
        carrier: { type: 'string' },
      },
      required: ['carrier'],
    });
    expect(files.get('events/user.created.schema.json')).toMatchObject({
      properties: { data: { properties: { order: { $ref: '../common/order.schema.json' } } } },
    });
  });

  test('extend a definition where an object has more than it', async () => {
    const more = times(3, (at) => ({
      ...envelope('order.cancelled', at),
      data: { ...order(at), reason: 'x y' },
    }));
    const files = schemasOf(await draftOf([...payloads, ...more]));
    expect(files.get('events/order.cancelled.schema.json')).toMatchObject({
      properties: {
        data: {
          allOf: [{ $ref: '../common/order.schema.json' }],
          properties: { reason: { type: 'string' } },
          required: ['reason'],
        },
      },
    });
  });

  test('have few examples, each different, without what looks personal; what was replaced is listed', async () => {
    const draft = await draftOf(payloads);
    const { examples } = schemasOf(draft).get('events/user.created.schema.json') ?? {};
    expect(examples).toHaveLength(1);
    expect(JSON.stringify(draft.files)).not.toContain('a@b.example');
    expect(draft.replaced).toMatchObject([
      { event: 'user.created', path: '/data/email', reason: 'personal by its name' },
    ]);
  });

  test.each(['api_key.created', 'url.updated', '2fa.enabled', 'Order Created', 'a/b'])(
    'can be about %s',
    async (type) => {
      const { events, diagnostics } = await draftOf([{ type, id: 1, url: { api_key: 'x' } }]);
      expect([events, diagnostics]).toStrictEqual([[type], []]);
    },
  );

  test('that generate cannot use unchanged come with a warning', async () => {
    const { diagnostics, files } = await draftOf([{ type: 'order.paid' }, { type: 'order_paid' }]);
    expect(diagnostics).toMatchObject([{ code: 'HS844' }, ...diagnostics.slice(1)]);
    expect(files).toHaveLength(2);
  });
});

describe('what a document states', () => {
  const stated = (...fields: readonly Partial<FieldStatement>[]): Evidence => ({
    source: { kind: 'page', name: 'page.md', label: 'docs page', isComplete: true },
    events: [
      {
        event: 'a',
        at: { file: 'page.md', line: 1, column: 1 },
        samples: [
          {
            value: { type: 'a', data: { id: 'x y', note: null } },
            source: { file: 'page.md', text: '' },
            pointer: '',
            repeatedKeys: [],
          },
        ],
        fields: fields.map((one) => ({ path: '', at: {}, ...one })),
        scope: 'data',
      },
    ],
    mentions: [],
    diagnostics: [],
  });

  const dataOf = async (...fields: readonly Partial<FieldStatement>[]) => {
    const schema = schemasOf(await draftOf([], [stated(...fields)])).get('events/a.schema.json');
    return schema?.properties;
  };

  test.each<[string, Partial<FieldStatement>, JsonObject, readonly string[]]>([
    [
      'the type of what is null in the sample',
      { path: 'data.note', types: ['array'] },
      { note: { type: ['array', 'null'] } },
      ['id'],
    ],
    [
      'null',
      { path: 'data.id', types: ['string'], nullable: true },
      { id: { type: ['string', 'null'] } },
      [],
    ],
    [
      'a condition',
      { path: 'data.id', types: ['string'], presence: 'conditional' },
      { id: { type: 'string' } },
      [],
    ],
    [
      'a format',
      { path: 'data.at', types: ['string'], format: 'date-time' },
      { at: { type: 'string', format: 'date-time' } },
      ['id'],
    ],
    [
      'values',
      { path: 'data.state', types: ['string'], values: ['on', 'off'] },
      { state: { anyOf: [{ enum: ['on', 'off'] }, { type: 'string' }] } },
      ['id'],
    ],
    [
      'a pattern',
      { path: 'data.id', types: ['string'], pattern: '^x' },
      { id: { type: 'string', pattern: '^x' } },
      ['id'],
    ],
    [
      'a list',
      { path: 'data.tags[]', types: ['string'] },
      { tags: { type: 'array', items: { type: 'string' } } },
      ['id'],
    ],
    [
      'a property that no sample shows',
      { path: 'data.user.id', types: ['string'] },
      { user: { type: 'object', properties: { id: { type: 'string' } } } },
      ['id'],
    ],
  ])('decides what samples cannot show: %s', async (_name, field, properties, required) => {
    expect(await dataOf(field)).toMatchObject({
      data: { properties, ...(required.length > 0 && { required }) },
    });
  });

  test('does not overrule what a sample shows', async () => {
    expect(await dataOf({ path: 'data.id', types: ['object'] })).toMatchObject({
      data: { properties: { id: { type: 'string' } } },
    });
    for (const wrong of ['^y', '('])
      expect(await dataOf({ path: 'data.id', types: ['string'], pattern: wrong })).not.toHaveProperty(
        'data.properties.id.pattern',
      );
    expect(await dataOf({ path: 'data.id', types: ['string'], format: 'uuid' })).not.toHaveProperty(
      'data.properties.id.format',
    );
  });
});
