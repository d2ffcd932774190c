import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';

/** Folders and environments that must not influence the output. */
const CIRCUMSTANCES = [
  {
    folder: 'a',
    umask: 0o077,
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  },
  { folder: 'second copy/ünder', umask: 0o002, env: { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' } },
];

/**
 * Checks that copies of the repository generate the same bytes from scratch, in any folder and environment.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkSameBytes({ root, temp, step }) {
  for (const { folder, umask, env } of CIRCUMSTANCES) {
    const copy = path.join(temp, folder);
    const mask = umask.toString(8).padStart(3, '0');
    await step(`same bytes in ${folder}/, TZ=${env.TZ}, LANG=${env.LANG}, umask ${mask}`, async () => {
      copySources(root, copy);
      await run(['npm', 'run', 'generate'], { cwd: copy, env, umask });
      const different = ['dist', 'generated'].flatMap((output) =>
        differences(path.join(copy, output), path.join(root, output)),
      );
      assert.deepEqual(different, []);
    });
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Copies the repository and its installed packages, without build output. @param {string} root @param {string} copy */
function copySources(root, copy) {
  const made = ['.git', 'build', 'dist', 'generated'].map((folder) => path.join(root, folder));
  cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !made.includes(source),
  });
}

/** The files that are in one of two folders only, or differ. @param {string} left @param {string} right */
function differences(left, right) {
  const [one, other] = [digests(left), digests(right)];
  const files = new Set([...one.keys(), ...other.keys()]);
  return [...files].filter((file) => one.get(file) !== other.get(file));
}

/** The SHA-256 hash of every file below a folder, by relative path. @param {string} folder */
function digests(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => path.join(parentPath, name));
  const digest = (/** @type {string} */ file) =>
    createHash('sha256').update(readFileSync(file)).digest('hex');
  return new Map(paths.map((file) => [path.relative(folder, file), digest(file)]));
}
