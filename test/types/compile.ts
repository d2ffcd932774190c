import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a compiler said about a program. */
export interface Compilation {
  readonly accepted: boolean;
  /** All that it printed, one diagnostic a line. */
  readonly output: string;
}

/** Absolute path of a file or folder, given from the root of the repository. */
export function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** How long a test may wait for one compiler, in milliseconds. */
export const PATIENCE = 120_000;

/** Runs a compiler. @throws Error when it cannot be run, or dies of anything but diagnostics */
export function compile(
  { script }: { readonly script: string },
  options: readonly string[],
): Promise<Compilation> {
  const args = [script, '--pretty', 'false', ...options];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { timeout: PATIENCE }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ accepted: error === null, output: `${stdout}${stderr}` });
    });
  });
}
