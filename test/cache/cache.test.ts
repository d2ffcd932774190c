import { execFile } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { cacheStore } from '../../generator/cache/cache-store.js';
import { fingerprintOf } from '../../generator/cache/fingerprint.js';
import { installedPackages } from '../../generator/cache/installed-packages.js';
import { cacheHit, runKey } from '../../generator/cache/run-cache.js';
import { CACHED_CONFIG, edit, generate, NOTHING, upToDateProject } from '../support/cached-project.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { REPOSITORY, readTree, temporaryFolder, writeTree } from '../support/folders.js';

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

  test('generates again when the package that a tsconfig.json extends was replaced', async () => {
    const folder = await upToDateProject(SOURCES);
    const base = 'node_modules/@acme/base';
    await writeTree(folder, {
      'tsconfig.json': '{ "extends": "@acme/base/tsconfig.json" }',
      [`${base}/package.json`]: '{ "version": "1.0.0" }',
      [`${base}/tsconfig.json`]: '{}',
    });
    expect((await generate(folder)).idle).toBe(false);
    expect((await generate(folder)).idle).toBe(true);
    await writeTree(folder, {
      [`${base}/tsconfig.json`]: '{ "compilerOptions": { "module": "nodenext" } }',
    });
    expect((await generate(folder)).idle).toBe(false);
    expect((await readTree(join(folder, 'src/hooks')))['index.ts']).toContain('"./types.js"');
    expect((await generate(folder)).idle).toBe(true);
    await writeTree(folder, { [`${base}/package.json`]: '{ "version": "1.0.1" }' });
    expect((await generate(folder)).idle).toBe(false);
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
      (folder) =>
        writeTree(folder, { 'hookschema.config.mjs': `export default ${JSON.stringify(CACHED_CONFIG)}` }),
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

async function damage(folder: string): Promise<void> {
  const cache = join(folder, 'node_modules/.cache/hookschema');
  for (const name of await readdir(cache)) await writeFile(join(cache, name), '{');
}

test('a run is not stored when a file of its output has disappeared since it was compared', async () => {
  const folder = await temporaryFolder();
  // Some disks decompose the second name.
  await writeTree(folder, {
    'node_modules/keep': '',
    'out/a.js': '',
    'out/e\u0301.js': '',
    'out/gone.js': '',
  });
  const out = join(folder, 'out');
  const paths = ['a.js', 'e\u0301.js', 'gone.js'].map((name) => join(out, name));
  const seen = new Map(paths.map((path) => [path.normalize('NFC'), lstatSync(path)]));
  const outcome = { exit: 0, out: '', result: null, diagnostics: [] } as const;
  const run = { key: runKey(folder, []), roots: [], outputs: [out], outcome };
  const store = () => cacheStore(folder, run, { roots: [], before: fingerprintOf([]), read: [] }, seen);
  await unlink(join(out, 'gone.js'));
  store();
  expect(await cacheHit(folder, run.key)).toBeUndefined();
  seen.delete(join(out, 'gone.js'));
  store();
  expect(await cacheHit(folder, run.key)).toStrictEqual(outcome);
});
