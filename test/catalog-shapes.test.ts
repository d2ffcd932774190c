import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../generator/config/config.js';
import type { Diagnostic } from '../generator/diagnostics/index.js';
import { diagnosticsOf, eventSchema, generateFrom, type Schemas } from './support/catalogs.js';

async function typesOf(schemas: Schemas, more?: Partial<CatalogConfig>): Promise<readonly string[]> {
  const { files } = await generateFrom(schemas, more);
  return [...(files['types.d.ts'] ?? '').matchAll(/^export (?:interface|type) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
}

async function eventsOf(schemas: Schemas, more?: Partial<CatalogConfig>): Promise<readonly string[]> {
  return (await generateFrom(schemas, more)).result.events;
}

async function problemsOf(schemas: Schemas, more?: Partial<CatalogConfig>): Promise<readonly Diagnostic[]> {
  return (await diagnosticsOf(generateFrom(schemas, more))).filter(({ severity }) => severity !== 'note');
}

async function warningsOf(schemas: Schemas, more?: Partial<CatalogConfig>): Promise<readonly Diagnostic[]> {
  return (await generateFrom(schemas, more)).result.warnings.filter(({ severity }) => severity === 'warning');
}

const SILENT = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const CARD = { type: 'object', required: ['type'], properties: { type: { const: 'card' } } };

describe('In one file, events are', () => {
  test('the definitions that have a literal and are not used as a component', async () => {
    const bundle = {
      $defs: {
        created: eventSchema('order.created', { properties: { card: { $ref: '#/$defs/card' } } }),
        deleted: eventSchema('order.deleted'),
        card: CARD,
      },
    };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual(['order.created', 'order.deleted']);
  });

  test('the schemas that the root lists, if the root is not an event itself', async () => {
    const bundle = {
      oneOf: [{ $ref: '#/definitions/created' }, { $ref: '#/definitions/other' }],
      definitions: {
        created: eventSchema('order.created'),
        other: { anyOf: [{ $ref: '#/definitions/paid' }, eventSchema('order.lost')] },
        paid: eventSchema('order.paid'),
      },
    };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual([
      'order.created',
      'order.lost',
      'order.paid',
    ]);
    expect(await typesOf({ 'all.json': bundle })).not.toContain('All');
  });

  test('the schemas that the root leads to, if the root is a reference', async () => {
    const bundle = {
      $ref: '#/definitions/Event',
      definitions: {
        Event: { anyOf: [{ $ref: '#/definitions/A' }, { $ref: '#/definitions/B' }] },
        A: eventSchema('a'),
        B: eventSchema('b'),
      },
    };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual(['a', 'b']);
  });

  test('not the branches of a union that is used as a component', async () => {
    const bundle = {
      $defs: {
        created: eventSchema('order.created', { properties: { method: { $ref: '#/$defs/method' } } }),
        method: { oneOf: [{ $ref: '#/$defs/card' }, { $ref: '#/$defs/cash' }] },
        card: CARD,
        cash: eventSchema('cash'),
      },
    };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual(['order.created']);
  });

  test('not the definitions of a file that is an event itself', async () => {
    const event = { ...eventSchema('order.created'), $defs: { left: CARD } };
    expect(await eventsOf({ 'a.json': event })).toStrictEqual(['order.created']);
  });

  test('a single event if the branches of a union are variants of it', async () => {
    const variant = (key: string) =>
      eventSchema('a', { required: [key], properties: { [key]: { type: 'string' } } });
    const { files, result } = await generateFrom({ 'a.json': { oneOf: [variant('user'), variant('team')] } });
    expect(result.events).toStrictEqual(['a']);
    expect(files['types.d.ts']).toMatch(/user: string;[\s\S]*team: string;/);
  });

  test('not the schemas without a literal discriminator, even under another name', async () => {
    const other = { $defs: { plain: { type: 'integer' }, alias: { $ref: '#/$defs/plain' } } };
    expect(await eventsOf({ 'a.json': eventSchema('a'), 'other.json': other })).toStrictEqual(['a']);
  });

  test('also an event that refers to itself', async () => {
    const bundle = { $defs: { a: eventSchema('a', { properties: { before: { $ref: '#/$defs/a' } } }) } };
    expect(await eventsOf({ 'all.json': bundle })).toStrictEqual(['a']);
  });
});

test('The discriminator is found at any depth, under any key, through references and allOf', async () => {
  const schemas = {
    'events/a.json': {
      allOf: [{ $ref: '../base.json' }, { properties: { 'x/y': { $ref: '../name.json' } } }],
    },
    'base.json': { type: 'object', properties: { 'x/y': { type: 'object', required: ['m~n'] } } },
    'name.json': { properties: { 'm~n': { allOf: [{ type: 'string' }, { enum: ['a.b'] }] } } },
  };
  const { files, result } = await generateFrom(schemas, { discriminator: '/x~1y/m~0n' });
  expect(result.events).toStrictEqual(['a.b']);
  expect(files['guards.js']).toContain('payload?.["x/y"]?.["m~n"] === "a.b"');
});

describe('Where the schemas do not say which event they are', () => {
  const schemas = { 'order/created.json': SILENT, 'bundle.json': { $defs: { 'x/y': SILENT } } };

  test('a map of places says it', async () => {
    const events = { 'order.created': 'order/created.json', 'x.y': 'bundle.json#/$defs/x~1y' };
    const { files, result } = await generateFrom(schemas, { events });
    expect(result.events).toStrictEqual(['order.created', 'x.y']);
    expect(files['types.d.ts']).toContain('type: "order.created"');
  });

  test('patterns of places say it', async () => {
    const events = ['{type}/*.json', 'bundle.json#/$defs/{type}'];
    expect(await eventsOf(schemas, { events })).toStrictEqual(['order', 'x/y']);
    expect(await eventsOf(schemas, { events: '**/{type}.json' })).toStrictEqual(['bundle', 'created']);
    expect(
      await eventsOf({ 'constructor/created.json': SILENT }, { events: '*constructor*/{type}.json' }),
    ).toStrictEqual(['created']);
    expect(
      await eventsOf({ 'events/order/created.json': SILENT }, { events: 'events/{type}.json' }),
    ).toStrictEqual(['order.created']);
  });

  test('a pattern without {type} selects schemas, and their literals say which events they are', async () => {
    const two = { 'a.json': eventSchema('a'), 'b.json': eventSchema('b') };
    expect(await eventsOf(two, { events: 'b.json' })).toStrictEqual(['b']);
  });

  test.each<[NonNullable<CatalogConfig['events']>, string, string]>([
    [{ a: 'order/craeted.json' }, 'order/craeted.json', 'did you mean order/created.json?'],
    [{ a: 'bundle.json#/$defs/nothing' }, 'bundle.json#/$defs/nothing', 'check the pointer'],
    ['orders/{type}.json', 'orders/{type}.json', 'relative to the schema folder'],
  ])('a place that does not exist is an error: %j', async (events, place, hint) => {
    const [first] = await problemsOf(schemas, { events });
    expect(first).toMatchObject({ code: 'HS606', message: expect.stringContaining(place) });
    expect(first?.hint).toContain(hint);
  });

  test('the value of a header is the name of the folder of a file, or of the file if it is in no folder', async () => {
    const discriminator = { header: 'X-Event', property: '/action', separator: ':' };
    const files = {
      'issues/opened.json': { properties: { action: { const: 'opened' } } },
      'push.json': SILENT,
    };
    expect(await eventsOf(files, { discriminator })).toStrictEqual(['issues:opened', 'push']);
    expect(await eventsOf(files, { discriminator: { header: 'X-Event' } })).toStrictEqual(['issues', 'push']);
  });

  test('a map may have the full type that a header and a property name together', async () => {
    const discriminator = { header: 'x', property: '/action' };
    const schemas = { 'one.json': { properties: { action: { const: 'opened' } } }, 'two.json': SILENT };
    const events = { 'issues.opened': 'one.json', 'pull.request': 'two.json' };
    const { files } = await generateFrom(schemas, { discriminator, events });
    expect(files['fixtures/issues.opened/headers.json']).toBe('{ "x": "issues" }\n');
    expect(files['fixtures/pull.request/headers.json']).toBe('{ "x": "pull.request" }\n');
  });

  test('an envelope that does not exist is an error', async () => {
    const discriminator = { envelope: 'envelop.json' };
    const [first] = await problemsOf({ 'envelope.json': {}, 'events/a.json': SILENT }, { discriminator });
    expect(first).toMatchObject({ code: 'HS606', hint: 'did you mean envelope.json?' });
    const inside = { envelope: 'envelope.json#/$defs/lost' };
    const [second] = await problemsOf(
      { 'envelope.json': {}, 'events/a.json': SILENT },
      { discriminator: inside },
    );
    expect(second).toMatchObject({ code: 'HS606', hint: 'check the pointer into envelope.json' });
  });

  test('an envelope may be a place in a file, also one in an OpenAPI document that nothing refers to', async () => {
    const api = {
      openapi: '3.0.3',
      components: {
        schemas: {
          event: {
            type: 'object',
            required: ['type', 'sent'],
            properties: { type: { type: 'string' }, sent: { $ref: '#/components/schemas/moment' } },
          },
          moment: { type: 'integer', minimum: 1 },
          customer: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
        },
      },
    };
    const config: Partial<CatalogConfig> = {
      discriminator: { envelope: 'api.json#/components/schemas/event', data: '/data/object' },
      events: { 'customer.created': 'api.json#/components/schemas/customer' },
    };
    const { files } = await generateFrom({ 'api.json': api }, config);
    const types = files['types.d.ts'] ?? '';
    expect(types).toMatch(/interface CustomerCreatedEvent[^}]*type: "customer.created";/);
    const full = JSON.parse(files['fixtures/customer.created/minimal.json'] ?? '');
    expect(full).toMatchObject({
      type: 'customer.created',
      sent: 1,
      data: { object: { id: expect.any(String) } },
    });
  });
});

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

  test('of version 2, and AsyncAPI, are reported as not supported', async () => {
    for (const other of [{ swagger: '2.0' }, { asyncapi: '2.6.0' }, { openapi: '4.0.0' }])
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

describe('Names', () => {
  const schemas = {
    'events/a.json': eventSchema('a', { properties: { x: { $ref: '../common/thing.json' } } }),
    'common/thing.json': {
      $id: 'https://acme.example/order-line',
      title: 'Line of an order',
      type: 'object',
    },
  };

  test.each<[CatalogConfig['names'], string]>([
    [undefined, 'Thing'],
    ['file', 'Thing'],
    ['title', 'LineOfAnOrder'],
    ['id', 'OrderLine'],
    [{ definitions: { 'common/thing.json': 'Item' } }, 'Item'],
    [{ from: 'title', definitions: { 'common/thing.json': 'Item' } }, 'Item'],
  ])('come from %j', async (names, expected) => {
    expect(await typesOf(schemas, names === undefined ? {} : { names })).toStrictEqual([expected, 'AEvent']);
  });

  test('of events can be configured', async () => {
    const { files } = await generateFrom(schemas, { names: { events: { a: 'Started' } } });
    expect(files['events/a.d.ts']).toMatch(/StartedEvent[\s\S]*isStartedEvent[\s\S]*validateStartedEvent/);
  });

  test('that collide can be replaced in the configuration', async () => {
    const two = {
      'all.json': {
        $defs: {
          a: eventSchema('a', {
            properties: { x: { $ref: '#/$defs/foo_bar' }, y: { $ref: '#/$defs/fooBar' } },
          }),
          foo_bar: { type: 'string' },
          fooBar: { type: 'integer' },
        },
      },
    };
    expect(await problemsOf(two)).toMatchObject([
      { code: 'HS404', hint: expect.stringContaining('"names"') },
    ]);
    const names = { definitions: { 'all.json#/$defs/fooBar': 'Count' } };
    expect(await typesOf(two, { names })).toStrictEqual(['Count', 'FooBar', 'AEvent']);
  });

  test('of the union are reserved', async () => {
    expect(await problemsOf({ 'a.json': eventSchema('webhook') })).toMatchObject([{ code: 'HS404' }]);
  });

  test('for schemas that do not exist are an error', async () => {
    const names = { events: { b: 'B' }, definitions: { 'common/thin.json': 'X' } };
    expect(await problemsOf(schemas, { names })).toMatchObject([
      { code: 'HS606', message: expect.stringContaining('"b"') },
      { code: 'HS606', hint: 'did you mean "common/thing.json"?' },
    ]);
  });

  test('that are too long for file systems are an error', async () => {
    expect(await problemsOf({ 'a.json': eventSchema('x'.repeat(300)) })).toMatchObject([{ code: 'HS408' }]);
  });

  test('of an index yield to those of events', async () => {
    const bundle = {
      definitions: {
        push_event: { oneOf: [{ $ref: '#/definitions/push' }] },
        push: eventSchema('push'),
        WebhookEvent: { oneOf: [{ $ref: '#/definitions/push_event' }] },
      },
    };
    expect(await typesOf({ 'all.json': bundle })).toStrictEqual(['PushEvent']);
  });
});

describe('What real catalogs contain', () => {
  const withProperty = (property: unknown, more: object = {}) => ({
    'a.json': eventSchema('a', { properties: { x: property }, ...more }),
  });

  test.each<[string, Schemas]>([
    [
      'unknown formats and custom keywords',
      withProperty({ type: 'string', format: 'uri-template', tsType: 'x' }),
    ],
    ['lists with repeated values', withProperty({ enum: ['x', 'y', 'x'] }, { required: ['x', 'x'] })],
    ['objects as constants', withProperty({ const: { a: [1, { b: null }] } })],
    ['empty schemas', withProperty({})],
    ['required properties without a schema', withProperty(true, { required: ['y'] })],
    ['limits with fractions', withProperty({ type: 'integer', minimum: 0.5, maximum: 10.5 })],
    [
      'references with escapes',
      { ...withProperty({ $ref: '#/definitions/a%20b~1c' }, { definitions: { 'a b/c': CARD } }) },
    ],
    [
      'references with keywords beside them',
      withProperty({ $ref: '#/$defs/c', description: 'D' }, { $defs: { c: CARD } }),
    ],
    [
      'definitions in both keywords',
      withProperty(
        { $ref: '#/definitions/d' },
        { $defs: { c: CARD }, definitions: { d: { $ref: '#/$defs/c' } } },
      ),
    ],
    [
      'files with strange names',
      {
        'events/a.json': eventSchema('a', { properties: { x: { $ref: '../x$ y/b@1.json' } } }),
        'x$ y/b@1.json': CARD,
      },
    ],
    [
      'files in distant folders',
      {
        'events/q/w/a.json': eventSchema('a', { properties: { x: { $ref: '../../../m/n/c.json' } } }),
        'm/n/c.json': CARD,
      },
    ],
    [
      'a byte order mark and Windows line ends',
      { 'a.json': `\ufeff${JSON.stringify(eventSchema('a'), null, 2).replaceAll('\n', '\r\n')}` },
    ],
    [
      'every extension',
      {
        'a.schema.json': eventSchema('a', { properties: { x: { $ref: 'b.yml' } } }),
        'b.yml': 'type: object\nproperties: { c: { $ref: c.yaml } }\n',
        'c.yaml': 'type: string\n',
      },
    ],
    ['files of npm beside the schemas', { 'package.json': { name: 'x' }, ...withProperty(true) }],
    [
      'patterns that are valid only without the u flag',
      withProperty({ type: 'string', pattern: '^\\_[\\w-.]+\\:$' }),
    ],
    [
      'recursion through a union',
      withProperty(
        { $ref: '#/$defs/n' },
        { $defs: { n: { oneOf: [{ type: 'null' }, { type: 'array', items: { $ref: '#/$defs/n' } }] } } },
      ),
    ],
  ])('is generated: %s', async (_name, schemas) => {
    expect(await eventsOf(schemas)).toStrictEqual(['a']);
  });

  test('a hundred values and a hundred definitions', async () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 100 }, (_one, at) => [
        `d${at}`,
        { type: 'object', properties: { next: { $ref: `#/$defs/d${(at + 1) % 100}` } } },
      ]),
    );
    const values = Array.from({ length: 1000 }, (_one, at) => `value ${at}`);
    const d0 = { $ref: '#/$defs/d0', properties: { v: { $ref: '#/$defs/v' } } };
    const schemas = withProperty(d0, { $defs: { ...definitions, v: { enum: values } } });
    expect(await typesOf(schemas)).toHaveLength(102);
  });

  test('each warning about a keyword without effect is reported once', async () => {
    const warnings = await warningsOf(withProperty({ enum: ['_', '_'], pattern: '^\\_$' }), {
      dialect: 'draft-07',
    });
    expect(warnings.map(({ code }) => code).sort()).toStrictEqual(['HS212', 'HS213']);
  });

  test('keywords of an older dialect without $schema are reported as such, and the dialect can be configured', async () => {
    const tuple = withProperty({ type: 'array', items: [{ type: 'string' }] });
    expect(await problemsOf(tuple)).toMatchObject([
      { code: 'HS203', hint: expect.stringContaining('"dialect"') },
    ]);
    expect(await eventsOf(tuple, { dialect: 'draft-07' })).toStrictEqual(['a']);
    const limit = withProperty({ type: 'number', minimum: 0, exclusiveMinimum: true });
    expect(await problemsOf(limit)).toMatchObject([
      { code: 'HS203', hint: expect.stringContaining('"dialect"') },
    ]);
    expect(await eventsOf(limit, { dialect: 'draft-04' })).toStrictEqual(['a']);
  });

  test('examples that their schema rejects are left out if the configuration says so', async () => {
    const schemas = withProperty(
      { type: 'string' },
      {
        examples: [
          { type: 'a', x: 1 },
          { type: 'a', x: 'y' },
        ],
      },
    );
    expect(await problemsOf(schemas)).toMatchObject([{ code: 'HS406' }]);
    const { files, result } = await generateFrom(schemas, { invalidExamples: 'warning' });
    expect(result.warnings).toMatchObject([{ code: 'HS409', pointer: '/examples/0' }]);
    expect(files['fixtures/a/example-1.json']).toBe('{ "type": "a", "x": "y" }\n');
    expect(files['fixtures/a/example-2.json']).toBeUndefined();
  });

  test('samples of the data in an envelope are checked against their schema', async () => {
    const schemas = { 'events/a.json': { ...SILENT, examples: [{ id: 'x' }, { id: 7 }] } };
    expect(await problemsOf(schemas, { discriminator: { envelope: 'cloudevents' } })).toMatchObject([
      { code: 'HS406', pointer: '/examples/1', message: expect.stringContaining('/data/id') },
    ]);
  });

  test('a dynamic reference with a single target is a plain reference', async () => {
    const schemas = withProperty(
      { $dynamicRef: '#node' },
      { $defs: { node: { $dynamicAnchor: 'node', type: 'string' } } },
    );
    expect(await typesOf(schemas)).toStrictEqual(['Node', 'AEvent']);
  });

  test('an embedded schema is checked against its own dialect', async () => {
    const D = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'urn:d',
      type: 'array',
      items: [{ type: 'string' }],
    };
    expect(await eventsOf(withProperty({ $ref: '#/$defs/D' }, { $defs: { D } }))).toStrictEqual(['a']);
  });
});
