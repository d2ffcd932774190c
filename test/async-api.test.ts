import { describe, expect, test } from 'vitest';
import { problemsOf } from './support/catalog-results.js';
import { eventSchema, generateFrom, type Schemas, validatorsOf } from './support/catalogs.js';

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
