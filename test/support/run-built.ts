import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { REPOSITORY } from './folders.js';

/** The exit status of a program, and what it wrote. */
export interface Finished {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in a process of its own: threads and what is kept on disk need the built files. */
export function runBuilt(
  args: readonly string[],
  cwd: string,
  { stdin, node = [] }: { readonly stdin?: Uint8Array; readonly node?: readonly string[] } = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [...node, join(REPOSITORY, 'dist/cli/bin.js'), ...args], { cwd });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) =>
      resolve({ exit, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}
