import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventSchema, schemaFiles } from '../support/catalogs.js';
import { TEST_FOLDER, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';
import { config, git, MAJOR, MINOR, OLD, repository } from '../support/versions.js';

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
    ['2.0.0-rc.1', '2.0.0', MAJOR, 0],
    ['2.0.1-rc.1', '2.0.1', OLD, 0],
    ['2.0.1-rc.1', '2.0.1', MINOR, 1],
    ['2.0.1-rc.1', '2.0.1', MAJOR, 1],
    ['2.0.1-rc.1', '2.1.0', MINOR, 0],
    ['2.0.1-rc.1', '3.0.0', MAJOR, 0],
    ['2.1.0-rc.1', '2.1.0', MINOR, 0],
    ['2.1.0-rc.1', '2.1.0', MAJOR, 1],
    ['2.1.0-rc.1', '2.1.0-rc.2', MINOR, 0],
    ['0.2.0-rc.1', '0.2.0', MAJOR, 0],
    ['0.2.1-rc.1', '0.2.1', MAJOR, 1],
    ['0.2.1-rc.1', '0.2.1', MINOR, 0],
    ['2.0.0-rc.1', '1.9.0', MAJOR, 1],
  ])('after the prerelease %s, for %s', async (before, version, now, expected) => {
    const folder = await repository({ ...config(version), ...now });
    git(folder, 'tag', `v${before}`);
    const { exit } = await runCommand(['diff', `git:v${before}`], folder);
    expect(exit).toBe(expected);
  });

  test('does not depend on a version that nobody has given', async () => {
    const none = (more: object = {}) => ({
      'hookschema.config.json': JSON.stringify({ schemas: 'schemas', out: 'out', ...more }),
    });
    const folder = await repository({ ...none(), ...OLD });
    expect((await runCommand(['generate'], folder)).exit).toBe(0);
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'two');
    await writeTree(folder, MAJOR);
    const { exit, out, err } = await runCommand(['diff', 'git:HEAD'], folder);
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    expect(out).not.toContain('0.0.0');
    await writeTree(folder, none({ guardVersion: 'git:HEAD' }));
    expect((await runCommand(['generate'], folder)).err).toContain('error HS784');
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

describe('two configurations', () => {
  const schemas = { 'schemas/order.json': JSON.stringify(eventSchema('order.paid')) };
  const version = (folder: string, more: object) =>
    Object.entries({
      ...schemas,
      'hookschema.config.json': JSON.stringify({ schemas: 'schemas', out: 'generated', ...more }),
    }).map(([path, text]) => [`${folder}/${path}`, text] as const);
  const signature = { header: 'x-signature', encoding: 'hex' };
  const byHeader = { discriminator: { header: 'x-event' }, events: { 'order.paid': 'order.json' } };

  test.each([
    [{ signature }, {}, 'the signature is in the header webhook-signature; it was in the header x-signature'],
    [
      { signature },
      { signature: { ...signature, prefix: 'v1=' } },
      'the signature in the header x-signature is written in another way',
    ],
    [{}, byHeader, 'the event type is in the header x-event; it was in /type'],
  ])('differ in what receivers look for: %j, then %j', async (before, now, message) => {
    const folder = await temporaryFolder();
    await writeTree(folder, Object.fromEntries([...version('old', before), ...version('new', now)]));
    const { out } = await runCommand(['diff', 'old', 'new', '--allow', 'major'], folder);
    expect(out).toMatch(/^major: .*\n(?:.*\n)* {2}receive {2}no\n/);
    expect(out).toContain(`\nrequests\n  major  HS759 ${message}\n`);
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
