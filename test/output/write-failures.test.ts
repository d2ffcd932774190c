import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, DiagnosticError } from '../../generator/diagnostics/index.js';
import { MANIFEST } from '../../generator/output/manifest.js';
import { writeOutputs } from '../../generator/output/transaction.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { type FailingDisk, type Fault, failingDisk } from '../support/failing-disk.js';
import { REPOSITORY, readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { outputFiles, withManifest } from '../support/output-files.js';

const OLD: Tree = { 'index.js': 'old\n', 'types.js': 'old\n', 'gone/a.js': 'old\n' };
const NEW: Tree = {
  'index.js': 'new\n',
  'types.js': 'new\n',
  'events/a.js': 'new\n',
  'events/b/c.js': 'new\n',
};
const NEWER: Tree = {
  'index.js': 'newer\n',
  'types.js': 'new\n',
  'events/b/c.js': 'newer\n',
  'x.js': 'newer\n',
};

async function write(folder: string, tree: Tree, disk?: FailingDisk): Promise<readonly Diagnostic[]> {
  const wanted = [{ folder, label: 'out', files: outputFiles(tree), force: false }];
  try {
    await writeOutputs(wanted, { patience: 200, ...(disk && { system: disk.system }) });
    return [];
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}

/** A folder with an older output and an unmanaged file. */
async function oldFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'out');
  await write(folder, OLD);
  await writeTree(folder, { 'mine.txt': 'mine\n' });
  return folder;
}

/** The number of operations needed to write the new output into a folder. */
async function operationsOf(folder: string): Promise<number> {
  const disk = failingDisk({ at: Number.POSITIVE_INFINITY, code: '', lasting: 'once' });
  await write(folder, NEW, disk);
  return disk.operations;
}

const EVERY = await operationsOf(await oldFolder());
const moments = Array.from({ length: EVERY }, (_, at) => at);
const isWhole = (text: string | undefined): boolean => ['old\n', 'new\n', 'newer\n'].includes(text ?? '');

/** The files of the output, without the prepared files of a run. */
function visibleFiles(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([path]) => !path.startsWith('.hookschema/')));
}

describe('a failing disk', () => {
  test('has enough operations for these tests to be meaningful', () => {
    expect(EVERY).toBeGreaterThan(30);
  });

  const faults: readonly Omit<Fault, 'at'>[] = [
    { code: 'EIO', lasting: 'once' },
    { code: 'ENOSPC', lasting: 'writes' },
    { code: 'EROFS', lasting: 'writes' },
    { code: 'EDQUOT', lasting: 'once' },
    { code: 'EACCES', lasting: 'once' },
  ];
  test.each(faults)(
    'with $code ($lasting) at any operation gives a diagnostic, and every file is complete',
    async (fault) => {
      for (const at of moments) {
        const folder = await oldFolder();
        const before = await readTree(folder);
        const disk = failingDisk({ ...fault, at });
        const found = await write(folder, NEW, disk);
        const after = await readTree(folder);
        if (found.length === 0) {
          expect(visibleFiles(after)).toStrictEqual({ ...withManifest(NEW), 'mine.txt': 'mine\n' });
        } else {
          expect(['HS503', 'HS505', 'HS506']).toContain(found[0]?.code);
          for (const [path, text] of Object.entries(visibleFiles(after)))
            expect(path === 'mine.txt' || path === MANIFEST || isWhole(text)).toBe(true);
          const began = visibleFiles(after)['gone/a.js'] === undefined;
          if (!began && fault.lasting === 'writes') expect(after).toStrictEqual(before);
        }
        expect(await write(folder, NEWER)).toStrictEqual([]);
        expect(await readTree(folder)).toStrictEqual({ ...withManifest(NEWER), 'mine.txt': 'mine\n' });
      }
    },
  );

  test('leaves no new folder', async () => {
    for (const at of moments.slice(0, 20)) {
      const parent = await temporaryFolder();
      const disk = failingDisk({ at, code: 'ENOSPC', lasting: 'writes' });
      if ((await write(join(parent, 'a', 'out'), NEW, disk)).length === 0) continue;
      await expect(promisify(execFile)('find', [parent, '-mindepth', '1'])).resolves.toMatchObject({
        stdout: '',
      });
    }
  });
});

describe('a run whose process ends', () => {
  test('at any operation leaves complete files, and the next run ends with exactly the new output', async () => {
    for (const at of moments) {
      const folder = await oldFolder();
      const disk = failingDisk({ at, code: 'EIO', lasting: 'forever' });
      await write(folder, NEW, disk);
      await forgetOwner(folder);
      for (const [path, text] of Object.entries(visibleFiles(await readTree(folder))))
        expect(path === 'mine.txt' || path === MANIFEST || isWhole(text)).toBe(true);
      // The next run may have other schemas.
      const next = at % 2 === 0 ? NEWER : NEW;
      expect(await write(folder, next)).toStrictEqual([]);
      expect(await readTree(folder)).toStrictEqual({ ...withManifest(next), 'mine.txt': 'mine\n' });
    }
  });

  test('repeatedly can still be finished', async () => {
    const folder = await oldFolder();
    for (const at of moments) {
      const disk = failingDisk({ at: Math.floor(at / 2) + 15, code: 'EIO', lasting: 'forever' });
      await write(folder, at % 2 === 0 ? NEW : NEWER, disk);
      await forgetOwner(folder);
    }
    expect(await write(folder, NEW)).toStrictEqual([]);
    expect(await readTree(folder)).toStrictEqual({ ...withManifest(NEW), 'mine.txt': 'mine\n' });
  });
});

/** Rewrites the remaining lock for a process that does not exist. It was taken by this process, which still runs. */
async function forgetOwner(folder: string): Promise<void> {
  const lock = '.hookschema/lock';
  const text = (await readTree(folder))[lock];
  if (text === undefined || text === '') return;
  await writeTree(folder, { [lock]: JSON.stringify({ ...JSON.parse(text), pid: 2 ** 30 }) });
}

describe('the command line', () => {
  const BIN = join(REPOSITORY, 'dist/cli/bin.js');
  const GENERATE = `"${process.execPath}" "${BIN}" generate --schemas schemas --out generated`;

  async function shell(script: string, cwd: string): Promise<{ exit: number; err: string }> {
    try {
      const { stderr } = await promisify(execFile)('bash', ['-c', script], { cwd });
      return { exit: 0, err: stderr };
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      return { exit: code, err: stderr };
    }
  }

  test('reports a full disk and changes nothing', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
    // The maximum size of a file that may be written, in KiB.
    const { exit, err } = await shell(`ulimit -f 4; ${GENERATE}`, folder);
    expect({ exit, err }).toMatchObject({ exit: 1, err: expect.stringContaining('error HS505') });
    expect(Object.keys(await readTree(folder))).toStrictEqual(Object.keys(schemaFiles(GOOD_SCHEMAS)).sort());
  });

  test('reports a read-only folder and changes nothing, unless there is nothing to do', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
    expect(await shell(GENERATE, folder)).toMatchObject({ exit: 0 });
    const before = await readTree(folder);
    await chmod(join(folder, 'generated'), 0o555);
    expect(await shell(GENERATE, folder)).toMatchObject({ exit: 0 });
    await chmod(join(folder, 'generated'), 0o755);
    expect(await readTree(folder)).toStrictEqual(before);
  });
});
