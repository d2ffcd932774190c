import { describe, expect, test } from 'vitest';
import { problemsOf } from '../support/catalog-results.js';
import { eventSchema, generateFrom, type Schemas, validatorsOf } from '../support/catalogs.js';
import { document, MADE, made, webhook } from '../support/open-api.js';

describe('Parts of an OpenAPI document in other files:', () => {
  const operation = { requestBody: { content: { 'application/json': { schema: MADE } } } };

  test.each<[string, Schemas]>([
    [
      'a path item',
      {
        'api.json': document({ webhooks: { made: { $ref: 'hooks/made.json' } } }),
        'hooks/made.json': { post: operation },
      },
    ],
    [
      'a path item among others, with its schema in a third file',
      {
        'api.json': document({ webhooks: { made: { $ref: './hooks.yaml#/made' } } }),
        'hooks.yaml':
          'made: { post: { requestBody: { content: { application/json: { schema: { $ref: parts/made.json } } } } } }',
        'parts/made.json': MADE,
      },
    ],
    [
      'a request body',
      {
        'api.json': document({ webhooks: { made: { post: { requestBody: { $ref: 'body.json' } } } } }),
        'body.json': operation.requestBody,
      },
    ],
    [
      'a path with callbacks',
      {
        'api.json': document({ paths: { '/orders': { $ref: 'paths/orders.json' } } }),
        'paths/orders.json': { post: { callbacks: { made: { $ref: '../callbacks/made.json' } } } },
        'callbacks/made.json': { '{$request.body#/url}': webhook(MADE) },
      },
    ],
  ])('%s', async (_what, schemas) => {
    const { result } = await generateFrom(schemas);
    expect(result.events).toStrictEqual(['order.made']);
    expect(result.warnings.filter(({ severity }) => severity !== 'note')).toStrictEqual([]);
  });

  test('the events can be named by the keys of webhooks', async () => {
    const schemas = {
      'api.json': document({ webhooks: { 'order.lost': { $ref: 'hooks/lost.json' } } }),
      'hooks/lost.json': webhook({ type: 'object', properties: { id: { type: 'string' } } }),
    };
    const { result } = await generateFrom(schemas, { events: 'api.json#/webhooks/{type}' });
    expect(result.events).toStrictEqual(['order.lost']);
  });

  test('a file that only OpenAPI 3.0 refers to is of that dialect', async () => {
    const schemas = {
      'api.json': document({ 'x-webhooks': { made: webhook({ $ref: 'made.json' }) } }, '3.0.3'),
      'made.json': eventSchema('order.made', {
        properties: {
          type: { type: 'string', enum: ['order.made'] },
          note: { type: 'string', nullable: true },
        },
      }),
    };
    const { files, result } = await generateFrom(schemas);
    expect(files['types.d.ts']).toContain('note?: string | null;');
    expect(result.warnings).toStrictEqual([]);
  });

  test('the dialect of its schemas is the one that the document states', async () => {
    const list = { type: 'array', items: [{ type: 'string' }], additionalItems: false };
    const made = eventSchema('order.made', { properties: { list } });
    const stating = (jsonSchemaDialect: string): Schemas => ({
      'api.json': document({ jsonSchemaDialect, webhooks: { made: webhook(made) } }),
    });
    const { files } = await generateFrom(stating('http://json-schema.org/draft-07/schema#'));
    expect(files['types.d.ts']).toContain('list?: [string?]');
    expect(await problemsOf(stating('https://spec.openapis.org/oas/3.1/dialect/base'))).not.toStrictEqual([]);
    expect(await problemsOf(stating('https://example.com/own'))).toContainEqual(
      expect.objectContaining({ code: 'HS204', pointer: '/jsonSchemaDialect' }),
    );
  });

  test('a reference that leads nowhere is an error at its place', async () => {
    const schemas = {
      'api.json': document({
        webhooks: {
          a: { $ref: 'hooks/mode.json' },
          b: { $ref: '../b.json' },
          c: { $ref: 'https://acme.example/c.json' },
          d: { $ref: 'hooks/made.json#/put' },
        },
      }),
      'hooks/made.json': { post: { requestBody: { $ref: 'made.json#/gone' } } },
    };
    expect(await problemsOf(schemas)).toMatchObject([
      { code: 'HS301', pointer: '/webhooks/a/$ref', hint: 'did you mean hooks/made.json?' },
      { code: 'HS302', pointer: '/webhooks/b/$ref' },
      { code: 'HS303', pointer: '/webhooks/c/$ref' },
      { code: 'HS301', pointer: '/webhooks/d/$ref', message: 'nothing is at hooks/made.json#/put' },
    ]);
  });
});

describe('The operation of a webhook documents an event', () => {
  const texts = { summary: 'A new order', description: 'Sent for each new order.' };
  const typesOf = async (item: object): Promise<string> =>
    (await generateFrom({ 'api.json': document({ webhooks: { made: item } }) })).files['types.d.ts'] ?? '';

  test('that has no texts of its own', async () => {
    const types = await typesOf(webhook(MADE, {}, texts));
    expect(types).toMatch(
      /A new order\n[\s*]+\n[\s*]+Sent for each new order\.\n \*\/\nexport interface OrderMadeEvent/,
    );
  });

  test('as its path item does, where the operation says nothing', async () => {
    expect(await typesOf({ ...texts, ...webhook(MADE) })).toContain('Sent for each new order.');
  });

  test('but does not replace a text of the schema', async () => {
    const types = await typesOf(webhook({ ...MADE, description: 'An order.' }, {}, texts));
    expect(types).toContain('An order.');
    expect(types).not.toContain('Sent for each');
    expect(types).not.toContain('A new order');
  });

  test('unless its body is one of several', async () => {
    const types = await typesOf(webhook({ oneOf: [MADE, eventSchema('order.lost')] }, {}, texts));
    expect(types).not.toContain('Sent for each');
  });
});

describe('A body that is not JSON', () => {
  const other = (mediaType: string): Schemas => ({
    'api.json': document({
      webhooks: {
        made: webhook(MADE),
        sent: { post: { requestBody: { content: { [mediaType]: { schema: MADE } } } } },
      },
    }),
  });

  test.each([
    ['multipart/form-data', 'a multipart body (multipart/form-data)'],
    ['application/x-www-form-urlencoded', 'a form as its body (application/x-www-form-urlencoded)'],
    ['application/xml', 'a body that is not JSON (application/xml)'],
  ])('is left out with a warning: %s', async (mediaType, words) => {
    const { result } = await generateFrom(other(mediaType));
    expect(result.events).toStrictEqual(['order.made']);
    expect(result.warnings).toMatchObject([
      {
        code: 'HS420',
        pointer: '/webhooks/sent/post/requestBody/content',
        message: expect.stringContaining(words),
      },
    ]);
  });

  test('does not matter beside JSON', async () => {
    const content = { 'multipart/form-data': { schema: {} }, 'application/json': { schema: MADE } };
    const { result } = await generateFrom({
      'api.json': document({ webhooks: { made: { post: { requestBody: { content } } } } }),
    });
    expect([result.events, result.warnings]).toStrictEqual([['order.made'], []]);
  });
});

test('A body that is a base with a discriminator is each of the events that extend it', async () => {
  const lost = { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { by: { type: 'string' } } }] };
  const base = {
    type: 'object',
    required: ['type'],
    properties: { type: { type: 'string' } },
    discriminator: { propertyName: 'type', mapping: { 'order.lost': 'Lost' } },
  };
  const { result, files } = await generateFrom({
    'api.json': document({
      webhooks: { any: webhook({ $ref: '#/components/schemas/Base' }) },
      components: { schemas: { Base: base, Lost: lost, Found: lost } },
    }),
  });
  expect(result.events).toStrictEqual(['Found', 'order.lost']);
  expect(files['types.d.ts']).toMatch(
    /interface OrderLostEvent \{\n\s+type: "order\.lost";\n\s+by\?: string;\n\}/,
  );
});

test('A webhook in another file is checked by its schema', async () => {
  const generated = await generateFrom({
    'api.json': document({ webhooks: { made: { $ref: 'made.json' } } }),
    'made.json': webhook(MADE),
  });
  const { validateWebhookEvent } = await validatorsOf(generated);
  expect(validateWebhookEvent(made(1)).valid).toBe(true);
  expect(validateWebhookEvent(made('x'))).toMatchObject({ valid: false, errors: [{ path: '/n' }] });
});
