import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { main } from '../generator/cli/main.js';
import { GOOD_SCHEMAS, schemaFiles } from './support/catalogs.js';
import { fakeTerminal } from './support/fake-terminal.js';
import { REPOSITORY, readTree, temporaryFolder, writeTree } from './support/folders.js';

const NOTHING = 'nothing has changed since the last run\n';

async function generate(folder: string, ...args: readonly string[]) {
  const terminal = fakeTerminal(folder);
  const exit = await main(['generate', ...args], terminal);
  return { exit, out: terminal.stdout, err: terminal.stderr, idle: terminal.stdout.endsWith(NOTHING) };
}

const CONFIG = {
  schemas: 'schemas',
  out: 'generated',
  package: { name: '@acme/events', license: 'MIT', licenseFile: 'LICENSE' },
};

/** A project in which a run has left everything in order. */
async function settledProject(
  config: string | object = CONFIG,
  name = 'hookschema.config.json',
): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  await writeTree(folder, {
    [name]: typeof config === 'string' ? config : JSON.stringify(config),
    LICENSE: 'Do what you like.\n',
    ...schemaFiles(GOOD_SCHEMAS),
  });
  expect((await generate(folder)).idle).toBe(false);
  return folder;
}

describe('a run whose output depends on files of others', () => {
  const SOURCES = { schemas: 'schemas', target: 'source', out: 'src/hooks' };
  const SHIPPED = { from: '@acme/hooks/catalog', out: 'generated' };
  const PACKAGE = {
    'store/hooks/package.json': '{ "exports": { "./catalog": "./catalog.json" } }',
    'store/hooks/catalog.json': '{ "schemas": "schemas" }',
    ...schemaFiles(GOOD_SCHEMAS, 'store/hooks/schemas'),
  };

  test('knows that a tsconfig.json, or one that it extends, asks for other imports', async () => {
    const folder = await settledProject(SOURCES);
    expect((await generate(folder)).idle).toBe(true);
    await writeTree(folder, { 'tsconfig.json': '{ "extends": "./base" }', 'base.json': '{}' });
    expect((await generate(folder)).idle).toBe(false);
    expect((await generate(folder)).idle).toBe(true);
    await writeTree(folder, { 'base.json': '{ "compilerOptions": { "module": "nodenext" } }' });
    expect((await generate(folder)).idle).toBe(false);
    expect((await readTree(join(folder, 'src/hooks')))['index.ts']).toContain('"./types.js"');
    expect((await generate(folder)).idle).toBe(true);
  });

  test('knows that the package of a catalog was replaced, and that its schemas were edited', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { ...PACKAGE, 'hookschema.config.json': JSON.stringify(SHIPPED) });
    const link = join(folder, 'node_modules/@acme/hooks');
    await mkdir(join(folder, 'node_modules/@acme'), { recursive: true });
    await symlink(join(folder, 'store/hooks'), link);
    expect((await generate(folder)).idle).toBe(false);
    expect((await generate(folder)).idle).toBe(true);
    await edit(folder, 'store/hooks/schemas/events/order.deleted.schema.json');
    expect((await generate(folder)).idle).toBe(false);
    expect((await generate(folder)).idle).toBe(true);
    await unlink(link);
    await writeTree(folder, { 'newer/package.json': PACKAGE['store/hooks/package.json'] });
    await symlink(join(folder, 'newer'), link);
    expect((await generate(folder)).idle).toBe(false);
  });
});

describe('a run that has nothing to do', () => {
  test('knows it from the cache, and says the same as one that has looked', async () => {
    const folder = await settledProject();
    const remembered = await generate(folder);
    expect(remembered).toMatchObject({ exit: 0, err: '', idle: true });
    await rm(join(folder, 'node_modules/.cache'), { recursive: true });
    const looked = await generate(folder);
    expect(looked.out.split('\n')[0]).toBe(remembered.out.split('\n')[0]);
    expect((await generate(folder, '--reporter', 'json')).out).toContain('"unchanged":');
  });

  test.each<[string, (folder: string) => Promise<unknown>]>([
    ['a schema was edited', (folder) => edit(folder, 'schemas/events/order.deleted.schema.json')],
    ['a schema was added', (folder) => writeTree(folder, { 'schemas/common/x.json': '{}' })],
    ['a schema was removed', (folder) => unlink(join(folder, 'schemas/events/order.deleted.schema.json'))],
    [
      'a schema was renamed',
      (folder) =>
        rename(
          join(folder, 'schemas/events/order.deleted.schema.json'),
          join(folder, 'schemas/events/order.gone.schema.json'),
        ),
    ],
    [
      'a link was added',
      (folder) => symlink('events/order.deleted.schema.json', join(folder, 'schemas/x.json')),
    ],
    ['the configuration was edited', (folder) => edit(folder, 'hookschema.config.json')],
    [
      'another configuration goes before it',
      (folder) => writeTree(folder, { 'hookschema.config.mjs': `export default ${JSON.stringify(CONFIG)}` }),
    ],
    ['the licence was edited', (folder) => edit(folder, 'LICENSE')],
    ['an output was edited', (folder) => edit(folder, 'generated/index.js')],
    ['an output was removed', (folder) => unlink(join(folder, 'generated/index.js'))],
    ['a stranger came', (folder) => writeTree(folder, { 'generated/notes.txt': '' })],
    ['a run was cut short', (folder) => mkdir(join(folder, 'generated/.hookschema'))],
    ['the note is damaged', (folder) => damage(folder)],
  ])('is not taken for one when %s', async (_why, change) => {
    const folder = await settledProject();
    expect((await generate(folder)).idle).toBe(true);
    await change(folder);
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is one again after the change was taken in', async () => {
    const folder = await settledProject();
    await writeTree(folder, { 'schemas/events/x.json': '{ "properties": { "type": { "const": "x" } } }' });
    expect((await generate(folder)).out).toContain('create generated/events/x.js');
    expect(await generate(folder)).toMatchObject({ idle: true, out: expect.stringContaining('3 events in') });
  });

  test('is told by the binary before it loads anything else', async () => {
    const folder = await settledProject();
    const bin = join(REPOSITORY, 'dist', 'cli', 'bin.js');
    const run = async (...args: readonly string[]): Promise<string> =>
      (await promisify(execFile)(process.execPath, [bin, 'generate', ...args], { cwd: folder })).stdout;
    // This test's own notes are those of another program.
    expect(await run()).not.toContain(NOTHING);
    expect(await run()).toContain(NOTHING);
    expect(JSON.parse(await run('--reporter', 'json'))).toMatchObject({ exitCode: 0 });
    await edit(folder, 'generated/index.js');
    await expect(run()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('HS501') });
  });

  test('repeats the warnings of the run before it', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'node_modules'));
    const schema = { properties: { type: { const: 'a' }, b: { type: 'string', format: 'phone' } } };
    await writeTree(folder, {
      'hookschema.config.json': '{"schemas":"s","out":"o"}',
      ...schemaFiles({ a: '' }),
    });
    await writeTree(folder, { 's/a.json': JSON.stringify(schema) });
    const first = await generate(folder);
    const second = await generate(folder);
    expect(first.err).toContain('warning HS208');
    expect(second).toMatchObject({ idle: true, err: first.err });
  });

  test.each([
    ['imports another file', `import './other.mjs';\nexport default CONFIG;`],
    ['imports from another file', `import { x } from './other.mjs';\nexport default CONFIG;`],
    ['asks the environment', `export default { ...CONFIG, ...(process.env.X && {}) };`],
    ['loads what it is told', `await import('./other.mjs');\nexport default CONFIG;`],
  ])('is never taken for granted when the configuration %s', async (_why, text) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'node_modules'));
    await writeTree(folder, {
      'hookschema.config.mjs': text.replace('CONFIG', JSON.stringify(CONFIG)),
      'other.mjs': 'export const x = 1;',
      LICENSE: 'x',
      ...schemaFiles(GOOD_SCHEMAS),
    });
    await generate(folder);
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is known of a configuration that imports hookschema alone', async () => {
    const folder = await settledProject(`export default ${JSON.stringify(CONFIG)};`, 'hookschema.config.mjs');
    expect((await generate(folder)).idle).toBe(true);
  });

  test('is not known where there are no node_modules, and to --check and --force it does not matter', async () => {
    const folder = await settledProject();
    expect((await generate(folder, '--check')).err).toContain('up to date\n');
    expect((await generate(folder, '--force')).idle).toBe(false);
    await rm(join(folder, 'node_modules'), { recursive: true });
    await generate(folder);
    expect((await generate(folder)).idle).toBe(false);
    expect(Object.keys(await readTree(folder)).some((path) => path.includes('.cache'))).toBe(false);
  });
});

/** Another text of the same length. */
async function edit(folder: string, path: string): Promise<void> {
  const text = (await readTree(folder))[path] ?? '';
  const edited = path.endsWith('.json') ? `${text.trimEnd().slice(0, -1)} }` : text.replace(/[a-z]/, 'Z');
  await writeFile(join(folder, path), edited);
}

async function damage(folder: string): Promise<void> {
  const cache = join(folder, 'node_modules/.cache/hookschema');
  for (const name of await readdir(cache)) await writeFile(join(cache, name), '{');
}
