import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';

/** Places and circumstances that must not leave a trace in the output. */
const CIRCUMSTANCES = [
  {
    folder: 'a',
    umask: 0o077,
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  },
  { folder: 'second copy/ünder', umask: 0o002, env: { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' } },
];

/**
 * Copies of the repository generate the same bytes from nothing, wherever and for whomever they do it.
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

/** Copies the repository and what npm has installed, but nothing that is made from it. @param {string} root @param {string} copy */
function copySources(root, copy) {
  const made = ['.git', 'dist', 'generated'].map((folder) => path.join(root, folder));
  cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !made.includes(source),
  });
}

/** The files that are in one of two folders alone, or not the same in both. @param {string} left @param {string} right */
function differences(left, right) {
  const [one, other] = [digests(left), digests(right)];
  const files = new Set([...one.keys(), ...other.keys()]);
  return [...files].filter((file) => one.get(file) !== other.get(file));
}

/** The SHA-256 of every file below a folder, by its path in there. @param {string} folder */
function digests(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => path.join(parentPath, name));
  const digest = (/** @type {string} */ file) =>
    createHash('sha256').update(readFileSync(file)).digest('hex');
  return new Map(paths.map((file) => [path.relative(folder, file), digest(file)]));
}
