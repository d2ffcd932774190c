import { describe, expect, test } from 'vitest';
import { eventsOf, problemsOf } from '../support/catalog-results.js';
import { diagnosticsOf, eventSchema, generateFrom } from '../support/catalogs.js';

const SILENT = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

describe('OpenAPI', () => {
  const body = (schema: object) => ({
    post: { requestBody: { content: { 'application/json': { schema } } } },
  });
  const document = (more: object) => ({ openapi: '3.1.0', info: { title: 'T', version: '1' }, ...more });

  test('has its events in webhooks, and other schemas are ignored', async () => {
    const api = document({
      webhooks: { made: body({ $ref: '#/components/schemas/Made' }), lost: body(eventSchema('lost')) },
      components: { schemas: { Made: eventSchema('made'), Broken: { type: 'strng', pattern: '(' } } },
    });
    expect(await eventsOf({ 'api.json': api })).toStrictEqual(['lost', 'made']);
  });

  test('also has events in x-webhooks and in callbacks, through references', async () => {
    const api = {
      openapi: '3.0.3',
      'x-webhooks': { made: { $ref: '#/components/pathItems/made' } },
      paths: {
        '/subscribe': {
          post: { callbacks: { done: { '{$request.body#/url}': body(eventSchema3('done')) } } },
        },
      },
      components: {
        pathItems: { made: { post: { requestBody: { $ref: '#/components/requestBodies/made' } } } },
        requestBodies: { made: body(eventSchema3('made')).post.requestBody },
      },
    };
    expect(await eventsOf({ 'api.json': api })).toStrictEqual(['done', 'made']);
  });

  test('also has events that nothing refers to, with everything that they refer to', async () => {
    const unreached = { ...SILENT, properties: { id: { $ref: '#/components/schemas/Id' } } };
    const schemas = { Unreached: unreached, Id: { type: 'string', minLength: 3 } };
    const api = document({ webhooks: { made: body(eventSchema('made')) }, components: { schemas } });
    for (const events of [
      'api.json#/components/schemas/{type}',
      { Unreached: 'api.json#/components/schemas/Unreached' },
    ]) {
      const { files } = await generateFrom({ 'api.json': api }, { events });
      expect(files['types.d.ts']).toMatch(/interface UnreachedEvent \{[\s\S]*id: Id(?:Event)?;/);
    }
  });

  test('names its events by the keys of webhooks if a pattern says so', async () => {
    const api = document({ webhooks: { 'order.created': body(SILENT) } });
    expect(await eventsOf({ 'api.json': api }, { events: 'api.json#/webhooks/{type}' })).toStrictEqual([
      'order.created',
    ]);
    expect(await problemsOf({ 'api.json': api })).toMatchObject([
      { code: 'HS401', pointer: '/webhooks/order.created/post/requestBody/content/application~1json/schema' },
    ]);
  });

  test('takes the value of the header from a parameter that allows only one value', async () => {
    const parameters = [{ in: 'header', name: 'X-Event', schema: { const: 'order' } }];
    const api = document({
      webhooks: { a: { parameters, ...body({ properties: { action: { const: 'made' } } }) } },
    });
    const discriminator = { header: 'x-event', property: '/action' };
    expect(await eventsOf({ 'api.json': api }, { discriminator })).toStrictEqual(['order.made']);
  });

  test('says what to configure where there is no such parameter, and accepts it', async () => {
    const made = body({ properties: { action: { const: 'made' } } });
    const back = { callbacks: { onOrder: { '{$request.body#/url}': made } } };
    const api = document({ webhooks: { 'order/made': made }, paths: { '/hooks': { post: back } } });
    const discriminator = { header: 'x-event', property: '/action' };
    const hints = (await diagnosticsOf(generateFrom({ 'api.json': api }, { discriminator }))).map(
      ({ hint }) => hint ?? '',
    );
    const places = hints.map((hint) => /: \{ "issues\.opened": "(.*)" \}$/.exec(hint)?.[1] ?? hint);
    const body3 = 'post/requestBody/content/application~1json/schema';
    expect(places).toStrictEqual([
      'api.json#/webhooks/order~1made',
      `api.json#/paths/~1hooks/post/callbacks/onOrder/{$request.body#~1url}/${body3}`,
    ]);
    const events = Object.fromEntries(places.map((place, at) => [`order${at}.made`, place]));
    expect(await eventsOf({ 'api.json': api }, { discriminator, events })).toStrictEqual([
      'order0.made',
      'order1.made',
    ]);
  });

  test('has a mapping, or the names of schemas, for discriminators without literals', async () => {
    const open = { type: 'object', required: ['type'], properties: { type: { type: 'string' } } };
    const schemas = (discriminator: object) => ({
      'api.json': document({
        components: {
          schemas: {
            Event: { oneOf: [{ $ref: '#/components/schemas/Made' }], discriminator },
            Made: open,
          },
        },
      }),
    });
    const mapping = { 'order.made': '#/components/schemas/Made' };
    expect(await eventsOf(schemas({ propertyName: 'type', mapping }))).toStrictEqual(['order.made']);
    expect(await eventsOf(schemas({ propertyName: 'type' }))).toStrictEqual(['Made']);
  });

  test('may have files for the branches that a mapping names', async () => {
    const open = { ...SILENT, required: ['type'], properties: { type: { type: 'string' } } };
    const mapping = { made: 'hooks/made.json', lost: './hooks/all.json#/$defs/lost' };
    const oneOf = Object.values(mapping).map(($ref) => ({ $ref }));
    const all = body({ oneOf, discriminator: { propertyName: 'type', mapping } });
    const schemas = {
      'api.json': document({ webhooks: { all } }),
      'hooks/made.json': open,
      'hooks/all.json': { $defs: { lost: open } },
    };
    expect(await eventsOf(schemas)).toStrictEqual(['lost', 'made']);
  });

  test.each(['#', 'api.json'])('is not a schema itself: %s', async ($ref) => {
    const whole = eventSchema('made', { properties: { x: { $ref } } });
    expect(await problemsOf({ 'api.json': document({ webhooks: { made: body(whole) } }) })).toMatchObject([
      {
        code: 'HS301',
        pointer: expect.stringMatching(/\/properties\/x\/\$ref$/),
        hint: expect.stringContaining('name one of them'),
      },
    ]);
  });

  test.each<[string, object]>([
    ['the body', { $ref: 'gone.json' }],
    ['a part of the body', { allOf: [{ $ref: 'gone.json' }, SILENT] }],
    ['the event type', { ...SILENT, properties: { type: { $ref: 'gone.json' } } }],
  ])('with a reference that leads nowhere is one error: %s', async (_what, schema) => {
    const problems = await problemsOf({ 'api.json': document({ webhooks: { made: body(schema) } }) });
    expect(problems.map(({ code }) => code)).toStrictEqual(['HS301']);
  });

  test('may have a base schema whose mapping names the schemas that extend it', async () => {
    const api = document({
      components: {
        schemas: {
          Base: {
            type: 'object',
            properties: { type: { type: 'string' } },
            discriminator: { propertyName: 'type', mapping: { 'order.made': 'Made' } },
          },
          Made: { allOf: [{ $ref: '#/components/schemas/Base' }] },
        },
      },
    });
    expect(await eventsOf({ 'api.json': api })).toStrictEqual(['order.made']);
  });

  test('of version 2, and AsyncAPI 1 and 4, are reported as not supported', async () => {
    for (const other of [
      { swagger: '2.0' },
      { asyncapi: '1.2.0' },
      { asyncapi: '4.0.0' },
      { openapi: '4.0.0' },
    ])
      expect(await problemsOf({ 'api.json': other })).toMatchObject([
        { code: 'HS204', file: 'schemas/api.json' },
      ]);
  });

  test('gives a warning where nullable has no effect', async () => {
    const properties = {
      a: { $ref: '#/components/schemas/X', nullable: true },
      b: { type: 'string', enum: ['x'], nullable: true },
      c: { type: 'string', nullable: true },
    };
    const made = eventSchema3('made', properties);
    const api = { openapi: '3.0.0', components: { schemas: { made, X: { type: 'string' } } } };
    const { files, result } = await generateFrom({ 'api.json': api });
    expect(result.warnings.map(({ code, pointer }) => [code, pointer])).toStrictEqual([
      ['HS214', '/components/schemas/made/properties/a/nullable'],
      ['HS214', '/components/schemas/made/properties/b/nullable'],
    ]);
    expect(files['types.d.ts']).toMatch(/a\?: X;\n\s+b\?: "x";\n\s+c\?: string \| null;/);
  });

  function eventSchema3(type: string, properties: object = {}) {
    const discriminator = { type: { type: 'string', enum: [type] } };
    return { type: 'object', required: ['type'], properties: { ...discriminator, ...properties } };
  }
});
