import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { cacheStore } from '../../generator/cache/cache-store.js';
import { fingerprintOf } from '../../generator/cache/fingerprint.js';
import { runKey } from '../../generator/cache/run-cache.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';
import { makeSpecial, type Special } from '../support/special-files.js';

const BIN = join(REPOSITORY, 'dist/cli/bin.js');

/** A command line in a process that is ended after half a minute. */
async function hookschema(cwd: string, ...args: readonly string[]) {
  return promisify(execFile)(process.execPath, [BIN, ...args], { cwd, timeout: 30_000 }).then(
    ({ stdout, stderr }) => ({ exit: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      exit: code,
      out: stdout,
      err: stderr,
    }),
  );
}

async function project(): Promise<string> {
  const folder = await temporaryFolder();
  await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
  return folder;
}

describe('What is not a file is refused as', { timeout: 120_000 }, () => {
  test.each<[Special, string]>([
    ['FIFO', 'it is a FIFO, not a file; to read it, pass it as standard input'],
    ['device', 'it is a device, not a file'],
    ['folder', 'it is a folder, not a file'],
    ['socket', 'it is a socket, not a file'],
  ])('a payload: a %s', async (kind, message) => {
    const folder = await project();
    await makeSpecial(kind, join(folder, 'payload'));
    const { exit, err } = await hookschema(folder, 'validate', '--schemas', 'schemas', 'payload');
    expect({ exit, err }).toMatchObject({
      exit: 1,
      err: expect.stringContaining(`HS714: cannot be read: ${message}`),
    });
  });

  test.each<[Special]>([['FIFO'], ['folder'], ['device']])('the configuration: a %s', async (kind) => {
    const folder = await project();
    await makeSpecial(kind, join(folder, 'my.config.json'));
    const { exit, err } = await hookschema(folder, 'generate', '--config', 'my.config.json');
    expect({ exit, err }).toMatchObject({ exit: 1, err: expect.stringContaining('HS601') });
  });

  test('the package.json of init, and its samples', async () => {
    const folder = await temporaryFolder();
    await makeSpecial('FIFO', join(folder, 'package.json'));
    expect(await hookschema(folder, 'init')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('HS721'),
    });
    await rm(join(folder, 'package.json'));
    await writeTree(folder, { 'package.json': '{}' });
    await makeSpecial('FIFO', join(folder, 'sample.json'));
    const { exit, err } = await hookschema(folder, 'init', '--sample', 'sample.json');
    expect({ exit, err }).toMatchObject({ exit: 1, err: expect.stringContaining('HS722') });
  });
});

test('Payloads from a shell, which are FIFOs without a name on the disk, are read', {
  timeout: 60_000,
}, async () => {
  const folder = await project();
  const validate = `"${process.execPath}" "${BIN}" validate --schemas schemas`;
  const script = `${validate} <(echo '{"type":"order.deleted"}')`;
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, timeout: 30_000 });
  expect(stdout).toContain('1 payload: 1 valid');
});

describe('A cache entry', { timeout: 120_000 }, () => {
  const GENERATE = ['generate', '--schemas', 'schemas', '--out', 'generated'];

  test('that is a FIFO is not used', async () => {
    const folder = await project();
    await mkdir(join(folder, 'node_modules'));
    await hookschema(folder, ...GENERATE);
    const cache = join(folder, 'node_modules/.cache/hookschema');
    const [name = ''] = await readdir(cache);
    await rm(join(cache, name));
    await makeSpecial('FIFO', join(cache, name));
    const { exit, out } = await hookschema(folder, ...GENERATE);
    expect({ exit, out }).toMatchObject({ exit: 0, out: expect.stringContaining('unchanged') });
  });

  test('is not written through a link', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'node_modules/.cache/hookschema'), { recursive: true });
    await writeTree(folder, { 'mine.txt': 'mine\n' });
    const store = () => {
      const outcome = { exit: 0, out: '', result: null, diagnostics: [] } as const;
      const run = { key: runKey(folder, []), roots: [], outputs: [], outcome };
      return cacheStore(folder, run, { roots: [], before: ' 2166136261 2654435769', read: [] });
    };
    store();
    const cache = join(folder, 'node_modules/.cache/hookschema');
    const [name = ''] = await readdir(cache);
    await symlink(join(folder, 'mine.txt'), join(cache, `${name}.${process.pid}`));
    store();
    expect(await readFile(join(folder, 'mine.txt'), 'utf8')).toBe('mine\n');
    expect(await readdir(cache)).toStrictEqual([name]);
  });
});

describe('A path that no file can be', { timeout: 60_000 }, () => {
  test.each<[string, string]>([
    ['a link to itself', 'loop'],
    ['a name that is too long', 'x'.repeat(300)],
    ['a name with NUL', 'a\0b'],
  ])('is reported as schemas and as output: %s', async (_what, path) => {
    const folder = await project();
    await symlink('loop', join(folder, 'loop'));
    const asSchemas = await runCommand(['generate', '--schemas', path, '--out', 'out'], folder);
    expect(asSchemas).toMatchObject({ exit: 1, err: expect.stringContaining('error HS101') });
    const asOutput = await runCommand(['generate', '--schemas', 'schemas', '--out', path], folder);
    expect(asOutput).toMatchObject({ exit: 1, err: expect.stringContaining('error HS503') });
  });

  test('does not hide changes of the files beside it from the cache', () => {
    return expect(fingerprintsAround()).resolves.toSatisfy(({ before, after }) => before !== after);
  });
});

/** The fingerprints of a folder with a link to itself, before and after a change of a file that comes later. */
async function fingerprintsAround() {
  const folder = await temporaryFolder();
  await symlink('loop', join(folder, 'loop'));
  await writeTree(folder, { 'z.json': '{}' });
  const before = fingerprintOf([folder]);
  await writeTree(folder, { 'z.json': '{ }' });
  return { before, after: fingerprintOf([folder]) };
}
