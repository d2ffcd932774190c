import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { eventSchema, schemaFiles } from '../support/catalogs.js';
import { inFolder, TEST_FOLDER, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';
import { config, git, MAJOR, MINOR, OLD, repository } from '../support/versions.js';

describe('a version is', () => {
  test('a revision of git, with the number of its tag', async () => {
    const folder = await repository({ ...config('2.0.0'), ...MAJOR });
    const { exit, out } = await runCommand(['diff', 'git:v1.0.0'], folder);
    expect(out).toContain('git:v1.0.0 (1 event, 1.0.0) -> schemas (1 event, 2.0.0)');
    expect(out).toMatch(/git:v1\.0\.0:schemas\/order\.json:\d+:\d+ -> schemas\/order\.json:\d+:\d+/);
    expect(exit).toBe(0);
  });

  test('a revision of git, read at the same path in a subfolder, without a copy left behind', async () => {
    const folder = await repository({ ...config('1.0.1'), ...MAJOR }, 'packages/events');
    const copies = await temporaryFolder();
    vi.stubEnv('TMPDIR', copies);
    try {
      const { exit, out, err } = await runCommand(['diff', 'git:HEAD'], folder);
      expect(out).toContain('HS760 /note is gone');
      expect({ exit, err }).toMatchObject({ exit: 0, err: '' });
      expect(await readdir(copies)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('a revision of git, in a hook of git', async () => {
    const folder = await repository({ ...config('2.0.0'), ...MAJOR });
    vi.stubEnv('GIT_DIR', '.git');
    try {
      expect((await runCommand(['diff', 'git:v1.0.0'], folder)).out).toContain('HS760 /note is gone');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('two revisions of git', async () => {
    const folder = await repository({ ...config('2.0.0'), ...MAJOR });
    git(folder, 'commit', '-qam', 'two');
    git(folder, 'tag', 'v2.0.0');
    expect((await runCommand(['diff', 'git:v1.0.0', 'git:v2.0.0'], folder)).out).toContain(
      'HS760 /note is gone',
    );
    expect((await runCommand(['diff', 'git:v2.0.0', 'git:v2.0.0'], folder)).out).toBe(
      'no change between git:v2.0.0 and git:v2.0.0\n',
    );
  });

  test.each(['v9', '--help', '-c', '', 'v1.0.0 --all'])('not the revision %j', async (revision) => {
    const folder = await repository(MAJOR);
    const { exit, err } = await runCommand(['diff', `git:${revision}`], folder);
    expect(exit).toBe(1);
    expect(err).toContain('error HS780');
  });

  test.each(['v1.0.0', '@acme/events', 'nowhere/schemas'])('nothing at the path %s', async (path) => {
    const folder = await repository(MAJOR);
    const { exit, err } = await runCommand(['diff', path], folder);
    expect(exit).toBe(1);
    expect(err).toContain(`${path} - error HS101: ${path} does not exist\n`);
    expect(err).toContain(`write git:${path} for a revision, npm:${path} for a package\n`);
  });

  test('an installed package, with its version', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { ...config('1.2.3'), ...OLD });
    expect((await runCommand(['generate'], folder)).exit).toBe(0);
    await cp(join(folder, 'out'), join(folder, 'node_modules/@acme/events'), { recursive: true });
    await writeTree(folder, { ...config('1.3.0'), ...MINOR });
    const { exit, out } = await runCommand(['diff', 'npm:@acme/events'], folder);
    expect(out).toContain('minor: order.paid: /more is new');
    expect(out).toContain('npm:@acme/events (1 event, 1.2.3) -> schemas (1 event, 1.3.0)');
    expect(exit).toBe(0);
  });

  test.each([
    ['code-hosting', 'complete'],
    ['own-envelope', 'complete'],
    ['payments', 'complete'],
    ['code-hosting', 'references'],
    ['own-envelope', 'references'],
    ['payments', 'references'],
    ['repeated-objects', 'references'],
    ['several-types-in-one-schema', 'references'],
    ['bank-items', 'references'],
  ])(
    'an installed package: nothing changes between the catalog %s and what was generated from it, with %s',
    async (name, eventSchemas) => {
      const folder = await temporaryFolder();
      const source = join(TEST_FOLDER, 'cases', name);
      await cp(join(source, 'schemas'), join(folder, 'schemas'), { recursive: true });
      const own = JSON.parse(await readFile(join(source, 'config.json'), 'utf8').catch(() => '{}'));
      const written = { schemas: 'schemas', eventSchemas, ...own, out: 'node_modules/@acme/events' };
      await writeTree(folder, {
        'hookschema.config.json': JSON.stringify({ ...written, package: { name: '@acme/events' } }),
      });
      expect((await runCommand(['generate'], folder)).exit).toBe(0);
      expect(await runCommand(['diff', 'npm:@acme/events'], folder)).toMatchObject({
        exit: 0,
        out: 'no change between npm:@acme/events and schemas\n',
      });
    },
  );

  test('an installed package: changes are the same, whether its schemas are complete or references', async () => {
    const owner = (more: object) => {
      const properties = { id: { type: 'string' }, login: { type: 'string' }, url: { type: 'string' } };
      return { type: 'object', required: ['id'], properties: { ...properties, ...more } };
    };
    const schemas = (paid: object, sent: object) =>
      schemaFiles({
        'order.paid.json': eventSchema('order.paid', { properties: { owner: owner(paid) } }),
        'order.sent.json': eventSchema('order.sent', { properties: { owner: owner(sent) } }),
        'order.lost.json': eventSchema('order.lost', { properties: { owner: owner({}) } }),
      });
    const changes = async (eventSchemas: string) => {
      const folder = await temporaryFolder();
      const own = { schemas: 'schemas', out: 'node_modules/@acme/events', eventSchemas };
      const config = JSON.stringify({ ...own, package: { name: '@acme/events' } });
      await writeTree(folder, { 'hookschema.config.json': config, ...schemas({}, {}) });
      expect((await runCommand(['generate'], folder)).exit).toBe(0);
      await writeTree(folder, schemas({ id: { type: 'integer' } }, { url: { minLength: 1 } }));
      const { out } = await runCommand(['diff', 'npm:@acme/events', '--reporter', 'json'], folder);
      const { diagnostics } = JSON.parse(out) as { diagnostics: readonly Record<string, unknown>[] };
      // Places in the files differ.
      return diagnostics.map(({ code, message, hint }) => [code, message, hint].join());
    };
    const [complete, references] = [await changes('complete'), await changes('references')];
    expect(references).toEqual(complete);
    expect(complete.join('\n')).toMatch(/order\.paid/);
    expect(complete.join('\n')).not.toContain('order.lost');
  });

  test('a catalog that a package ships', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      ...config('1.0.0'),
      ...MINOR,
      'node_modules/acme/package.json': '{ "name": "acme", "exports": { "./catalog": "./catalog.json" } }',
      'node_modules/acme/catalog.json': '{ "schemas": "schemas" }',
      ...inFolder('node_modules/acme', OLD),
    });
    expect((await runCommand(['diff', 'npm:acme/catalog'], folder)).out).toContain('/more is new');
  });

  test('a configuration, or a folder with one, with paths that are relative to the working directory', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      ...inFolder('a', { ...config('1.0.0'), ...OLD }),
      ...inFolder('b', { ...config('1.0.1'), ...MINOR }),
    });
    const { exit, out, err } = await runCommand(['diff', 'a', 'b/hookschema.config.json'], folder);
    expect(out).toMatch(/a\/schemas\/order\.json:\d+:\d+ -> b\/schemas\/order\.json/);
    expect(err).toContain('HS782');
    expect(exit).toBe(1);
  });

  test('a file', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'old.json': OLD['schemas/order.json'] ?? '',
      'new.json': MINOR['schemas/order.json'] ?? '',
    });
    expect((await runCommand(['diff', 'old.json', 'new.json'], folder)).out).toContain('/more is new');
  });

  test('reported as any catalog where its schemas have errors', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'old/a.json': '{ "type": ', 'new/a.json': '{}' });
    const { exit, err } = await runCommand(['diff', 'old', 'new'], folder);
    expect(exit).toBe(1);
    expect(err).toContain('old/a.json');
  });
});
