import type { Terminal } from './terminal.js';

/** A line that says how far a long work is, and is gone when it is done. */
export interface Progress {
  /** Shows a text in place of the one before, if it is time for another one. */
  show(text: string): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

/** Work that is shorter than this needs no progress, in milliseconds. */
const PATIENCE = 300;
const INTERVAL = 80;

/** A progress line on standard error: for a person at a terminal, and never in continuous integration. */
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
