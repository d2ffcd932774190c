import { execFile } from 'node:child_process';
import { readFile, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../generator/output/file-system.js';
import { acquireLock } from '../generator/output/lock.js';
import { LOCK } from '../generator/output/output-folder.js';
import { diagnosticsOf, eventSchema, generateFrom, schemaFiles } from './support/catalogs.js';
import { REPOSITORY, readTree, temporaryFolder, writeTree } from './support/folders.js';

const OPTIONS = { label: 'out', files: nodeFileSystem, patience: 100 };
const DEAD = 2 ** 30;

describe('the lock of an output folder', () => {
  test('is held by one run at a time, and leaves no files', async () => {
    const folder = await temporaryFolder();
    const first = await acquireLock(folder, OPTIONS);
    expect(first.isHeld()).toBe(true);
    const found = await diagnosticsOf(acquireLock(folder, OPTIONS));
    expect(found).toMatchObject([
      {
        code: 'HS506',
        message: `another run (process ${process.pid}) is writing out`,
        hint: 'wait until it has finished; if no run is active, remove out/.hookschema/lock',
        file: 'out',
      },
    ]);
    const second = acquireLock(folder, { ...OPTIONS, patience: 10_000 });
    first.release();
    (await second).release();
    expect(await readTree(folder)).toStrictEqual({});
  });

  test.each<[string, object]>([
    ['is gone', { pid: DEAD, started: '', host: hostname(), token: 'x' }],
    [
      'has a process number that another process uses now',
      { pid: process.ppid, started: '1', host: hostname(), token: 'x' },
    ],
    [
      'is this process, which does not hold it',
      { pid: process.pid, started: '', host: hostname(), token: 'x' },
    ],
  ])('is taken over when its owner %s', async (_why, owner) => {
    const folder = await temporaryFolder();
    await writeTree(folder, { [LOCK]: JSON.stringify(owner) });
    const lock = await acquireLock(folder, OPTIONS);
    lock.release();
    expect(await readTree(folder)).toStrictEqual({});
  });

  test('of a running process is respected, and so is a recent one of another machine', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { [LOCK]: JSON.stringify({ pid: process.ppid, started: '', host: hostname() }) });
    expect(await diagnosticsOf(acquireLock(folder, OPTIONS))).toMatchObject([{ code: 'HS506' }]);
    await writeTree(folder, { [LOCK]: JSON.stringify({ pid: DEAD, started: '', host: 'elsewhere' }) });
    expect(await diagnosticsOf(acquireLock(folder, OPTIONS))).toMatchObject([
      { code: 'HS506', message: expect.stringContaining(`process ${DEAD} on elsewhere`) },
    ]);
    const anHourAgo = Date.now() / 1000 - 3600;
    await utimes(join(folder, LOCK), anHourAgo, anHourAgo);
    (await acquireLock(folder, OPTIONS)).release();
  });

  test('is not stale while it is being written', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { [LOCK]: '{"pid":' });
    expect(await diagnosticsOf(acquireLock(folder, OPTIONS))).toMatchObject([{ code: 'HS506' }]);
    const aMinuteAgo = Date.now() / 1000 - 60;
    await utimes(join(folder, LOCK), aMinuteAgo, aMinuteAgo);
    (await acquireLock(folder, OPTIONS)).release();
    expect(await readTree(folder)).toStrictEqual({});
  });

  test('is held by one run at a time even if many find a stale lock at once', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { [LOCK]: JSON.stringify({ pid: DEAD, started: '', host: hostname() }) });
    let inside = 0;
    const work = async (): Promise<void> => {
      const lock = await acquireLock(folder, { ...OPTIONS, patience: 10_000 });
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((done) => setTimeout(done, 2));
      expect(lock.isHeld()).toBe(true);
      inside -= 1;
      lock.release();
    };
    await Promise.all(Array.from({ length: 20 }, work));
    expect(await readTree(folder)).toStrictEqual({});
  });
});

test('simultaneous runs do not mix: the output is the complete output of one of them', {
  timeout: 60_000,
}, async () => {
  const sets = ['a', 'b'].map((name) => ({
    [`events/${name}.created.json`]: eventSchema(`${name}.created`),
    'events/both.json': eventSchema('both', { description: `As ${name} has it.` }),
  }));
  const wholes = await Promise.all(sets.map(async (schemas) => (await generateFrom(schemas)).files));
  const folder = await temporaryFolder();
  for (const [at, schemas] of sets.entries()) await writeTree(folder, schemaFiles(schemas, `schemas-${at}`));
  const run = (at: number) => {
    const args = ['generate', '--schemas', `schemas-${at}`, '--out', 'generated', '--name', '@acme/events'];
    return promisify(execFile)(process.execPath, [join(REPOSITORY, 'dist/cli/bin.js'), ...args], {
      cwd: folder,
    });
  };
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([run(0), run(1), run(0)]);
    const found = await readTree(join(folder, 'generated'));
    expect(wholes).toContainEqual(found);
    await expect(readFile(join(folder, 'generated', LOCK))).rejects.toThrow('ENOENT');
  }
});
