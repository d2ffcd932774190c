import type { Terminal } from '../../generator/cli/terminal.js';

/** A terminal that remembers what was written to it. */
export interface FakeTerminal extends Terminal {
  readonly stdout: string;
  readonly stderr: string;
}

/** A terminal in a folder, with an environment of its own. */
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
      // Nothing was piped into it.
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
