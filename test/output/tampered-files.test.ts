import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cacheHit, runKey } from '../../generator/cache/run-cache.js';
import { type Diagnostic, DiagnosticError } from '../../generator/diagnostics/index.js';
import { type FileHashes, MANIFEST, manifestText, readManifest } from '../../generator/output/manifest.js';
import { JOURNAL, LOCK, NEW_JOURNAL, STAGED } from '../../generator/output/staging-folder.js';
import { writeOutputs } from '../../generator/output/transaction.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { outputFiles, withManifest } from '../support/output-files.js';
import { runCommand } from '../support/run-command.js';

/** Repeats a failure, which prints its own seed: `{ seed, path }`. */
const RUNS = { seed: 14, numRuns: 60 };

const OLD: Tree = { 'index.js': 'old\n', 'types.js': 'old\n', 'gone/a.js': 'old\n' };
const NEW: Tree = { 'index.js': 'new\n', 'types.js': 'new\n', 'events/a.js': 'new\n' };
const USERS: Tree = { 'mine.txt': 'mine\n', 'events/mine.txt': 'mine too\n' };
const ROUND_TRIP = fc.constantFrom('index.js', 'mine.txt', '../outside/mine.txt', '/etc/hosts', 'gone/a.js');

const hashes = new Map(Object.entries(OLD).map(([path]) => [path, 'x'.repeat(43)]));

/** A change of a text: bytes replaced, cut off or repeated, or another text of the same kind. */
const change = fc.oneof(
  fc.record({ at: fc.nat(2000), by: fc.string({ unit: 'binary', maxLength: 5 }), cut: fc.nat(40) }).map(
    ({ at, by, cut }) =>
      (text: string): string =>
        text.slice(0, at % (text.length + 1)) + by + text.slice((at % (text.length + 1)) + cut),
  ),
  fc.nat(2000).map(
    (at) =>
      (text: string): string =>
        text.slice(0, at % (text.length + 1)),
  ),
  fc.constant((text: string): string => text + text),
  fc
    .array(fc.tuple(fc.oneof(ROUND_TRIP, fc.constant('__proto__'), fc.string()), fc.jsonValue()))
    .map((entries) => (): string => JSON.stringify({ files: Object.fromEntries(entries) })),
  fc.jsonValue().map((value) => (): string => JSON.stringify(value)),
  fc.string({ unit: 'binary' }).map((text) => (): string => text),
);

async function write(folder: string, tree: Tree, force = false): Promise<readonly Diagnostic[]> {
  try {
    await writeOutputs([{ folder, label: 'out', files: outputFiles(tree), force }], { patience: 60 });
    return [];
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}

interface Folders {
  readonly folder: string;
  readonly outside: string;
}

/** A folder with an older output and with files of the user, beside another folder. */
async function oldFolder(): Promise<Folders> {
  const home = await temporaryFolder();
  const folder = join(home, 'out');
  await write(folder, OLD);
  await writeTree(folder, USERS);
  await writeTree(join(home, 'outside'), USERS);
  return { folder, outside: join(home, 'outside') };
}

/** Writes the new output over a tampered file. Then the user's files are unchanged, and --force repairs the rest. */
async function expectRepaired(
  { folder, outside }: Folders,
  codes: readonly string[],
  listed: FileHashes = new Map(),
): Promise<void> {
  const errors = (await write(folder, NEW)).filter(({ severity }) => severity === 'error');
  for (const { code } of errors) expect(codes).toContain(code);
  const left = await readTree(folder);
  expect(left).toMatchObject(USERS);
  expect(await readTree(outside)).toStrictEqual(USERS);
  const after = errors.length === 0 ? [] : await write(folder, NEW, true);
  expect(after.filter(({ severity }) => severity === 'error')).toStrictEqual([]);
  const repaired = await readTree(folder);
  // Without a manifest that lists it, the old file is taken for one of the user, and stays.
  const { 'gone/a.js': _gone, ...rest } = repaired;
  // A file that is listed is one of hookschema's, to --force, whatever has been written into it since.
  const users = Object.entries(USERS).filter(([path]) => errors.length === 0 || !listed.has(path));
  expect(rest).toStrictEqual({ ...withManifest(NEW), ...Object.fromEntries(users) });
  expect(await readTree(outside)).toStrictEqual(USERS);
}

test('A tampered manifest costs the user no file, and touches nothing outside', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(change, async (tamper) => {
      const { folder, outside } = await oldFolder();
      const text = await readFile(join(folder, MANIFEST), 'utf8');
      await writeFile(join(folder, MANIFEST), tamper(text));
      const codes = ['HS501', 'HS502', 'HS508'];
      await expectRepaired({ folder, outside }, codes, readManifest(tamper(text)));
    }),
    RUNS,
  );
});

test('A tampered journal costs the user no file, and touches nothing outside', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(change, fc.constantFrom(JOURNAL, NEW_JOURNAL), async (tamper, path) => {
      const { folder, outside } = await oldFolder();
      await writeTree(folder, {
        [path]: tamper(manifestText(hashes)),
        [`${STAGED}/index.js`]: 'half',
        'index.js': 'new\n',
      });
      const listed = readManifest(tamper(manifestText(hashes)));
      await expectRepaired({ folder, outside }, ['HS501', 'HS502'], listed);
      expect(await readdir(folder)).not.toContain('.hookschema');
    }),
    RUNS,
  );
});

test('A tampered lock is respected or taken over', { timeout: 60_000 }, async () => {
  const lock = JSON.stringify({ pid: 2 ** 30, started: '1', host: hostname(), token: 'x' });
  await fc.assert(
    fc.asyncProperty(change, async (tamper) => {
      const { folder, outside } = await oldFolder();
      await writeTree(folder, { [LOCK]: tamper(lock) });
      const anHourAgo = Date.now() / 1000 - 3600;
      await utimes(join(folder, LOCK), anHourAgo, anHourAgo);
      await expectRepaired({ folder, outside }, []);
    }),
    RUNS,
  );
});

test('A tampered cache is a cache without the entry', { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  const config = { schemas: 'schemas', out: 'generated', package: { name: '@acme/events' } };
  await writeTree(folder, { ...schemaFiles(GOOD_SCHEMAS), 'hookschema.config.json': JSON.stringify(config) });
  await runCommand(['generate'], folder);
  const cache = join(folder, 'node_modules/.cache/hookschema');
  const [name = ''] = await readdir(cache);
  const text = await readFile(join(cache, name), 'utf8');
  const key = runKey(folder, []);
  const whole = await cacheHit(folder, key);
  expect(whole).toMatchObject({ exit: 0 });
  const written = async (tampered: string) => {
    await writeFile(join(cache, name), tampered);
    return await cacheHit(folder, key);
  };
  await fc.assert(
    fc.asyncProperty(change, async (tamper) => {
      const found = await written(tamper(text));
      if (found !== undefined) expect(found).toStrictEqual(whole);
    }),
    RUNS,
  );
  await written(text.slice(9));
  expect(await runCommand(['generate'], folder)).toMatchObject({ exit: 0 });
  expect(await written(text)).toStrictEqual(whole);
});
