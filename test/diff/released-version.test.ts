import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isHigher } from '../../generator/output/released-version.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

describe('A version is higher', () => {
  // Each is higher than the one before it: the order of semver.org, rule 11.
  const ORDER = [
    ...['0.9.0', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2'],
    ...['1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.2', '1.0.11', '1.10.0', '11.0.0'],
  ];
  test.each(ORDER.slice(1).map((version, at) => [version, ORDER[at] ?? '']))('%s than %s', (one, other) => {
    expect([isHigher(one, other), isHigher(other, one), isHigher(one, one)]).toStrictEqual([
      true,
      false,
      false,
    ]);
  });
  test('never where one of them is not a semantic version', () => {
    expect([
      isHigher('latest', '1.0.0'),
      isHigher('2.0.0', 'x'),
      isHigher('1.0.0+b', '1.0.0+a'),
    ]).toStrictEqual([false, false, false]);
  });
});

/** A project with a package of one event, generated. */
async function released(info: object) {
  const folder = await temporaryFolder();
  const config = (of: object): string => JSON.stringify({ schemas: 'schemas', out: 'out', package: of });
  const event = (extra: object): string =>
    JSON.stringify({ type: 'object', properties: { type: { const: 'a.b' }, ...extra } });
  await writeTree(folder, { 'hookschema.config.json': config(info), 'schemas/a.json': event({}) });
  const run = (...args: string[]) => runCommand(['generate', ...args], folder);
  await run();
  const file = join(folder, 'out', 'package.json');
  const text = () => readFile(file, 'utf8');
  return {
    folder,
    run,
    configure: (of: object) => writeTree(folder, { 'hookschema.config.json': config(of) }),
    extend: (extra: object) => writeTree(folder, { 'schemas/a.json': event(extra) }),
    manifest: async () => JSON.parse(await text()),
    release: async (version: string) =>
      writeFile(file, `${JSON.stringify({ ...JSON.parse(await text()), version }, null, 2)}\n`),
  };
}

describe('A release tool', () => {
  test('may raise the version and write a changelog, without a diagnostic', async () => {
    const { folder, run, release, manifest, extend } = await released({
      name: '@acme/events',
      version: '1.0.0',
    });
    await release('1.1.0');
    await writeTree(folder, { 'out/CHANGELOG.md': '# 1.1.0\n' });
    expect(await run('--check')).toMatchObject({ exit: 0, err: expect.stringMatching(/up to date/) });
    expect(await run()).toMatchObject({ exit: 0, err: '' });
    await extend({ x: { type: 'string' } });
    expect(await run()).toMatchObject({ exit: 0, err: '' });
    expect(await manifest()).toMatchObject({ version: '1.1.0' });
  });

  test('gives way to a higher version in the configuration', async () => {
    const { run, release, manifest, configure } = await released({ version: '1.0.0' });
    await release('1.1.0');
    await configure({ version: '2.0.0' });
    expect(await run()).toMatchObject({ exit: 0, err: '' });
    expect(await manifest()).toMatchObject({ version: '2.0.0' });
  });

  test('may not lower the version, and any other change is an edit', async () => {
    const { run, release, folder } = await released({ version: '1.1.0' });
    await release('1.0.0');
    expect(await run('--check')).toMatchObject({ exit: 1 });
    const file = join(folder, 'out', 'package.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"module"', '"commonjs"'));
    expect(await run()).toMatchObject({ exit: 1, err: expect.stringContaining('HS501') });
  });
});

describe("The emitted package's manifest", () => {
  test('has no publishConfig and is not private, unless the configuration says so', async () => {
    const { manifest, configure, run } = await released({ name: 'events' });
    expect(Object.keys(await manifest())).not.toContain('publishConfig');
    expect(Object.keys(await manifest())).not.toContain('private');
    await configure({ private: true, publishConfig: { access: 'restricted', provenance: true } });
    await run();
    expect(await manifest()).toMatchObject({
      private: true,
      publishConfig: { access: 'restricted', provenance: true },
    });
  });

  test.each([
    ['git+https://example.com/a/b.git', { type: 'git', url: 'git+https://example.com/a/b.git' }],
    ['github:acme/events', 'github:acme/events'],
    ['acme/events', 'acme/events'],
    [
      { type: 'git', url: 'https://example.com/a.git', directory: 'packages/events' },
      { type: 'git', url: 'https://example.com/a.git', directory: 'packages/events' },
    ],
    [
      { url: 'acme/events', directory: 'x' },
      { type: 'git', url: 'acme/events', directory: 'x' },
    ],
  ])('has the repository %j', async (repository, written) => {
    const { manifest } = await released({ repository });
    expect((await manifest()).repository).toStrictEqual(written);
  });
});
