import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { writeOutputs } from '../../generator/output/transaction.js';
import { REPOSITORY, readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { outputFiles, withManifest } from '../support/output-files.js';

const OLD: Tree = { 'index.js': 'old\n', 'types.js': 'old\n', 'gone/a.js': 'old\n' };
const NEW: Tree = { 'index.js': 'new\n', 'types.js': 'new\n', 'events/a.js': 'new\n' };
const USERS: Tree = { 'mine.txt': 'mine\n', 'gone/mine.txt': 'mine\n' };

async function oldFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'out');
  await writeOutputs([{ folder, label: 'out', files: outputFiles(OLD), force: false }]);
  await writeTree(folder, USERS);
  return folder;
}

/** Writes the new output in a process that kills itself at a step. Returns what it printed, or the signal. */
async function writeAndDie(folder: string, step: number): Promise<string> {
  const script = join(REPOSITORY, 'test/support/die-at.mjs');
  const args = [script, folder, JSON.stringify(NEW), `${step}`];
  const run = promisify(execFile)(process.execPath, args, { timeout: 30_000 });
  return run.then(
    ({ stdout }) => stdout,
    ({ signal }: { signal: string }) => signal,
  );
}

// `test/output/write-failures.test.ts` simulates the same with a disk that fails, at the same operations.
test('A process killed after each step that changes the disk leaves whole files, and the next run finishes', {
  timeout: 180_000,
}, async () => {
  const steps = Number(await writeAndDie(await oldFolder(), -1));
  expect(steps).toBeGreaterThan(20);
  const seen = new Set<string>();
  for (let step = 0; step < steps; step += 1) {
    const folder = await oldFolder();
    expect(await writeAndDie(folder, step)).toBe('SIGKILL');
    const left = await readTree(folder);
    const visible = Object.entries(left).filter(([path]) => !path.startsWith('.hookschema/'));
    for (const [path, text] of visible)
      expect([OLD, NEW, USERS, withManifest(OLD), withManifest(NEW)].map((tree) => tree[path])).toContain(
        text,
      );
    expect(left).toMatchObject(USERS);
    seen.add(visible.map(([path, text]) => `${path}:${text.length > 9 ? text.length : text}`).join());
    await writeOutputs([{ folder, label: 'out', files: outputFiles(NEW), force: false }]);
    expect(await readTree(folder)).toStrictEqual({ ...withManifest(NEW), ...USERS });
  }
  // Kills between the renames, not only before the first and after the last.
  expect(seen.size).toBeGreaterThanOrEqual(5);
});
