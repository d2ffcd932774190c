import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../generator/cli/init/asker.js';
import { runInit } from '../../generator/cli/init/run-init.js';
import { loadConfig } from '../../generator/config/load-config.js';
import { generate } from '../../generator/generate.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { readTree, type Tree } from '../support/folders.js';
import { filesOf, init, manifest, projectOf, TYPESCRIPT } from '../support/init-project.js';

describe('hookschema init --yes', () => {
  test.each<[string, Tree, string, string]>([
    [
      'TypeScript with ES modules',
      { 'package.json': TYPESCRIPT, 'src/a.ts': '' },
      'hookschema.config.ts',
      'src/webhooks',
    ],
    ['TypeScript without src', { 'package.json': TYPESCRIPT }, 'hookschema.config.ts', 'webhooks'],
    [
      'TypeScript with CommonJS',
      { 'package.json': manifest(), 'tsconfig.json': '{ "include": ["src"] }' },
      'hookschema.config.mts',
      'webhooks',
    ],
    [
      'JavaScript with ES modules',
      { 'package.json': manifest({ type: 'module' }) },
      'hookschema.config.js',
      'webhooks',
    ],
    ['JavaScript with CommonJS', { 'package.json': manifest() }, 'hookschema.config.mjs', 'webhooks'],
    [
      'a compiler that would compile the configuration with the application',
      { 'package.json': TYPESCRIPT, 'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } }' },
      'hookschema.config.json',
      'webhooks',
    ],
  ])('starts a catalog in a project of %s', async (_name, tree, config, out) => {
    const folder = await projectOf(tree);
    const { exit, files, stderr } = await init(folder, '--yes');
    expect({ exit, stderr }).toStrictEqual({ exit: 0, stderr: '' });
    expect(Object.keys(files)).toContain(config);
    expect(JSON.parse(files['package.json'] ?? '').scripts).toStrictEqual({
      generate: 'hookschema generate',
    });
    const loaded = await loadConfig(folder);
    const { catalogs } = await generate(loaded.config, { cwd: folder });
    expect(catalogs).toMatchObject([{ out, events: ['order.created'] }]);
    const index = config.endsWith('ts') || config.endsWith('json') ? 'index.ts' : 'index.js';
    expect(Object.keys(await readTree(join(folder, out)))).toContain(index);
  });

  test('prints the next steps, with the commands of the package manager', async () => {
    const tree = {
      'package.json': manifest({ packageManager: 'pnpm@9.1.0' }),
      'tsconfig.json': '{ "compilerOptions": { "module": "nodenext" }, "include": ["src"] }',
    };
    expect((await init(await projectOf(tree), '-y')).stdout).toBe(`  create hookschema.config.mts
  create schemas/events/order.created.schema.json
  update package.json (script "generate")

Next
  1. pnpm add --save-dev hookschema
  2. replace schemas/events/order.created.schema.json with an event of your own
  3. pnpm run generate
  4. import { parseWebhookEvent } from './webhooks/index.js', and commit webhooks
`);
  });

  test.each<[string, Tree]>([
    ['yarn', { 'yarn.lock': '' }],
    ['pnpm', { 'pnpm-lock.yaml': '' }],
    ['bun', { 'bun.lock': '' }],
    ['npm', { 'package-lock.json': '{}' }],
    ['npm', {}],
  ])('finds %s by its lock file', async (manager, tree) => {
    const { stdout } = await init(await projectOf({ 'package.json': manifest(), ...tree }), '--yes');
    expect(stdout).toContain(`${manager} run generate`);
  });

  test('finds the package manager of a workspace at its root', async () => {
    const root = await projectOf({
      'package.json': manifest({ packageManager: 'yarn@4.1.0', workspaces: ['packages/*'] }),
      'packages/api/package.json': manifest(),
    });
    const { stdout } = await init(join(root, 'packages/api'), '--yes');
    expect(stdout).toContain('yarn run generate');
    expect(Object.keys(await filesOf(root))).toContain('packages/api/hookschema.config.mjs');
  });

  test('changes nothing the second time', async () => {
    const folder = await projectOf({ 'package.json': TYPESCRIPT });
    const { files } = await init(folder, '--yes');
    const second = await init(folder, '--yes');
    expect(second).toMatchObject({ exit: 0, stderr: '', files });
    expect(second.stdout).toContain('hookschema.config.ts already exists');
  });

  test('leaves existing schemas unchanged, and uses them', async () => {
    const schema = '{ "properties": { "type": { "const": "own" } }, "required": ["type"], "type": "object" }';
    const folder = await projectOf({ 'package.json': TYPESCRIPT, 'schemas/own.json': schema });
    const { files } = await init(folder, '--yes');
    expect(Object.keys(files).filter((path) => path.startsWith('schemas/'))).toStrictEqual([
      'schemas/own.json',
    ]);
    const { catalogs } = await generate((await loadConfig(folder)).config, { cwd: folder });
    expect(catalogs[0]?.events).toStrictEqual(['own']);
  });

  test('uses another name if generate is already another script', async () => {
    const scripts = { generate: 'prisma generate' };
    const { files } = await init(await projectOf({ 'package.json': manifest({ scripts }) }), '--yes');
    expect(JSON.parse(files['package.json'] ?? '').scripts).toStrictEqual({
      ...scripts,
      'generate:webhooks': 'hookschema generate',
    });
  });

  test.each([
    [['generate', 'generate:webhooks'], 'hookschema'],
    [['generate', 'generate:webhooks', 'hookschema'], 'hookschema:2'],
    [['generate', 'generate:webhooks', 'hookschema', 'hookschema:2'], 'hookschema:3'],
  ])('where %j are other scripts, the name is %s', async (taken, name) => {
    const scripts = Object.fromEntries(taken.map((one) => [one, 'other']));
    const folder = await projectOf({ 'package.json': manifest({ scripts }) });
    const { stdout, files } = await init(folder, '--yes');
    expect(JSON.parse(files['package.json'] ?? '').scripts).toStrictEqual({
      ...scripts,
      [name]: 'hookschema generate',
    });
    expect(stdout).toContain(`npm run ${name}\n`);
  });

  test('keeps the formatting of package.json', async () => {
    const text = '{\r\n\t"name": "shop",\r\n\t"scripts": {\r\n\t\t"test": "x"\r\n\t}\r\n}';
    const { files } = await init(await projectOf({ 'package.json': text }), '--yes');
    expect(files['package.json']).toBe(
      '{\r\n\t"name": "shop",\r\n\t"scripts": {\r\n\t\t"test": "x",\r\n\t\t"generate": "hookschema generate"\r\n\t}\r\n}',
    );
  });

  test.each<[string, Tree]>([
    ['no package.json', {}],
    ['one that is not JSON', { 'package.json': '{ "name": }' }],
    ['one that is not an object', { 'package.json': '[]' }],
  ])('rejects a folder with %s', async (_name, tree) => {
    const folder = await projectOf(tree);
    const { exit, stderr, files } = await init(folder, '--yes');
    expect({ exit, files }).toStrictEqual({ exit: 1, files: tree });
    expect(stderr).toContain('HS721');
  });
});

describe('hookschema init --sample', () => {
  const CREATED = {
    event: { name: 'order.created' },
    id: 'o-1',
    total: 12.5,
    note: null,
    lines: [{ sku: 'a', 'x"y': 1 }],
  };
  const MORE = { event: { name: 'order.created' }, id: 'o-2', total: 3, lines: [] };
  const PAID = { event: { name: 'order/paid' }, at: '2024-01-31T12:00:00Z' };
  const SAMPLES = {
    'package.json': TYPESCRIPT,
    'a.json': JSON.stringify(CREATED),
    'b.json': JSON.stringify(MORE),
    'c.json': JSON.stringify(PAID),
  };

  test('infers a schema for each event in the samples', async () => {
    const folder = await projectOf(SAMPLES);
    const { exit, files, stderr } = await init(folder, '--sample', 'a.json,b.json,c.json');
    expect({ exit, stderr }).toStrictEqual({ exit: 0, stderr: '' });
    const paths = Object.keys(files).filter((path) => path.startsWith('schemas/'));
    expect(paths).toStrictEqual([
      'schemas/events/order.created.schema.json',
      'schemas/events/order~2Fpaid.schema.json',
    ]);
    const schema = JSON.parse(files[paths[0] ?? ''] ?? '');
    expect(schema.required).toStrictEqual(['event', 'id', 'total', 'lines']);
    expect(schema.properties.event.properties.name).toStrictEqual({ const: 'order.created' });
    expect(schema.properties.note).toMatchObject({ type: 'null', $comment: expect.any(String) });
    expect(schema.examples).toStrictEqual([CREATED, MORE]);
    expect(JSON.stringify(schema)).not.toMatch(/additionalProperties|qt-uri/);
  });

  test.each<[string, Tree, string]>([
    ['a list', { 's.json': '[{"type":"api_key.created"},{"type":"url.updated"}]' }, 's.json'],
    ['NDJSON', { 's.ndjson': '{"type":"api_key.created"}\n{"type":"url.updated"}\n' }, 's.ndjson'],
    ['a folder', { 's/a.json': '{"type":"api_key.created"}', 's/b/c.json': '{"type":"url.updated"}' }, 's'],
    [
      'a glob',
      { 's/a.json': '{"type":"api_key.created"}', 's/b.json': '{"type":"url.updated"}' },
      's/*.json',
    ],
    ['another list', { 's.json': '[{"type":"2fa.enabled"}]' }, 's.json'],
  ])('takes %s', async (_name, tree, sample) => {
    const folder = await projectOf({ 'package.json': TYPESCRIPT, ...tree });
    const { exit, files, stderr } = await init(folder, '--sample', sample);
    expect({ exit, stderr }).toStrictEqual({ exit: 0, stderr: '' });
    const events = Object.values(tree).flatMap((text) => [...text.matchAll(/"type":"([^"]*)"/g)]);
    for (const [, type = ''] of events)
      expect(files[`schemas/events/${type}.schema.json`]).toContain(`"const": "${type}"`);
  });

  test('lists what it replaces in examples, and warns about what it leaves out', async () => {
    const text = '{"type":"user.created","email":"ada@lovelace.example"}\n{"kind":"other"}\n';
    const { exit, files, stderr } = await init(
      await projectOf({ 'package.json': TYPESCRIPT, 's.ndjson': text }),
      '--sample',
      's.ndjson',
    );
    expect(exit).toBe(0);
    expect(stderr).toContain('  /email  personal by its name');
    expect(stderr).toContain('HS840');
    const { 's.ndjson': _sample, ...written } = files;
    expect(JSON.stringify(written) + stderr).not.toContain('ada@');
    expect(JSON.stringify(written)).toContain('person@example.com');
  });

  test('writes schemas from which a catalog can be generated at once', async () => {
    const folder = await projectOf(SAMPLES);
    await init(folder, '--sample', 'a.json,b.json,c.json');
    const { config, base } = await loadConfig(folder);
    const { catalogs, warnings } = await generate(config, { cwd: base });
    expect(catalogs[0]?.events).toStrictEqual(['order.created', 'order/paid']);
    expect(warnings.filter(({ code }) => code !== 'HS407')).toStrictEqual([]);
  });

  test.each([
    ['does not exist', {}, ['--sample', 'z.json'], 'z.json'],
    ['is not JSON', { 'z.json': '{,}' }, ['--sample', 'z.json'], 'z.json:1:2'],
    ['names no event', { 'z.json': '{ "a": 1 }' }, ['--sample', 'z.json'], '--discriminator'],
    [
      'names no event at the configured place',
      {},
      ['--sample', 'a.json', '--discriminator', '/id/x'],
      '/id/x',
    ],
  ])('rejects a sample that %s', async (_name, tree, args, said) => {
    const folder = await projectOf({ ...SAMPLES, ...tree });
    const before = await filesOf(folder);
    const { exit, stderr, files } = await init(folder, ...args);
    expect(exit).toBe(1);
    expect(stderr).toContain(said);
    expect(files).toStrictEqual(before);
  });
});

describe('hookschema init with a person to ask', () => {
  const asking = (...answers: readonly (string | undefined)[]): Asker & { readonly asked: string[] } => {
    const left = [...answers];
    const asked: string[] = [];
    const answer = async (question: string): Promise<string | undefined> => {
      asked.push(question);
      return left.shift();
    };
    return { asked, choose: answer, write: answer };
  };

  test('asks where the events come from and which folder to write to', async () => {
    const folder = await projectOf({ 'package.json': TYPESCRIPT });
    const asker = asking('scalekit', 'role.*', 'lib/hooks');
    await runInit({}, fakeTerminal(folder), asker);
    expect((await loadConfig(folder)).config).toStrictEqual({
      from: 'hookschema/catalogs/scalekit',
      include: ['role.*'],
      target: 'source',
      out: 'lib/hooks',
    });
    expect(asker.asked).toHaveLength(3);
  });

  test('does not ask questions that the options answer', async () => {
    const folder = await projectOf({ 'package.json': TYPESCRIPT });
    const asker = asking();
    await runInit({ from: 'scalekit', out: 'x' }, fakeTerminal(folder), asker);
    expect(asker.asked).toStrictEqual([]);
  });

  test.each([0, 1, 2])('writes nothing when the person cancels at question %i', async (at) => {
    const folder = await projectOf({ 'package.json': TYPESCRIPT });
    const asker = asking(...['scalekit', 'role.*', 'out'].slice(0, at), undefined);
    expect(await runInit({}, fakeTerminal(folder), asker)).toMatchObject({ exit: 1 });
    expect(await filesOf(folder)).toStrictEqual({ 'package.json': TYPESCRIPT });
  });

  test('asks nobody where there is no terminal', async () => {
    const { exit } = await init(await projectOf({ 'package.json': TYPESCRIPT }));
    expect(exit).toBe(0);
  });
});
