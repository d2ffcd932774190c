import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What `--watch` prints when a run has ended. */
const DONE = 'watching for changes';

/** How long a run may take, in milliseconds. */
const LONGEST = 120_000;

/**
 * A process that watches a catalog.
 *
 * @typedef {object} Watching
 * @property {(edit: () => void) => Promise<number>} after makes an edit, and gives the time until the output has followed it,
 *   in milliseconds
 * @property {() => Promise<void>} end ends the process
 */

/**
 * Starts hookschema with `--watch` on a catalog, and waits for its first run.
 *
 * @param {import('./subject.mjs').Subject} subject
 * @returns {Promise<Watching>}
 * @throws {Error} when the process ends, or has not ended a run in time
 */
export async function startWatching({ folder, args }) {
  const child = spawn(process.execPath, [...args, '--watch'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit');
  let printed = '';
  let ended = () => {};
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    printed += text;
    if (printed.includes(DONE)) ended();
  });
  /** Waits until a run has ended that begins after this call. @returns {Promise<void>} */
  const run = () =>
    new Promise((resolve, reject) => {
      printed = '';
      const fail = (/** @type {string} */ what) => {
        clearTimeout(timer);
        reject(new Error(`hookschema generate --watch ${what}\n${printed.slice(-2000)}`));
      };
      const timer = setTimeout(() => fail('takes too long'), LONGEST);
      exit.then(() => fail('has ended'));
      ended = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  await run();
  return {
    after: async (edit) => {
      const start = performance.now();
      const done = run();
      edit();
      await done;
      return performance.now() - start;
    },
    end: async () => {
      child.kill('SIGINT');
      await exit;
    },
  };
}
