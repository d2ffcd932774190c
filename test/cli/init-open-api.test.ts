import { describe, expect, test } from 'vitest';
import type { Asker, Choice } from '../../generator/cli/init/asker.js';
import { runInit } from '../../generator/cli/init/run-init.js';
import { loadConfig } from '../../generator/config/load-config.js';
import { generate } from '../../generator/generate.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import type { Tree } from '../support/folders.js';
import { filesOf, projectOf as folderOf } from '../support/init-project.js';
import { runCommand } from '../support/run-command.js';

const PACKAGE = '{ "name": "shop", "type": "module" }\n';

/** A webhook or callback with a schema as its body. */
const post = (schema: object, parameters: readonly object[] = []) => ({
  post: { parameters, requestBody: { content: { 'application/json': { schema } } } },
});

/** A schema of a payload with a property. */
const payload = (name: string, value: object) => ({
  type: 'object',
  required: [name],
  properties: { [name]: value },
});

const document = (members: object): string =>
  `${JSON.stringify({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, ...members })}\n`;

const NAMED = document({
  webhooks: {
    placed: post(payload('type', { const: 'order.placed' })),
    paid: post(payload('type', { enum: ['order.paid', 'order.refunded'] })),
  },
});
const OPEN = document({
  webhooks: {
    'order.placed': post(payload('event', { type: 'string' })),
    'order.paid': post(payload('event', { type: 'string' })),
  },
});
const YAML = `# Our API
openapi: "3.0.3"
info: { title: Shop, version: "1" }
paths: {}
x-webhooks:
  bought:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [topic]
              properties: { topic: { type: string, enum: [bought] } }
`;
const header = (value: string) => ({ name: 'X-Shop', in: 'header', schema: { const: value } });

const projectOf = (tree: Tree): Promise<string> => folderOf({ 'package.json': PACKAGE, ...tree });

async function optionsAndEvents(folder: string) {
  const { config } = await loadConfig(folder);
  const { catalogs } = await generate(config, { cwd: folder });
  return { config, events: catalogs.flatMap(({ events }) => events) };
}

describe('hookschema init finds the only OpenAPI document, and writes a configuration that works', () => {
  test.each<[string, Tree, object, readonly string[]]>([
    [
      'with literals in the default place',
      { 'openapi.json': NAMED },
      { schemas: 'openapi.json' },
      ['order.paid', 'order.placed', 'order.refunded'],
    ],
    [
      'in YAML, with x-webhooks and literals in another place',
      { 'docs/api/shop.yaml': YAML },
      { schemas: 'docs/api/shop.yaml', discriminator: '/topic' },
      ['bought'],
    ],
    [
      'without literals: the keys of the webhooks name the events',
      { 'openapi.json': OPEN },
      { schemas: 'openapi.json', discriminator: '/event', events: 'openapi.json#/webhooks/{type}' },
      ['order.paid', 'order.placed'],
    ],
    [
      'with some literals: a map has the other events',
      {
        'api/shop.json': document({
          webhooks: {
            'order.placed': post(payload('event', { const: 'order.placed' })),
            'order/paid': post(payload('event', { type: 'string' })),
          },
        }),
      },
      {
        schemas: 'api/shop.json',
        discriminator: '/event',
        events: { 'order/paid': 'shop.json#/webhooks/order~1paid' },
      },
      ['order.placed', 'order/paid'],
    ],
    [
      'with callbacks, whose keys are the names of events',
      {
        'openapi.json': document({
          paths: {
            '/orders': {
              post: { callbacks: { shipped: { '{$request.body#/url}': post(payload('id', {})) } } },
            },
          },
        }),
      },
      {
        schemas: 'openapi.json',
        events: { shipped: 'openapi.json#/paths/~1orders/post/callbacks/shipped' },
      },
      ['shipped'],
    ],
    [
      'with a header and a property',
      {
        'openapi.json': document({
          webhooks: {
            opened: post(payload('action', { const: 'opened' }), [header('issue')]),
            closed: post(payload('action', { const: 'closed' }), [header('issue')]),
            ping: post(payload('zen', { type: 'string' }), [header('ping')]),
          },
        }),
      },
      { schemas: 'openapi.json', discriminator: { header: 'x-shop', property: '/action' } },
      ['issue.closed', 'issue.opened', 'ping'],
    ],
    [
      'with a header only',
      {
        'openapi.json': document({
          webhooks: {
            a: post(payload('id', {}), [header('sold')]),
            b: post(payload('id', {}), [header('lost')]),
          },
        }),
      },
      { schemas: 'openapi.json', discriminator: { header: 'x-shop' } },
      ['lost', 'sold'],
    ],
    [
      'with a discriminator that names the property',
      {
        'openapi.json': document({
          webhooks: {
            all: post({
              oneOf: [{ $ref: '#/components/schemas/Sold' }, { $ref: '#/components/schemas/Lost' }],
              discriminator: {
                propertyName: 'what',
                mapping: { sold: '#/components/schemas/Sold', lost: '#/components/schemas/Lost' },
              },
            }),
          },
          components: {
            schemas: {
              Sold: payload('what', { type: 'string' }),
              Lost: payload('what', { type: 'string' }),
            },
          },
        }),
      },
      { schemas: 'openapi.json', discriminator: '/what' },
      ['lost', 'sold'],
    ],
    [
      'in the folder of schemas, alone',
      { 'schemas/openapi.json': NAMED },
      { schemas: 'schemas/openapi.json' },
      ['order.paid', 'order.placed', 'order.refunded'],
    ],
  ])('%s', async (_name, tree, options, events) => {
    const folder = await projectOf(tree);
    const { exit, out, err } = await runCommand(['init', '--yes'], folder);
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    expect(out).toContain(`use ${Object.keys(tree)[0]} (`);
    expect(await optionsAndEvents(folder)).toStrictEqual({ config: { ...options, out: 'webhooks' }, events });
  });

  test('and keeps the output out of the folder of the document', async () => {
    const folder = await projectOf({ 'webhooks/openapi.json': NAMED });
    await runCommand(['init', '--yes'], folder);
    expect((await optionsAndEvents(folder)).config).toMatchObject({ out: 'generated' });
  });

  test('but reads the whole folder of schemas when it has others', async () => {
    const own = JSON.stringify(payload('type', { const: 'own' }));
    const folder = await projectOf({ 'schemas/openapi.json': NAMED, 'schemas/own.json': own });
    const { err } = await runCommand(['init', '--yes'], folder);
    expect(err).toBe('');
    expect((await optionsAndEvents(folder)).config).toStrictEqual({ schemas: 'schemas', out: 'webhooks' });
  });

  test('but ignores one without events, and one that cannot be read', async () => {
    const folder = await projectOf({
      'openapi.json': document({ paths: {} }),
      'broken.yaml': 'openapi: 3.1.0\nwebhooks: {\n',
      'swagger.json': '{ "swagger": "2.0", "openapi": "2" }',
    });
    const { err } = await runCommand(['init', '--yes'], folder);
    expect(err).toBe('');
    expect((await optionsAndEvents(folder)).events).toStrictEqual(['order.created']);
  });
});

describe('hookschema init with several OpenAPI documents', () => {
  const TWO = { 'a.json': NAMED, 'b.json': OPEN };

  test('uses none without a person, and says how to use each', async () => {
    const folder = await projectOf(TWO);
    const { exit, err } = await runCommand(['init', '--yes', '--reporter', 'json'], folder);
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    expect((await optionsAndEvents(folder)).config).toMatchObject({ schemas: 'schemas' });
    const again = await projectOf(TWO);
    const { err: said } = await runCommand(['init', '--yes'], again);
    expect(said).toContain('HS725');
    expect(said).toContain('hookschema init --schemas a.json');
    expect(said).toContain("schemas: 'b.json', discriminator: '/event', events: 'b.json#/webhooks/{type}'");
  });

  test('offers each to a person', async () => {
    const folder = await projectOf(TWO);
    let offered: readonly Choice[] = [];
    const asker: Asker = {
      async choose(_question, choices) {
        offered = choices;
        return 'b.json';
      },
      write: async (_question, suggestion) => suggestion,
    };
    await runInit({}, fakeTerminal(folder), asker);
    expect(offered.slice(0, 2)).toStrictEqual([
      { value: 'a.json', label: 'a.json, an OpenAPI document with webhooks (3)' },
      { value: 'b.json', label: 'b.json, an OpenAPI document with webhooks (2)' },
    ]);
    expect(await optionsAndEvents(folder)).toMatchObject({
      config: { schemas: 'b.json' },
      events: ['order.paid', 'order.placed'],
    });
  });

  test('offers a document without webhooks to a person only', async () => {
    const schemas = { A: payload('type', { const: 'a' }), B: payload('type', { const: 'b' }) };
    const folder = await projectOf({ 'openapi.json': document({ components: { schemas } }) });
    let offered: readonly Choice[] = [];
    const asker: Asker = {
      async choose(_question, choices) {
        offered = choices;
        return 'openapi.json';
      },
      write: async (_question, suggestion) => suggestion,
    };
    const other = await projectOf({ 'openapi.json': document({ components: { schemas } }) });
    expect((await runCommand(['init', '--yes'], other)).out).not.toContain('openapi.json');
    await runInit({}, fakeTerminal(folder), asker);
    expect(offered[0]?.label).toBe('openapi.json, an OpenAPI document with events among its schemas (2)');
    expect(await optionsAndEvents(folder)).toMatchObject({ events: ['a', 'b'] });
  });
});

describe('hookschema init --schemas', () => {
  test.each<[string, readonly string[], object]>([
    ['an OpenAPI document', ['b.json'], { schemas: 'b.json', events: 'b.json#/webhooks/{type}' }],
    ['a path with a dot', ['./a.json'], { schemas: 'a.json' }],
    ['a folder', ['events'], { schemas: 'events' }],
    ['a file with JSON Schemas', ['events/own.json'], { schemas: 'events/own.json' }],
    [
      'a document, with the discriminator that the user knows',
      ['b.json', '--discriminator', '/meta/kind'],
      { schemas: 'b.json', discriminator: '/meta/kind', events: 'b.json#/webhooks/{type}' },
    ],
  ])('uses %s', async (_name, args, options) => {
    const own = JSON.stringify(payload('type', { const: 'own' }));
    const folder = await projectOf({ 'a.json': NAMED, 'b.json': OPEN, 'events/own.json': own });
    const { exit, err } = await runCommand(['init', '--schemas', ...args], folder);
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    const { config, events } = await optionsAndEvents(folder);
    expect(config).toMatchObject(options);
    expect(events).not.toStrictEqual([]);
  });

  test.each([
    ['a file that does not exist', ['--schemas', 'c.json'], 1, 'c.json'],
    ['a catalog beside it', ['--schemas', 'a.json', '--from', 'scalekit'], 2, '--from and --schemas'],
  ] as const)('refuses %s, and writes nothing', async (_name, args, status, said) => {
    const folder = await projectOf({ 'a.json': NAMED });
    const { exit, err } = await runCommand(['init', ...args], folder);
    expect(exit).toBe(status);
    expect(err).toContain(said);
    expect(await filesOf(folder)).toStrictEqual({ 'package.json': PACKAGE, 'a.json': NAMED });
  });
});
