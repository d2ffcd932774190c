import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { eventSchema, schemaFiles } from './support/catalogs.js';
import { TEST_FOLDER, type Tree, temporaryFolder, writeTree } from './support/folders.js';
import { runCommand } from './support/run-command.js';

const NOTE = { note: { type: 'string' } };
const OLD = schemaFiles({ 'order.json': eventSchema('order.paid', { properties: NOTE }) });
const MAJOR = schemaFiles({ 'order.json': eventSchema('order.paid') });
const MINOR = schemaFiles({
  'order.json': eventSchema('order.paid', { properties: { ...NOTE, more: { type: 'string' } } }),
});

function config(version: string, more: object = {}): Tree {
  const value = { schemas: 'schemas', out: 'out', package: { name: '@acme/events', version }, ...more };
  return { 'hookschema.config.json': JSON.stringify(value) };
}

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** A repository in which the old version is tagged, with a new version in the working tree. */
async function repository(now: Tree, folder = ''): Promise<string> {
  const root = await temporaryFolder();
  const inside = join(root, folder);
  await mkdir(inside, { recursive: true });
  git(root, 'init', '-q');
  await writeTree(inside, { ...config('1.0.0'), ...OLD });
  git(root, 'add', '.');
  git(root, 'commit', '-qm', 'one');
  git(root, 'tag', 'v1.0.0');
  await writeTree(inside, now);
  return inside;
}

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

  test.each(['code-hosting', 'own-envelope', 'payments'])(
    'an installed package: nothing changes between the catalog %s and what was generated from it',
    async (name) => {
      const folder = await temporaryFolder();
      const source = join(TEST_FOLDER, 'cases', name);
      await cp(join(source, 'schemas'), join(folder, 'schemas'), { recursive: true });
      const own = JSON.parse(await readFile(join(source, 'config.json'), 'utf8'));
      const written = { schemas: 'schemas', ...own, out: 'node_modules/@acme/events' };
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

  test('a catalog that a package ships', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      ...config('1.0.0'),
      ...MINOR,
      'node_modules/acme/package.json': '{ "name": "acme", "exports": { "./catalog": "./catalog.json" } }',
      'node_modules/acme/catalog.json': '{ "schemas": "schemas" }',
      ...Object.fromEntries(Object.entries(OLD).map(([path, text]) => [`node_modules/acme/${path}`, text])),
    });
    expect((await runCommand(['diff', 'npm:acme/catalog'], folder)).out).toContain('/more is new');
  });

  test('a configuration, or a folder with one, with paths that are relative to the working directory', async () => {
    const folder = await temporaryFolder();
    const inside = (name: string, tree: Tree): Tree =>
      Object.fromEntries(Object.entries(tree).map(([path, text]) => [`${name}/${path}`, text]));
    await writeTree(folder, {
      ...inside('a', { ...config('1.0.0'), ...OLD }),
      ...inside('b', { ...config('1.0.1'), ...MINOR }),
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

describe('the exit code', () => {
  test.each([
    ['1.0.0', MAJOR, 1],
    ['1.1.0', MAJOR, 1],
    ['2.0.0', MAJOR, 0],
    ['2.0.0-rc.1', MAJOR, 0],
    ['1.0.1', MINOR, 1],
    ['1.1.0', MINOR, 0],
    ['1.0.0', OLD, 0],
  ])('for the version %s', async (version, now, expected) => {
    const folder = await repository({ ...config(version), ...now });
    const { exit, err } = await runCommand(['diff', 'git:v1.0.0'], folder);
    expect({ exit, isReported: err.includes('HS782') }).toEqual({
      exit: expected,
      isReported: expected === 1,
    });
  });

  test.each([
    ['major', 0],
    ['minor', 1],
    ['patch', 1],
  ])('with --allow %s, whatever the versions are', async (level, expected) => {
    const folder = await repository({ ...config('2.0.0'), ...MAJOR });
    const { exit, err } = await runCommand(['diff', 'git:v1.0.0', '--allow', level], folder);
    expect({ exit, isReported: err.includes('HS783') }).toEqual({
      exit: expected,
      isReported: expected === 1,
    });
  });
});

describe('profiles', () => {
  const folder = join(TEST_FOLDER, 'diff/constraint-tightened');
  const removed = join(TEST_FOLDER, 'diff/property-removed');
  test.each([
    ['webhook-consumer', folder, 'minor'],
    ['strict', folder, 'major'],
    ['producer', folder, 'major'],
    ['webhook-consumer', removed, 'major'],
    ['producer', removed, 'minor'],
  ])('%s', async (profile, cwd, level) => {
    const { out } = await runCommand(['diff', 'old', 'new', '--profile', profile], cwd);
    expect(out).toMatch(new RegExp(`^${level}: `));
  });
});

describe('reporters', () => {
  const cwd = join(TEST_FOLDER, 'diff/value-added');

  test('json has the level, the answers and the changes with payload and places', async () => {
    const { out } = await runCommand(['diff', 'old', 'new', '--reporter', 'json'], cwd);
    const { result } = JSON.parse(out);
    expect(result).toMatchObject({
      level: 'major',
      answers: { receive: 'no', replay: 'yes', types: 'no' },
      old: { name: 'old', events: 1 },
    });
    expect(result.changes[0]).toMatchObject({
      code: 'HS755',
      level: 'major',
      events: ['subscription.updated'],
      path: '/data/status',
      payload: { type: 'subscription.updated', data: { status: 'paused' } },
      old: { file: 'old/events/subscription.updated.json', line: 15 },
      new: { file: 'new/events/subscription.updated.json', line: 15 },
    });
  });

  test('github shows what breaks beside the lines of the new version', async () => {
    const { out, err } = await runCommand(['diff', 'old', 'new', '--reporter', 'github'], cwd);
    expect(out).toMatch(
      /^::warning file=new\/events\/subscription\.updated\.json,line=15,col=9,title=HS755 /,
    );
    expect(err).toMatch(/^major: /);
  });

  test('sarif has a result for each change that breaks', async () => {
    const { out } = await runCommand(['diff', 'old', 'new', '--reporter', 'sarif'], cwd);
    const results: readonly { readonly ruleId: string }[] = JSON.parse(out).runs[0].results;
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['HS755', 'HS763']);
  });

  test('markdown escapes what schemas say', async () => {
    const folder = await temporaryFolder();
    const name = '<b>`x`|\n# title';
    await writeTree(folder, {
      ...schemaFiles({ 'a.json': eventSchema('a', { properties: { [name]: { type: 'string' } } }) }, 'old'),
      ...schemaFiles({ 'a.json': eventSchema('a') }, 'new'),
    });
    for (const more of [[], ['--changelog']]) {
      const { out } = await runCommand(['diff', 'old', 'new', '--reporter', 'markdown', ...more], folder);
      expect(out).toContain('is gone');
      expect(out).not.toMatch(/^# title/m);
      expect(out.replace(/(`+)[^`]?.*?\1/g, '')).not.toContain('<b>');
    }
  });

  test('--changelog prints an entry', async () => {
    const { out } = await runCommand(['diff', 'old', 'new', '--changelog'], cwd);
    expect(out).toMatch(
      /^## \[Unreleased\]\n\n### Breaking changes\n\n- `subscription\.updated`: `\/data\/status` may/,
    );
  });
});

describe('a wrong command line', () => {
  test.each([
    [['diff'], 'name the old version'],
    [['diff', 'a', 'b', 'c'], 'two versions at most'],
    [['diff', 'a', 'b', '--allow', 'none'], 'unknown level none'],
    [['diff', 'a', 'b', '--profile', 'x'], 'unknown profile x'],
  ])('%j', async (args, problem) => {
    const folder = await temporaryFolder();
    await writeTree(folder, { ...OLD, 'a/x.json': '{}', 'b/x.json': '{}' });
    const { exit, err } = await runCommand(args, folder);
    expect(exit).toBe(2);
    expect(err).toContain(problem);
  });
});

describe('guardVersion', () => {
  const guard = { guardVersion: 'git:v1.0.0' };

  test('refuses a change that is greater than the version says, and writes nothing', async () => {
    const folder = await repository({ ...config('1.1.0', guard), ...MAJOR });
    const { exit, err } = await runCommand(['generate'], folder);
    expect(exit).toBe(1);
    expect(err).toContain('HS782');
    expect(await readdir(folder)).not.toContain('out');
  });

  test('writes where the version rises enough', async () => {
    const folder = await repository({ ...config('2.0.0', guard), ...MAJOR });
    expect((await runCommand(['generate'], folder)).exit).toBe(0);
    expect((await runCommand(['generate', '--check'], folder)).exit).toBe(0);
  });

  test('has a profile, which diff uses too', async () => {
    const strict = { guardVersion: { since: 'git:v1.0.0', profile: 'producer' } };
    const folder = await repository({ ...config('1.1.0', strict), ...MAJOR });
    expect((await runCommand(['generate'], folder)).exit).toBe(0);
    expect((await runCommand(['diff', 'git:v1.0.0'], folder)).out).toContain('profile producer');
  });
});

test('a change of a definition that many events use is told once', async () => {
  const folder = await temporaryFolder();
  const files = (status: readonly string[]) => ({
    'status.json': { enum: status },
    ...Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((type) => [
        `${type}.json`,
        eventSchema(type, { properties: { status: { $ref: 'status.json' } } }),
      ]),
    ),
  });
  await writeTree(folder, { ...schemaFiles(files(['x']), 'old'), ...schemaFiles(files(['x', 'y']), 'new') });
  const { out } = await runCommand(['diff', 'old', 'new'], folder);
  expect(out.match(/HS763/g)).toHaveLength(1);
  expect(out).toContain('also in 4 other events');
  expect(out).toMatch(/old\/status\.json:\d+:\d+ -> new\/status\.json/);
});
