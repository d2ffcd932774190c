import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { eventsOf } from '../support/catalog-results.js';
import { diagnosticsOf, eventSchema, generateFrom, type Schemas, validatorsOf } from '../support/catalogs.js';

const OPEN = { type: 'object', required: ['type'], properties: { type: { type: 'string' } } };
const PLAIN = { type: 'object', properties: { id: { type: 'string' } } };

describe('A map of events', () => {
  test('may give one schema several event types', async () => {
    const events = { 'thing.made': 'thing.json', 'thing.lost': 'thing.json' };
    const { files, result } = await generateFrom({ 'thing.json': OPEN }, { events });
    expect(result.events).toStrictEqual(['thing.lost', 'thing.made']);
    expect(files['types.d.ts']).toMatch(/ThingLostEvent \{[^}]*type: "thing.lost"[\s\S]*type: "thing.made"/);
    for (const discriminator of [{ header: 'x-topic' }, { envelope: 'cloudevents' }])
      expect(await eventsOf({ 'thing.json': PLAIN }, { events, discriminator })).toStrictEqual(result.events);
  });

  test.each<[string, Schemas, Partial<CatalogConfig>, string]>([
    ['a literal', { 'a.json': eventSchema('order.paid') }, {}, '"order.paid"'],
    [
      'the literals of branches',
      { 'a.json': { oneOf: [eventSchema('b'), eventSchema('c')] } },
      {},
      '"b" or "c"',
    ],
    [
      'the part of a header',
      { 'a.json': eventSchema('made') },
      { discriminator: { header: 'x', property: '/type' } },
      '"made"',
    ],
  ])('may not contradict %s', async (_what, schemas, more, said) => {
    const found = await diagnosticsOf(
      generateFrom(schemas, { ...more, events: { 'order.payed': 'a.json' } }),
    );
    expect(found).toMatchObject([
      { code: 'HS410', file: 'schemas/a.json', message: expect.stringContaining(said) },
    ]);
    expect(found[0]?.message).toContain('"order.payed"');
  });

  test('may name one of the event types that a schema lists', async () => {
    const schemas = { 'a.json': { ...OPEN, properties: { type: { enum: ['a', 'b'] } } } };
    expect(await eventsOf(schemas, { events: { b: 'a.json' } })).toStrictEqual(['b']);
  });

  test.each<[string, object]>([
    ['$ref', { $ref: 'base.json' }],
    ['anyOf', { anyOf: [{ $ref: 'base.json' }, { type: 'null' }] }],
    ['allOf', { allOf: [{ $ref: 'base.json' }] }],
  ])('leaves a schema as it is where others use it, through %s', async (_what, previous) => {
    const schemas = { 'base.json': OPEN, 'c.json': eventSchema('c', { properties: { previous } }) };
    const generated = await generateFrom(schemas, { events: { generic: 'base.json' } });
    expect(generated.result.events).toStrictEqual(['c', 'generic']);
    const { isWebhookEvent } = await validatorsOf(generated);
    expect(isWebhookEvent({ type: 'c', previous: { type: 'older' } })).toBe(true);
    expect(isWebhookEvent({ type: 'generic' })).toBe(true);
  });

  test('takes the place of what an index lists', async () => {
    const all = { oneOf: [{ $ref: 'made.json' }, { $ref: 'lost.json' }] };
    const events = { 'door made': 'made.json', 'door lost': 'lost.json' };
    const lost = ['door lost', 'door made'];
    for (const discriminator of [{ header: 'x' }, { envelope: 'cloudevents' }])
      expect(
        await eventsOf(
          { 'all.json': all, 'made.json': PLAIN, 'lost.json': PLAIN },
          { discriminator, events },
        ),
      ).toStrictEqual(lost);
    const { files, result } = await generateFrom(
      { 'all.json': all, 'made.json': OPEN, 'lost.json': OPEN },
      { events },
    );
    expect(result.events).toStrictEqual(lost);
    expect(files['types.d.ts']).not.toContain('All');
    const mixed = { 'all.json': all, 'made.json': OPEN, 'lost.json': eventSchema('lost') };
    expect(await eventsOf(mixed, { events: { made: 'made.json' } })).toStrictEqual(['lost', 'made']);
  });
});

describe('A pattern of events', () => {
  test('writes folders with the separator', async () => {
    const schemas = { 'orders/made.json': PLAIN };
    const discriminator = { header: 'x-topic', separator: '/' };
    expect(await eventsOf(schemas, { discriminator, events: '{type}.json' })).toStrictEqual(['orders/made']);
    const topic = { properties: ['/topic'], separator: '/' };
    expect(await eventsOf(schemas, { discriminator: topic, events: '{type}.json' })).toStrictEqual([
      'orders/made',
    ]);
  });

  test.each<[NonNullable<CatalogConfig['events']>, string, string]>([
    ['{type}/{type}.json', '/events', '{type}'],
    [['a.json', '{header}/{header}.json'], '/events/1', '{header}'],
  ])('may have each part of the event type once: %j', async (events, pointer, part) => {
    expect(await diagnosticsOf(generateFrom({ 'a/a.json': OPEN }, { events }))).toMatchObject([
      { code: 'HS602', pointer, message: expect.stringContaining(part) },
    ]);
  });
});

describe('Variants of one event', () => {
  const version = (number: number) =>
    eventSchema('made', { required: ['v'], properties: { v: { const: number } } });

  test.each<[string, Partial<CatalogConfig>]>([
    ['by their literals', {}],
    ['by a map', { events: { made: 'events/made.json' } }],
  ])('are files that one file lists, %s', async (_how, more) => {
    const schemas = {
      'events/made.json': { oneOf: [{ $ref: '../v1/made.json' }, { $ref: '../v2/made.json' }] },
      'v1/made.json': version(1),
      'v2/made.json': version(2),
    };
    const generated = await generateFrom(schemas, more);
    expect(generated.result.events).toStrictEqual(['made']);
    expect(generated.files['types.d.ts']).toMatch(/MadeEvent = V1Made \| V2Made|interface V1Made/);
    const { isWebhookEvent } = await validatorsOf(generated);
    expect([1, 2, 3].map((v) => isWebhookEvent({ type: 'made', v }))).toStrictEqual([true, true, false]);
  });

  test('below events/ too', async () => {
    const schemas = {
      'events/made.json': { anyOf: [{ $ref: 'made.v1.json' }, { $ref: 'made.v2.json' }] },
      'events/made.v1.json': version(1),
      'events/made.v2.json': version(2),
    };
    expect(await eventsOf(schemas, {})).toStrictEqual(['made']);
  });

  test('in files that none lists are an error that says so', async () => {
    const [first, ...more] = await diagnosticsOf(
      generateFrom({ 'a.json': version(1), 'b.json': version(2) }),
    );
    expect(more).toStrictEqual([]);
    expect(first).toMatchObject({
      code: 'HS403',
      file: 'schemas/b.json',
      hint: expect.stringContaining('"oneOf"'),
    });
  });
});

describe('A missing literal', () => {
  const body = (schema: object) => ({
    post: { requestBody: { content: { 'application/json': { schema } } } },
  });
  const extended = { allOf: [{ $ref: '#/components/schemas/Base' }] };
  const api = (webhooks: object, more: object = {}) => ({
    openapi: '3.1.0',
    webhooks,
    components: { schemas: { Base: OPEN, Made: extended, ...more } },
  });

  test('names the event, not what it extends', async () => {
    const schemas = {
      'all.json': { oneOf: [{ $ref: 'a.json' }, { $ref: 'b.json' }] },
      'a.json': { allOf: [{ $ref: 'core/base.json' }] },
      'b.json': { allOf: [{ $ref: 'core/base.json' }], properties: { type: { const: 'b' } } },
      'core/base.json': OPEN,
    };
    expect(await diagnosticsOf(generateFrom(schemas))).toMatchObject([
      {
        code: 'HS402',
        file: 'schemas/a.json',
        pointer: '',
        message: expect.stringContaining('core/base.json'),
      },
    ]);
  });

  test('of webhooks has the line of the configuration that takes their keys as event types', async () => {
    const made = body({ $ref: '#/components/schemas/Made' });
    const all = { 'api.json': api({ 'a.made': made, 'b.made': made }) };
    const found = await diagnosticsOf(generateFrom(all));
    expect(found.map(({ code, pointer }) => [code, pointer?.split('/')[2]])).toStrictEqual([
      ['HS402', 'a.made'],
      ['HS402', 'b.made'],
    ]);
    for (const { hint } of found) expect(hint).toContain('"events": "api.json#/webhooks/{type}"');
    expect(await eventsOf(all, { events: 'api.json#/webhooks/{type}' })).toStrictEqual(['a.made', 'b.made']);
  });

  test('of one webhook among others has the line for this one', async () => {
    const schemas = {
      'api.json': api({
        'a/made': body({ $ref: '#/components/schemas/Made' }),
        lost: body(eventSchema('lost')),
      }),
    };
    const [first, ...more] = await diagnosticsOf(generateFrom(schemas));
    expect(more).toStrictEqual([]);
    expect(first?.hint).toContain('"events": { "a/made": "api.json#/webhooks/a~1made" }');
    const events = { 'a/made': 'api.json#/webhooks/a~1made' };
    expect(await eventsOf(schemas, { events })).toStrictEqual(['a/made', 'lost']);
  });

  test('everywhere is counted', async () => {
    const schemas = { 'all.json': { $defs: { a: OPEN, b: OPEN, c: PLAIN } } };
    expect(await diagnosticsOf(generateFrom(schemas))).toMatchObject([
      {
        code: 'HS405',
        message: 'no schema describes an event: 2 schemas have /type, but without a literal',
        hint: expect.stringContaining('"events"'),
      },
    ]);
  });
});

test('The line that names a webhook refers to the document of its entry, wherever its body is', async () => {
  const body = (mediaType: string) => ({ requestBody: { content: { [mediaType]: { schema: PLAIN } } } });
  const schemas = {
    'api.json': {
      openapi: '3.1.0',
      webhooks: { made: { $ref: 'hooks/made.json' }, note: { post: body('text/plain') } },
    },
    'hooks/made.json': { post: body('application/json') },
  };
  const line = 'api.json#/webhooks/{type}';
  const notJson = { code: 'HS420', pointer: '/webhooks/note/post/requestBody/content' };
  expect(await diagnosticsOf(generateFrom(schemas))).toMatchObject([
    notJson,
    { code: 'HS401', file: 'schemas/hooks/made.json', hint: expect.stringContaining(`"events": "${line}"`) },
  ]);
  const { result } = await generateFrom(schemas, { events: line });
  expect(result.events).toStrictEqual(['made']);
  expect(result.warnings).toMatchObject([notJson]);
});

test.each(['application/json', 'text/json', 'application/vnd.acme+json; charset=utf-8', '*/*'])(
  'A body of the media type %s is JSON',
  async (mediaType) => {
    const content = { [mediaType]: { schema: eventSchema('made') } };
    const schemas = {
      'api.json': { openapi: '3.1.0', webhooks: { made: { post: { requestBody: { content } } } } },
    };
    const { result } = await generateFrom(schemas);
    expect(result.events).toStrictEqual(['made']);
  },
);

describe('Definitions that have the same name and differ', () => {
  const money = (type: string) => ({ type: 'object', required: ['value'], properties: { value: { type } } });
  const using = (type: string, $ref: string, more: object = {}) =>
    eventSchema(type, { properties: { money: { $ref } }, ...more });

  async function namesOf(schemas: Schemas): Promise<readonly string[]> {
    const { files } = await generateFrom(schemas);
    return [...(files['types.d.ts'] ?? '').matchAll(/^export interface (\w*(?:Money|Cash)\w*)/gm)].map(
      ([, name = '']) => name,
    );
  }

  test('in files are named after their folders, as far as it takes', async () => {
    const schemas = {
      'events/a.json': using('a', '../x/money.json'),
      'events/b.json': using('b', '../y/money.json'),
      'x/money.json': money('string'),
      'y/money.json': money('integer'),
    };
    expect(await namesOf(schemas)).toStrictEqual(['XMoney', 'YMoney']);
    const { 'y/money.json': y, ...rest } = schemas;
    const deeper = { ...rest, 'z/x/money.json': y, 'events/b.json': using('b', '../z/x/money.json') };
    expect(await namesOf(deeper)).toStrictEqual(['XMoney', 'ZXMoney']);
  });

  test('do not keep equal ones apart', async () => {
    const own = (name: string, type: string) =>
      using(name, '#/$defs/money', { $defs: { money: money(type) } });
    const schemas = {
      'a.json': own('a', 'string'),
      'b.json': own('b', 'string'),
      'c.json': own('c', 'integer'),
    };
    expect(await namesOf(schemas)).toStrictEqual(['AMoney', 'CMoney']);
  });

  test('in OpenAPI documents are named after the document', async () => {
    const api = (name: string, type: string) => ({
      openapi: '3.1.0',
      components: {
        schemas: { [`Event${name}`]: using(name, '#/components/schemas/Cash'), Cash: money(type) },
      },
    });
    expect(
      await namesOf({ 'shop.json': api('a', 'string'), 'bank.json': api('b', 'integer') }),
    ).toStrictEqual(['BankCash', 'ShopCash']);
  });
});
