import { Readable } from 'node:stream';
import { main } from '../../generator/cli/main.js';
import type { ExitCode, Terminal } from '../../generator/cli/terminal.js';
import { fakeTerminal } from './fake-terminal.js';

/** The exit status of a command, and the text that it wrote. */
export interface Ran {
  readonly exit: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line of hookschema in this process. */
export async function runCommand(
  args: readonly string[],
  cwd: string,
  { env = {}, stdin = '' }: { readonly env?: Terminal['env']; readonly stdin?: string } = {},
): Promise<Ran> {
  const terminal = fakeTerminal(cwd, env, { input: () => Readable.from([Buffer.from(stdin)]) });
  const exit = await main(args, terminal);
  return { exit, out: terminal.stdout, err: terminal.stderr };
}
