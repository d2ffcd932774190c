import { describe, expect, test } from 'vitest';
import { problemsOf } from '../support/catalog-results.js';
import { eventSchema, generateFrom, type Schemas, validatorsOf } from '../support/catalogs.js';

const MADE = eventSchema('order.made', { required: ['n'], properties: { n: { type: 'integer' } } });
const PAID = eventSchema('order.paid');

const version2 = (more: object): object => ({
  asyncapi: '2.6.0',
  info: { title: 'Shop', version: '1' },
  ...more,
});
const version3 = (more: object): object => ({
  asyncapi: '3.0.0',
  info: { title: 'Shop', version: '1' },
  ...more,
});

async function eventsOf(schemas: Schemas): Promise<readonly string[]> {
  return (await generateFrom(schemas)).result.events;
}

describe('Messages of AsyncAPI documents are events:', () => {
  test.each<[string, Schemas]>([
    [
      'version 2, one message of an operation',
      { 'api.json': version2({ channels: { orders: { subscribe: { message: { payload: MADE } } } } }) },
    ],
    [
      'version 2, by reference to the components',
      {
        'api.json': version2({
          channels: { orders: { publish: { message: { $ref: '#/components/messages/made' } } } },
          components: {
            messages: { made: { payload: { $ref: '#/components/schemas/made' } } },
            schemas: { made: MADE },
          },
        }),
      },
    ],
    [
      'version 3, by reference from a channel',
      {
        'api.json': version3({
          channels: { orders: { messages: { made: { $ref: '#/components/messages/made' } } } },
          components: { messages: { made: { payload: MADE } } },
        }),
      },
    ],
    [
      'version 3, a payload with its format',
      {
        'api.json': version3({
          channels: {
            orders: {
              messages: {
                made: { payload: { schemaFormat: 'application/schema+json;version=draft-07', schema: MADE } },
              },
            },
          },
        }),
      },
    ],
    [
      'a message in another file',
      {
        'api.yaml':
          'asyncapi: 3.0.0\nchannels: { orders: { messages: { made: { $ref: "messages/made.yaml" } } } }\n',
        'messages/made.yaml':
          'payload: { type: object, required: [type], properties: { type: { const: order.made } } }\n',
      },
    ],
    [
      'the components, where there are no channels',
      { 'api.json': version3({ components: { messages: { made: { payload: MADE } } } }) },
    ],
  ])('%s', async (_what, schemas) => {
    const { result } = await generateFrom(schemas);
    expect(result.events).toStrictEqual(['order.made']);
    expect(result.warnings.filter(({ severity }) => severity !== 'note')).toStrictEqual([]);
  });

  test('a list of which one is sent, in version 2', async () => {
    const message = { oneOf: [{ payload: MADE }, { payload: PAID }] };
    const api = version2({ channels: { orders: { subscribe: { message } } } });
    expect(await eventsOf({ 'api.json': api })).toStrictEqual(['order.made', 'order.paid']);
  });

  test('validators check their payloads', async () => {
    const api = version3({ components: { messages: { made: { payload: MADE } } } });
    const { isWebhookEvent } = await validatorsOf(await generateFrom({ 'api.json': api }));
    expect(isWebhookEvent({ type: 'order.made', n: 1 })).toBe(true);
    expect(isWebhookEvent({ type: 'order.made', n: 'x' })).toBe(false);
  });

  test('a payload in another format is left out, and said', async () => {
    const avro = { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', payload: { type: 'record' } };
    const api = version2({
      channels: { orders: { subscribe: { message: { oneOf: [avro, { payload: MADE }] } } } },
    });
    const { result } = await generateFrom({ 'api.json': api });
    expect(result.events).toStrictEqual(['order.made']);
    expect(result.warnings).toMatchObject([
      {
        code: 'HS420',
        pointer: '/channels/orders/subscribe/message/oneOf/0',
        message: expect.stringMatching(/avro/),
      },
    ]);
  });

  test('a reference that leads nowhere is an error', async () => {
    const api = version3({
      channels: { orders: { messages: { made: { $ref: '#/components/messages/gone' } } } },
    });
    expect(await problemsOf({ 'api.json': api })).toMatchObject([{ code: 'HS301' }]);
  });
});

const inChannel = (message: object): Schemas => ({
  'api.json': version2({ channels: { orders: { subscribe: { message } } } }),
});

describe('The payload of a message', () => {
  test.each<[string, string, string]>([
    ['a file', 'schemas/made.json', '#/$defs/n'],
    ['a place in a file', 'schemas/made.json#/$defs/Made', 'made.json#/$defs/n'],
    ['an $id', 'https://example.com/made', '#/$defs/n'],
  ])('may be %s', async (_what, $ref, inner) => {
    const made = { ...MADE, properties: { type: { const: 'order.made' }, n: { $ref: inner } } };
    const $defs = { n: { type: 'integer' }, ...($ref.includes('#') && { Made: made }) };
    const file = $ref.includes('#') ? { $defs } : { ...made, $id: 'https://example.com/made', $defs };
    const generated = await generateFrom({
      'api.json': version3({ channels: { orders: { messages: { made: { payload: { $ref } } } } } }),
      'schemas/made.json': { ...file, $schema: 'https://json-schema.org/draft/2020-12/schema' },
    });
    const { isWebhookEvent } = await validatorsOf(generated);
    expect(isWebhookEvent({ type: 'order.made', n: 1 })).toBe(true);
    expect(isWebhookEvent({ type: 'order.made', n: 'x' })).toBe(false);
  });

  test.each([
    [undefined, true],
    ['https://json-schema.org/draft/2020-12/schema', false],
  ])('in a file is of draft 7, unless the file states another dialect: %s', async ($schema, isLong) => {
    const n = { $ref: '#/definitions/n', maxLength: 1 };
    const made = {
      ...MADE,
      properties: { type: { const: 'order.made' }, n },
      definitions: { n: { type: 'string' } },
    };
    const generated = await generateFrom({
      ...inChannel({ payload: { $ref: 'made.json' } }),
      'made.json': { ...made, $schema },
    });
    const { isWebhookEvent } = await validatorsOf(generated);
    expect(isWebhookEvent({ type: 'order.made', n: 'long' })).toBe(isLong);
  });

  test('that leads nowhere is one error', async () => {
    expect(await problemsOf(inChannel({ payload: { $ref: 'gone.json' } }))).toMatchObject([
      { code: 'HS301', pointer: '/channels/orders/subscribe/message/payload/$ref' },
    ]);
  });

  test('in another format may lead to files that are not schemas', async () => {
    const format = 'application/vnd.apache.avro;version=1.9.0';
    const avro = ['made.avsc', 'https://registry.example.com/made'].flatMap(($ref) => [
      { schemaFormat: format, payload: { $ref } },
      { payload: { schemaFormat: format, schema: { $ref } } },
    ]);
    const { result } = await generateFrom(inChannel({ oneOf: [...avro, { payload: MADE }] }));
    expect(result.events).toStrictEqual(['order.made']);
    expect(result.warnings.map(({ code }) => code)).toStrictEqual(['HS420', 'HS420', 'HS420', 'HS420']);
  });
});

describe('A message', () => {
  test('may be a reference to a list of messages', async () => {
    const api = version2({
      channels: { orders: { publish: { message: { $ref: '#/components/messages/any' } } } },
      components: {
        messages: { any: { oneOf: [{ $ref: '#/components/messages/made' }] }, made: { payload: MADE } },
      },
    });
    expect(await eventsOf({ 'api.json': api })).toStrictEqual(['order.made']);
  });

  test.each([
    ['the document', { defaultContentType: 'application/xml' }, {}],
    ['a trait', {}, { traits: [{ contentType: 'application/xml' }] }],
  ])('that is not JSON by what %s says is left out', async (_where, document, message) => {
    const oneOf = [
      { payload: { type: 'string' }, ...message },
      { contentType: 'application/json', payload: MADE },
    ];
    const api = version2({ ...document, channels: { orders: { publish: { message: { oneOf } } } } });
    const { result } = await generateFrom({ 'api.json': api });
    expect(result.events).toStrictEqual(['order.made']);
    expect(result.warnings).toMatchObject([
      { code: 'HS420', pointer: '/channels/orders/publish/message/oneOf/0' },
    ]);
  });

  test('has the texts of its traits where it has none', async () => {
    const traits = [{ summary: 'Of a trait.', description: 'Not this one.' }];
    const { files } = await generateFrom(inChannel({ payload: MADE, description: 'Its own.', traits }));
    expect(files['types.d.ts']).toMatch(/Of a trait\.[\s\S]*Its own\./);
  });

  const topic = (value: object): object => ({ type: 'object', properties: { 'X-Topic': value } });

  test.each<[string, object]>([
    ['a trait', { traits: [{ headers: topic({ const: 'made' }) }], headers: { type: 'object' } }],
    ['an allOf', { headers: { allOf: [{ type: 'object' }, topic({ enum: ['made'] })] } }],
    ['a reference', { headers: topic({ $ref: '#/components/schemas/topic' }) }],
  ])('may have the header that names it in %s', async (_where, message) => {
    const api = version3({
      channels: { orders: { messages: { made: { ...message, payload: { type: 'object' } } } } },
      components: { schemas: { topic: { const: 'made' } } },
    });
    const { result } = await generateFrom({ 'api.json': api }, { discriminator: { header: 'x-topic' } });
    expect(result.events).toStrictEqual(['made']);
  });

  test.each(['channels/orders/messages', 'components/messages'])(
    'may be named by its key in %s',
    async (holder) => {
      const api = version3({
        channels: { orders: { messages: { 'order.made': { $ref: '#/components/messages/order.made' } } } },
        components: { messages: { 'order.made': { payload: { type: 'object' } } } },
      });
      const { result } = await generateFrom(
        { 'api.json': api },
        { discriminator: { header: 'x-topic' }, events: `api.json#/${holder}/{type}` },
      );
      expect(result.events).toStrictEqual(['order.made']);
    },
  );
});
