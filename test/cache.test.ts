import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { installedPackages } from '../generator/cache/installed-packages.js';
import { GOOD_SCHEMAS, schemaFiles } from './support/catalogs.js';
import { folderWithHookschema, REPOSITORY, readTree, temporaryFolder, writeTree } from './support/folders.js';
import { runCommand } from './support/run-command.js';

const NOTHING = 'nothing has changed since the last run\n';

async function generate(folder: string, ...args: readonly string[]) {
  const ran = await runCommand(['generate', ...args], folder);
  return { ...ran, idle: ran.out.endsWith(NOTHING) };
}

const CONFIG = {
  schemas: 'schemas',
  out: 'generated',
  package: { name: '@acme/events', license: 'MIT', licenseFile: 'LICENSE' },
};

/** Configurations whose value does not follow from their text, by reason. A search for words would not find them. */
const IMPURE: readonly (readonly [string, string])[] = [
  ['imports another file', `import './other.mjs';\nexport default CONFIG;`],
  ['imports from another file', `import { x } from './other.mjs';\nexport default CONFIG;`],
  ['reads the environment', 'export default { ...CONFIG, ...(process.env.X && {}) };'],
  [
    'reads the environment by another name',
    'const { env } = globalThis["pro" + "cess"];\nexport default CONFIG;',
  ],
  ['escapes the names that it uses', 'const x = \\u0070rocess.env;\nexport default CONFIG;'],
  ['imports dynamically', `await import('./other.mjs');\nexport default CONFIG;`],
  [
    'imports from another file, with a comment that names hookschema',
    `import /* from 'hookschema' */ { x } from\n'./other.mjs';\nexport default CONFIG;`,
  ],
  ['evaluates text as code', 'const x = [].at.constructor("return 1")();\nexport default CONFIG;'],
  ['reads the locale of the machine', 'const x = (1.5).toLocaleString();\nexport default CONFIG;'],
  ['exports a name that may be changed', 'let x = CONFIG;\nexport default x;'],
];

/** Configurations whose value follows from their text, whatever words appear in it. */
const PURE: readonly (readonly [string, string, string])[] = [
  ['is an object literal', 'hookschema.config.mjs', 'export default CONFIG;'],
  [
    'mentions the environment and imports in strings and comments',
    'hookschema.config.mjs',
    `// process.env, import('./other.mjs')\nconst one = { ...CONFIG, schemaId: 'urn:Date:process' };\nexport default one;`,
  ],
  [
    'is TypeScript with constants',
    'hookschema.config.ts',
    'type Folder = string;\nconst root = `.` as Folder;\nexport default { ...CONFIG, schemas: root + `/schemas` } satisfies object;',
  ],
];

/** A project whose output is up to date. */
async function upToDateProject(
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

describe('a run whose output depends on files of other packages', () => {
  const SOURCES = { schemas: 'schemas', target: 'source', out: 'src/hooks' };
  const SHIPPED = { from: '@acme/hooks/catalog', out: 'generated' };
  const PACKAGE = {
    'store/hooks/package.json': '{ "exports": { "./catalog": "./catalog.json" } }',
    'store/hooks/catalog.json': '{ "schemas": "schemas" }',
    ...schemaFiles(GOOD_SCHEMAS, 'store/hooks/schemas'),
  };

  test('generates again when a tsconfig.json, or one that it extends, requires other imports', async () => {
    const folder = await upToDateProject(SOURCES);
    expect((await generate(folder)).idle).toBe(true);
    await writeTree(folder, { 'tsconfig.json': '{ "extends": "./base" }', 'base.json': '{}' });
    expect((await generate(folder)).idle).toBe(false);
    expect((await generate(folder)).idle).toBe(true);
    await writeTree(folder, { 'base.json': '{ "compilerOptions": { "module": "nodenext" } }' });
    expect((await generate(folder)).idle).toBe(false);
    expect((await readTree(join(folder, 'src/hooks')))['index.ts']).toContain('"./types.js"');
    expect((await generate(folder)).idle).toBe(true);
  });

  test('generates again when the package of a catalog was replaced, or its schemas were edited', async () => {
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
  test('is a cache hit, and prints the same as a run without a cache', async () => {
    const folder = await upToDateProject();
    const cached = await generate(folder);
    expect(cached).toMatchObject({ exit: 0, err: '', idle: true });
    await rm(join(folder, 'node_modules/.cache'), { recursive: true });
    const computed = await generate(folder);
    expect(computed.out.split('\n')[0]).toBe(cached.out.split('\n')[0]);
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
      'a configuration with precedence was added',
      (folder) => writeTree(folder, { 'hookschema.config.mjs': `export default ${JSON.stringify(CONFIG)}` }),
    ],
    ['the license was edited', (folder) => edit(folder, 'LICENSE')],
    ['an output was edited', (folder) => edit(folder, 'generated/index.js')],
    ['an output was removed', (folder) => unlink(join(folder, 'generated/index.js'))],
    ['an unmanaged file was added', (folder) => writeTree(folder, { 'generated/notes.txt': '' })],
    ['a run was interrupted', (folder) => mkdir(join(folder, 'generated/.hookschema'))],
    ['the cache entry is damaged', (folder) => damage(folder)],
  ])('is not a cache hit when %s', async (_why, change) => {
    const folder = await upToDateProject();
    expect((await generate(folder)).idle).toBe(true);
    await change(folder);
    expect((await generate(folder)).idle).toBe(false);
  });

  test.each([
    'schemas/events/order.deleted.schema.json',
    'generated/index.js',
    'hookschema.config.json',
    'LICENSE',
  ])('is not a cache hit when %s was edited and its modification time set back', async (path) => {
    const folder = await upToDateProject();
    await utimes(join(folder, path), ROUND_TIME, ROUND_TIME);
    await generate(folder);
    expect((await generate(folder)).idle).toBe(true);
    await editUnseen(folder, path);
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is a cache hit again after a run with the change', async () => {
    const folder = await upToDateProject();
    await writeTree(folder, { 'schemas/events/x.json': '{ "properties": { "type": { "const": "x" } } }' });
    expect((await generate(folder)).out).toContain('create generated/events/x.js');
    expect(await generate(folder)).toMatchObject({ idle: true, out: expect.stringContaining('3 events in') });
  });

  test('is answered by the binary before it loads anything else', async () => {
    const folder = await upToDateProject();
    const bin = join(REPOSITORY, 'dist', 'cli', 'bin.js');
    const run = async (...args: readonly string[]): Promise<string> =>
      (await promisify(execFile)(process.execPath, [bin, 'generate', ...args], { cwd: folder })).stdout;
    // The cache entries of this test are those of another program.
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

  test.each(IMPURE)('is never a cache hit when the configuration %s', async (_why, text) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'node_modules'));
    await writeTree(folder, {
      'hookschema.config.mjs': text.replace('CONFIG', JSON.stringify(CONFIG)),
      'other.mjs': 'export const x = 1;',
      LICENSE: 'x',
      ...schemaFiles(GOOD_SCHEMAS),
    });
    expect((await generate(folder)).exit).toBe(0);
    expect((await generate(folder)).idle).toBe(false);
  });

  test.each(PURE)('is a cache hit when the configuration %s', async (_why, name, text) => {
    const folder = await upToDateProject(text.replace('CONFIG', JSON.stringify(CONFIG)), name);
    expect((await generate(folder)).idle).toBe(true);
    await edit(folder, 'LICENSE');
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is not cached when the configuration imports another hookschema than the one that runs', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'hookschema.config.mjs': `import { defineConfig } from 'hookschema';\nexport default defineConfig(${JSON.stringify(CONFIG)});`,
      'node_modules/hookschema/package.json': '{ "exports": "./index.js", "type": "module" }',
      'node_modules/hookschema/index.js':
        'export const defineConfig = (config) => ({ ...config, schemaId: process.env.TEST_ID });',
      LICENSE: 'x',
      ...schemaFiles(GOOD_SCHEMAS),
    });
    await generate(folder);
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is not a cache hit when the hookschema that the configuration imports was replaced', async () => {
    const folder = await folderWithHookschema();
    await writeTree(folder, {
      'hookschema.config.mjs': `import { defineConfig } from 'hookschema';\nexport default defineConfig(${JSON.stringify(CONFIG)});`,
      LICENSE: 'x',
      ...schemaFiles(GOOD_SCHEMAS),
    });
    await generate(folder);
    expect((await generate(folder)).idle).toBe(true);
    await rm(join(folder, 'node_modules/hookschema'));
    await writeTree(folder, {
      'node_modules/hookschema/package.json': '{ "exports": "./index.js", "type": "module" }',
      'node_modules/hookschema/index.js': 'export const defineConfig = (config) => config;',
    });
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is not cached without node_modules, and --check and --force ignore the cache', async () => {
    const folder = await upToDateProject();
    expect((await generate(folder, '--check')).err).toContain('up to date\n');
    expect((await generate(folder, '--force')).idle).toBe(false);
    await rm(join(folder, 'node_modules'), { recursive: true });
    await generate(folder);
    expect((await generate(folder)).idle).toBe(false);
    expect(Object.keys(await readTree(folder)).some((path) => path.includes('.cache'))).toBe(false);
  });
});

test('a cache entry depends on all packages that hookschema needs, where Node finds them', async () => {
  const folder = await temporaryFolder();
  await writeTree(folder, {
    'node_modules/tool/package.json': '{ "dependencies": { "a": "1", "@s/linked": "1", "missing": "1" } }',
    'node_modules/tool/node_modules/a/package.json': '{ "dependencies": { "b": "1", "a": "2" } }',
    'node_modules/a/package.json': '{}',
    'node_modules/b/package.json': '{ "dependencies": { "a": "2" } }',
    'node_modules/unused/package.json': '{}',
    'store/node_modules/linked/package.json': '{ "dependencies": { "c": "1" } }',
    'store/node_modules/c/package.json': '{}',
  });
  await mkdir(join(folder, 'node_modules/@s'));
  await symlink(join(folder, 'store/node_modules/linked'), join(folder, 'node_modules/@s/linked'));
  const found = installedPackages(join(folder, 'node_modules/tool/package.json'));
  expect(found.map((path) => relative(folder, path)).sort()).toStrictEqual([
    'node_modules/@s/linked/package.json',
    'node_modules/a/package.json',
    'node_modules/b/package.json',
    'node_modules/tool/node_modules/a/package.json',
    'node_modules/tool/package.json',
    'store/node_modules/c/package.json',
  ]);
});

/** Replaces a file with another text of the same length and the same modification time. */
async function editUnseen(folder: string, path: string): Promise<void> {
  const before = await stat(join(folder, path));
  const text = (await readTree(folder))[path] ?? '';
  await writeFile(join(folder, path), text.replace(/[a-z]/, 'Z'));
  await utimes(join(folder, path), ROUND_TIME, ROUND_TIME);
  const { size, mtimeMs, ino } = before;
  expect(await stat(join(folder, path))).toMatchObject({ size, mtimeMs, ino });
}

/** A modification time that every file system can store exactly. */
const ROUND_TIME = new Date('2026-01-01T00:00:00Z');

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
