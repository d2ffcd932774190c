import { isatty } from 'node:tty';
import { startEmitThread } from '../threads/emit-thread.js';
import { main } from './main.js';
import type { ExitCode, Terminal } from './terminal.js';

/** The terminal of this process. Only this file and `bin.ts` use `process` as a terminal. */
const terminal: Terminal = {
  cwd: process.cwd(),
  env: process.env,
  isInteractive: {
    get stdin() {
      return isatty(0);
    },
    get stdout() {
      return isatty(1);
    },
    get stderr() {
      return isatty(2);
    },
  },
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => process.stdin,
  onStop(stop) {
    process.once('SIGINT', stop).once('SIGTERM', stop);
    return () => process.off('SIGINT', stop).off('SIGTERM', stop);
  },
  startThread: startEmitThread,
};

/**
 * Runs the command line of this process.
 * @param hasMissed whether the cache has nothing for this run
 */
export function run(hasMissed: boolean): Promise<ExitCode> {
  return main(process.argv.slice(2), { ...terminal, hasMissed });
}
