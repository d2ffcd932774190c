import type { Terminal } from './terminal.js';

/** A line that shows the progress of long work, and is removed at the end. */
export interface Progress {
  /** Replaces the text of the line. Calls that come too soon after another do nothing. */
  show(text: string): void;
  /** Removes the line, so that something else can be written. */
  clear(): void;
}

/** In milliseconds. Work that is shorter than this shows no progress. */
const PATIENCE = 300;
const INTERVAL = 80;

/** A progress line on standard error. It shows nothing where standard error is not a terminal, and in CI. */
export function createProgress(terminal: Terminal, now: () => number = () => performance.now()): Progress {
  const { isInteractive, env } = terminal;
  const isWanted = isInteractive.stderr && (env.CI ?? '') === '' && env.TERM !== 'dumb';
  let next = now() + PATIENCE;
  let isShown = false;
  return {
    show(text) {
      if (!isWanted || now() < next) return;
      next = now() + INTERVAL;
      isShown = true;
      terminal.err(`\r${text}\u001b[K`);
    },
    clear() {
      if (isShown) terminal.err('\r\u001b[K');
      isShown = false;
    },
  };
}
