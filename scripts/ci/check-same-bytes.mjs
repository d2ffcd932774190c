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
    await step(
      `same bytes in ${folder}/, TZ=${env.TZ}, LANG=${env.LANG}, umask ${umask.toString(8).padStart(3, '0')}`,
      async () => {
        const isLeftOut = (/** @type {string} */ name) => ['.git', 'dist', 'generated'].includes(name);
        cpSync(root, copy, {
          recursive: true,
          verbatimSymlinks: true,
          filter: (source) => !isLeftOut(path.relative(root, source)),
        });
        await run(['npm', 'run', 'generate'], { cwd: copy, env, umask });
        for (const output of ['dist', 'generated']) {
          assert.deepEqual(digests(path.join(copy, output)), digests(path.join(root, output)));
        }
      },
    );
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The SHA-256 of every file below a folder. @param {string} folder */
function digests(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => path.join(parentPath, name)).sort();
  const digest = (/** @type {string} */ file) =>
    createHash('sha256').update(readFileSync(file)).digest('hex');
  return Object.fromEntries(paths.map((file) => [path.relative(folder, file), digest(file)]));
}
