import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { generate } from '../../generator/generate.js';
import { diagnosticsOf, eventSchema, generateOne, type Schemas, schemaFiles } from '../support/catalogs.js';
import { folderWithHookschema, readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { runInFolder } from '../support/run-in-folder.js';

const OUT = { out: 'generated' };

/** Schemas of two teams, and a shared definition in another folder. */
const TEAMS: Schemas = {
  'orders/created.json': eventSchema('order.created', {
    properties: { by: { $ref: '../shared/person.json' } },
  }),
  'orders/paid.json': eventSchema('order.paid', {
    properties: { sum: { $ref: '#/$defs/Sum' } },
    $defs: { Sum: { type: 'number' } },
  }),
  'orders/drafts/refunded.json': eventSchema('order.refunded'),
  'users/created.json': eventSchema('user.created'),
  'shared/person.json': { type: 'object', properties: { home: { $ref: 'address.json' } } },
  'shared/address.json': { type: 'object', properties: { city: { type: 'string' } } },
  'shared/unused.json': { type: 'object', properties: { x: { type: 'string' } } },
  'orders/notes.md': '# Not a schema',
};

async function eventsOf(config: Omit<CatalogConfig, 'out'>, tree = schemaFiles(TEAMS)) {
  const { run } = await runInFolder(tree, { ...OUT, ...config });
  return (await run).events;
}

describe('schemas', () => {
  test.each<[string | readonly string[], readonly string[]]>([
    ['schemas', ['order.created', 'order.paid', 'order.refunded', 'user.created']],
    ['./schemas/', ['order.created', 'order.paid', 'order.refunded', 'user.created']],
    ['schemas/*/created.json', ['order.created', 'user.created']],
    ['schemas/{orders,users}/*.json', ['order.created', 'order.paid', 'user.created']],
    [
      ['schemas/orders/paid.json', 'schemas/users'],
      ['order.paid', 'user.created'],
    ],
    [
      ['schemas/orders', '!schemas/orders/drafts'],
      ['order.created', 'order.paid'],
    ],
    [
      ['schemas/orders/**/*.json', '!**/drafts/**'],
      ['order.created', 'order.paid'],
    ],
    ['schemas/orders/**', ['order.created', 'order.paid', 'order.refunded']],
  ])('%j are those of %j', async (schemas, events) => {
    expect(await eventsOf({ schemas, root: 'schemas' })).toStrictEqual(events);
  });

  test('that are referred to are read, whether a glob matches them or not', async () => {
    const config = { ...OUT, schemas: 'schemas/orders/created.json', root: 'schemas' };
    const { folder, run } = await runInFolder(schemaFiles(TEAMS), config);
    await run;
    const types = (await readTree(join(folder, 'generated')))['types.d.ts'];
    expect(types).toMatch(/(?:interface|type) Person\b/);
    expect(types).toMatch(/(?:interface|type) Address\b/);
    expect(types).not.toMatch(/Unused/);
  });

  test('must not refer to files outside the common folder of the globs', async () => {
    const { run } = await runInFolder(schemaFiles(TEAMS), { ...OUT, schemas: 'schemas/orders/*.json' });
    expect(await diagnosticsOf(run)).toMatchObject([{ code: 'HS302', file: 'schemas/orders/created.json' }]);
  });

  test('outside the root are rejected', async () => {
    const { run } = await runInFolder(schemaFiles(TEAMS), {
      ...OUT,
      schemas: ['schemas/users/*.json', 'schemas/shared/*.json'],
      root: 'schemas/users',
    });
    const found = await diagnosticsOf(run);
    expect(found.map(({ code }) => code)).toStrictEqual(['HS104', 'HS104', 'HS104']);
  });

  test('are reported as missing for each glob that matches none, one diagnostic per glob', async () => {
    const schemas = ['schemas/users/*.json', 'schemas/customers/*.json', 'schemas/orders/*.md'];
    const { run } = await runInFolder(schemaFiles(TEAMS), { ...OUT, schemas, root: 'schemas' });
    expect(await diagnosticsOf(run)).toMatchObject([
      { code: 'HS101', message: expect.stringContaining('schemas/customers/*.json') },
      { code: 'HS101', message: expect.stringContaining('schemas/orders/*.md') },
    ]);
  });

  test('never come from node_modules', async () => {
    const tree = schemaFiles({
      'node_modules/a/event.json': eventSchema('foreign'),
      'b/event.json': eventSchema('own'),
    });
    expect(await eventsOf({ schemas: 'schemas/**/*.json' }, tree)).toStrictEqual(['own']);
  });
});

describe('include and exclude', () => {
  test.each<[Pick<CatalogConfig, 'include' | 'exclude'>, readonly string[]]>([
    [{ include: ['order.*'] }, ['order.created', 'order.paid', 'order.refunded']],
    [{ include: ['*.created'] }, ['order.created', 'user.created']],
    [{ include: ['order.paid', 'user.*'] }, ['order.paid', 'user.created']],
    [{ include: ['o*r.*d'], exclude: ['*.re*'] }, ['order.created', 'order.paid']],
    [{ exclude: ['order.*'] }, ['user.created']],
    [{ include: ['*'] }, ['order.created', 'order.paid', 'order.refunded', 'user.created']],
  ])('%j leave %j', async (selection, events) => {
    expect(await eventsOf({ schemas: 'schemas', ...selection })).toStrictEqual(events);
  });

  test('drop the definitions that no remaining event uses', async () => {
    const { folder, run } = await runInFolder(schemaFiles(TEAMS), {
      ...OUT,
      schemas: 'schemas',
      include: ['order.paid'],
    });
    await run;
    const files = await readTree(join(folder, 'generated'));
    const names = [...(files['types.d.ts'] ?? '').matchAll(/export (?:interface|type) (\w+)/g)].map(
      ([, name]) => name,
    );
    expect(names).toStrictEqual(['Sum', 'OrderPaidEvent']);
    expect(JSON.parse(files['schemas/webhook-events.schema.json'] ?? '').$defs).not.toHaveProperty('Person');
  });

  test('report a pattern that matches nothing, at its place and with a suggestion', async () => {
    const text =
      '{\n  "schemas": "schemas",\n  "out": "o",\n  "include": [\n    "order.*",\n    "order.payd"\n  ]\n}';
    const folder = await temporaryFolder();
    await writeTree(folder, schemaFiles(TEAMS));
    const source = { file: 'hookschema.config.json', text };
    const found = await diagnosticsOf(generate(JSON.parse(text), { cwd: folder, source }));
    expect(found).toMatchObject([
      {
        code: 'HS604',
        pointer: '/include/1',
        file: 'hookschema.config.json',
        line: 6,
        column: 5,
        hint: 'did you mean "order.paid"?',
      },
    ]);
  });

  test('are an error if no event is left', async () => {
    const { run } = await runInFolder(schemaFiles(TEAMS), {
      ...OUT,
      schemas: 'schemas',
      include: ['user.*'],
      exclude: ['*.created'],
    });
    expect(await diagnosticsOf(run)).toMatchObject([{ code: 'HS405', pointer: '/exclude/0' }]);
  });
});

describe('from', () => {
  /** A package that ships a catalog. */
  const SHIPPING: Tree = {
    'node_modules/@acme/hooks/package.json': JSON.stringify({
      name: '@acme/hooks',
      exports: {
        './catalog': './hookschema/catalog.json',
        './broken': './hookschema/broken.json',
        './twice': './hookschema/twice.json',
      },
    }),
    'node_modules/@acme/hooks/hookschema/catalog.json': JSON.stringify({
      schemas: '../schemas',
      discriminator: '/kind',
    }),
    'node_modules/@acme/hooks/hookschema/broken.json': JSON.stringify({ schemas: '../schemas', output: 'x' }),
    'node_modules/@acme/hooks/hookschema/twice.json': JSON.stringify({
      schemas: '../schemas',
      events: '{type}/{type}.json',
    }),
    'node_modules/@acme/hooks/schemas/sent.json': JSON.stringify({
      properties: { kind: { const: 'sent' } },
      required: ['kind'],
    }),
  };

  test('names a catalog that any package exports, with options of its own', async () => {
    expect(await eventsOf({ from: '@acme/hooks/catalog' }, SHIPPING)).toStrictEqual(['sent']);
  });

  test('reports errors in the catalog of a package, at its file', async () => {
    const { run } = await runInFolder(SHIPPING, { ...OUT, from: '@acme/hooks/broken' });
    expect(await diagnosticsOf(run)).toMatchObject([
      { code: 'HS602', file: 'node_modules/@acme/hooks/hookschema/broken.json', pointer: '/output', line: 1 },
    ]);
  });

  test('reports a pattern in the catalog of a package that has the event type twice', async () => {
    const { run } = await runInFolder(SHIPPING, { ...OUT, from: '@acme/hooks/twice' });
    expect(await diagnosticsOf(run)).toMatchObject([{ code: 'HS602', pointer: '/events' }]);
  });

  test.each([
    '@acme/hooks',
    '@acme/hooks/other',
    'no-such-package/catalog',
    './nowhere.json',
    'fs',
    'node:fs/promises',
  ])('reports that %s does not exist', async (from) => {
    const { run } = await runInFolder(SHIPPING, { ...OUT, from });
    expect(await diagnosticsOf(run)).toMatchObject([
      {
        code: 'HS605',
        pointer: '/from',
        message: expect.stringContaining(`the catalog ${from} was not found`),
      },
    ]);
  });

  test('gives the selected events of a catalog that hookschema ships', async () => {
    const folder = await folderWithHookschema();
    const from = 'hookschema/catalogs/scalekit';
    const config: CatalogConfig = {
      from,
      include: ['organization.directory.*'],
      out: 'src/hooks',
      target: 'source',
    };
    const { events } = await generateOne(config, { cwd: folder });
    expect(events).toHaveLength(6);
    expect(new Set(events.map((type) => type.startsWith('organization.directory.')))).toStrictEqual(
      new Set([true]),
    );
    expect(Object.keys(await readTree(join(folder, 'src/hooks')))).toContain(
      'events/organization.directory.user_created.ts',
    );
  });
});

describe('strict', () => {
  const tree = schemaFiles({
    'a.json': eventSchema('a', { mood: 'good', properties: { x: { type: 'string', format: 'mood' } } }),
  });

  test('turns warnings about keywords and formats without effect into errors', async () => {
    const { run } = await runInFolder(tree, { ...OUT, schemas: 'schemas', strict: true });
    expect(await diagnosticsOf(run)).toMatchObject([
      { code: 'HS202', severity: 'error' },
      { code: 'HS208', severity: 'error' },
    ]);
  });

  test('leaves them warnings when it is not set', async () => {
    const { run } = await runInFolder(tree, { ...OUT, schemas: 'schemas' });
    expect((await run).warnings.map(({ severity }) => severity)).toStrictEqual(['warning', 'warning']);
  });
});
