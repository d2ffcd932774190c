import { describe, expect, test } from 'vitest';
import { driftOf, SHOP, textAt } from '../support/drift.js';

const PAID = {
  type: 'object',
  required: ['type', 'id', 'data'],
  properties: {
    type: { const: 'order.paid' },
    id: { type: 'string' },
    data: { $ref: '#/components/schemas/Order' },
  },
};
const ORDER = JSON.parse(SHOP['schemas/common/order.schema.json'] ?? '{}');
const text = (value: unknown): string => JSON.stringify(value, null, 2);

const openApi = (version: string, order: object, more: object = {}): string =>
  text({
    openapi: version,
    info: { title: 'Shop', version: '1' },
    webhooks: {
      paid: { post: { requestBody: { content: { 'application/json': { schema: PAID, ...more } } } } },
    },
    components: { schemas: { Order: order } },
  });
const asyncApi = (version: 2 | 3, order: object): string =>
  text({
    asyncapi: version === 2 ? '2.6.0' : '3.0.0',
    channels: {
      orders:
        version === 2
          ? { subscribe: { message: { payload: PAID } } }
          : { messages: { paid: { payload: PAID } } },
    },
    components: { schemas: { Order: order } },
  });

const changed = (change: object): object => ({ ...ORDER, properties: { ...ORDER.properties, ...change } });

async function found(document: string) {
  const result = await driftOf({ 'api.json': document }, { sources: ['api.json'], complete: false });
  return {
    ...result,
    names: result.open.filter(({ code }) => code !== 'HS825').map(({ code, path }) => `${code} ${path}`),
  };
}

describe.each<[string, (order: object) => string]>([
  ['OpenAPI 3.1', (order) => openApi('3.1.0', order)],
  ['OpenAPI 3.2', (order) => openApi('3.2.0', order)],
  ['AsyncAPI 2', (order) => asyncApi(2, order)],
  ['AsyncAPI 3', (order) => asyncApi(3, order)],
])('%s', (_name, document) => {
  test('that says the same differs in nothing', async () => {
    const { names, evidence, diagnostics } = await found(document(ORDER));
    expect(evidence.flatMap(({ events }) => events.map(({ event }) => event))).toStrictEqual(['order.paid']);
    expect(names).toStrictEqual([]);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toStrictEqual([]);
  });

  test.each<[string, object, readonly string[]]>([
    ['a field', { discount: { type: 'integer' } }, ['HS813 data.discount']],
    ['a type', { total: { type: 'string' } }, ['HS815 data.total']],
    ['null', { note: { type: ['string', 'null'] } }, ['HS816 data.note']],
    ['a value', { status: { enum: ['open', 'paid', 'lost'] } }, ['HS817 data.status']],
    ['no values', { status: { type: 'string' } }, ['HS817 data.status']],
    ['a format', { number: { type: 'string', format: 'uuid' } }, ['HS819 data.number']],
    ['no format', { created_at: { type: 'string' } }, ['HS819 data.created_at']],
  ])('with %s differs in that', async (_what, change, names) => {
    const result = await found(document(changed(change)));
    expect(result.names).toStrictEqual(names);
    const [key = ''] = Object.keys(change);
    const [finding] = result.open;
    expect(await textAt(result.folder, finding?.at ?? {})).toMatch(new RegExp(`^"${key}"`));
  });

  test('with another list of required fields differs in these', async () => {
    const required = ['number', 'total', 'status', 'created_at', 'note'];
    expect((await found(document({ ...ORDER, required }))).names).toStrictEqual([
      'HS818 data.customer',
      'HS818 data.note',
    ]);
  });

  test('without a field differs in it', async () => {
    const { note: _note, ...properties } = ORDER.properties;
    expect((await found(document({ ...ORDER, properties }))).names).toStrictEqual(['HS814 data.note']);
  });
});

test('OpenAPI 3.0 says null with nullable', async () => {
  const customer = {
    ...ORDER.properties.customer,
    properties: { ...ORDER.properties.customer.properties, name: { type: 'string', nullable: true } },
  };
  const paid = {
    ...PAID,
    properties: { ...PAID.properties, type: { type: 'string', enum: ['order.paid'] } },
  };
  const api = openApi('3.0.3', changed({ customer }))
    .replace(/"webhooks"/, '"x-webhooks"')
    .replace(/\{\s*"const": "order.paid"\s*\}/, JSON.stringify(paid.properties.type));
  expect((await found(api)).names).toStrictEqual([]);
});

test('samples of a document are checked, and have places', async () => {
  const example = {
    type: 'order.paid',
    id: 'x',
    data: {
      number: 'A',
      total: 1,
      status: 'lost',
      created_at: '2026-01-01T00:00:00Z',
      customer: { email: 'a@example.com' },
    },
  };
  const result = await found(openApi('3.1.0', ORDER, { example }));
  expect(result.names).toContain('HS817 data.status');
  const shown = result.open.find(({ code }) => code === 'HS820');
  expect(await textAt(result.folder, shown?.at ?? {})).toMatch(/^"status": "lost"/);
});

test('a webhook without a literal is named by its key', async () => {
  const {
    properties: { type: _type, ...properties },
  } = PAID;
  const api = openApi('3.1.0', ORDER).replace('"paid": {', '"order.paid": {');
  const document = JSON.parse(api);
  document.webhooks['order.paid'].post.requestBody.content['application/json'].schema = {
    ...PAID,
    required: ['id', 'data'],
    properties,
  };
  const result = await found(text(document));
  expect(result.evidence.flatMap(({ events }) => events.map(({ event }) => event))).toStrictEqual([
    'order.paid',
  ]);
});

test('an older version of the schemas is a source', async () => {
  const old = (SHOP['schemas/common/order.schema.json'] ?? '').replace(
    '"total": { "type": "integer" }',
    '"total": { "type": "string" }',
  );
  const files = Object.fromEntries(
    Object.entries({ ...SHOP, 'schemas/common/order.schema.json': old }).map(([path, body]) => [
      path.replace('schemas/', 'old/'),
      body,
    ]),
  );
  const { open } = await driftOf(files, { sources: ['old'] });
  expect(open.map(({ code, event, path }) => `${code} ${event} ${path}`)).toStrictEqual([
    'HS815 order.paid data.total',
    'HS815 order.sent data.total',
  ]);
});

test.each<[string, string, RegExp]>([
  ['does not exist', 'gone.md', /does not exist/],
  ['has no event', 'readme.md', /no event/],
  ['is not JSON', 'broken.json', /not JSON/],
  ['is an address', 'https://example.com/page.md', /nothing is fetched/],
])('a source that %s is reported, and nothing is concluded from it', async (_name, source, message) => {
  const files = { 'readme.md': '# Hello\n', 'broken.json': '{' };
  const { open, diagnostics } = await driftOf(files, { sources: [source], complete: true });
  expect(open).toStrictEqual([]);
  expect(diagnostics).toMatchObject([{ code: 'HS829', message: expect.stringMatching(message) }]);
});

test('a payload in Avro is left out', async () => {
  const api = JSON.parse(asyncApi(2, ORDER));
  api.channels.orders.subscribe.message.schemaFormat = 'application/vnd.apache.avro;version=1.9.0';
  const { diagnostics } = await driftOf({ 'api.json': text(api) }, { sources: ['api.json'] });
  expect(diagnostics).toMatchObject([{ code: 'HS420', message: expect.stringMatching(/avro/) }]);
});
