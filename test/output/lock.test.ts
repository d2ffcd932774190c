import { execFile } from 'node:child_process';
import { readFile, utimes } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../generator/output/file-system.js';
import { acquireLock } from '../../generator/output/lock.js';
import { LOCK } from '../../generator/output/staging-folder.js';
import { diagnosticsOf, eventSchema, generateFrom, schemaFiles } from '../support/catalogs.js';
import { REPOSITORY, readTree, temporaryFolder, writeTree } from '../support/folders.js';

const OPTIONS = { label: 'out', files: nodeFileSystem, patience: 100 };
const DEAD = 2 ** 30;

/** Makes the lock of a folder that many seconds old. */
async function agedBy(folder: string, seconds: number): Promise<void> {
  const then = Date.now() / 1000 - seconds;
  await utimes(join(folder, LOCK), then, then);
}

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
    // To the system, these mean groups of processes, which always exist.
    ['has the number 0', { pid: 0, started: '', host: hostname(), token: 'x' }],
    ['has the number -1', { pid: -1, started: '', host: hostname(), token: 'x' }],
    ['has half a number', { pid: 1.5, started: '', host: hostname(), token: 'x' }],
    ['has a number that no process can have', { pid: 2 ** 40, started: '', host: hostname(), token: 'x' }],
    ['has a number that is a text', { pid: '1', started: '', host: hostname(), token: 'x' }],
    ['is on no machine', { pid: process.ppid, started: '', token: 'x' }],
    ['is a list', []],
  ])('is taken over when its owner %s', async (_why, owner) => {
    const folder = await temporaryFolder();
    await writeTree(folder, { [LOCK]: JSON.stringify(owner) });
    await agedBy(folder, 60);
    const lock = await acquireLock(folder, OPTIONS);
    lock.release();
    expect(await readTree(folder)).toStrictEqual({});
  });

  test.each<[string, number, object]>([
    ['is from the future', -3600, { pid: process.ppid, started: '', host: hostname(), token: 'x' }],
    ['of another machine is from the future', -3600, { pid: 1, started: '', host: 'elsewhere', token: 'x' }],
    [
      'is older than the last start of the machine, where no start time can be compared',
      uptime() + 3600,
      { pid: process.ppid, started: '', host: hostname(), token: 'x' },
    ],
  ])('is taken over when it %s', async (_why, age, owner) => {
    const folder = await temporaryFolder();
    await writeTree(folder, { [LOCK]: JSON.stringify(owner) });
    await agedBy(folder, age);
    (await acquireLock(folder, OPTIONS)).release();
    expect(await readTree(folder)).toStrictEqual({});
  });

  test.each(['', '\0', 'null', '[', '{"pid":1}', '\ud800', '{"pid":1e999,"host":"x"}', 'x'.repeat(1 << 20)])(
    'is taken over when it is garbage (%#)',
    async (text) => {
      const folder = await temporaryFolder();
      await writeTree(folder, { [LOCK]: text });
      await agedBy(folder, 60);
      (await acquireLock(folder, OPTIONS)).release();
      expect(await readTree(folder)).toStrictEqual({});
    },
  );

  test('of a running process is respected, and so is a recent one of another machine', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { [LOCK]: JSON.stringify({ pid: process.ppid, started: '', host: hostname() }) });
    expect(await diagnosticsOf(acquireLock(folder, OPTIONS))).toMatchObject([{ code: 'HS506' }]);
    await writeTree(folder, { [LOCK]: JSON.stringify({ pid: DEAD, started: '', host: 'elsewhere' }) });
    expect(await diagnosticsOf(acquireLock(folder, OPTIONS))).toMatchObject([
      { code: 'HS506', message: expect.stringContaining(`process ${DEAD} on elsewhere`) },
    ]);
    await agedBy(folder, 3600);
    (await acquireLock(folder, OPTIONS)).release();
  });

  test('is not stale while it is being written', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { [LOCK]: '{"pid":' });
    expect(await diagnosticsOf(acquireLock(folder, OPTIONS))).toMatchObject([{ code: 'HS506' }]);
    await agedBy(folder, 60);
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

// Containers and sandboxes hide /proc. It takes user namespaces to simulate that.
const canHide = await promisify(execFile)('unshare', ['-rm', 'true']).then(
  () => true,
  () => false,
);
test.runIf(canHide)('hookschema works without /proc', { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  await writeTree(folder, schemaFiles({ 'a.json': eventSchema('a') }));
  await writeTree(folder, {
    [`generated/${LOCK}`]: JSON.stringify({ pid: DEAD, started: '7', host: hostname(), token: 'x' }),
  });
  const generate = `"${process.execPath}" "${join(REPOSITORY, 'dist/cli/bin.js')}" generate --schemas schemas --out generated`;
  const script = `mount -t tmpfs none /proc && ${generate} && ${generate} --check`;
  const { stdout } = await promisify(execFile)('unshare', ['-rm', 'sh', '-c', script], { cwd: folder });
  expect(stdout).toContain('1 event in generated');
  await expect(readFile(join(folder, 'generated', LOCK))).rejects.toThrow('ENOENT');
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
