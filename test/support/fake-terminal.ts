import type { Terminal } from '../../generator/cli/terminal.js';

/** A terminal that keeps the text written to it. */
export interface FakeTerminal extends Terminal {
  readonly stdout: string;
  readonly stderr: string;
}

/** Creates a terminal with a working directory and an environment. */
export function fakeTerminal(
  cwd: string,
  env: Terminal['env'] = {},
  more: Partial<Terminal> = {},
): FakeTerminal {
  const written = { stdout: '', stderr: '' };
  return {
    cwd,
    env,
    isInteractive: { stdin: false, stdout: false, stderr: false },
    async *input() {
      // Standard input is empty.
    },
    onStop: () => () => undefined,
    out: (text) => {
      written.stdout += text;
    },
    err: (text) => {
      written.stderr += text;
    },
    ...more,
    get stdout() {
      return written.stdout;
    },
    get stderr() {
      return written.stderr;
    },
  };
}
