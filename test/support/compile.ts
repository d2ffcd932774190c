import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A compiler's result for a program. */
export interface Compilation {
  readonly accepted: boolean;
  /** Everything that it printed, one diagnostic per line. */
  readonly output: string;
}

/** The absolute path of a file or folder that is given relative to the root of the repository. */
export function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The time limit for a test that waits for one compiler, in milliseconds. */
export const PATIENCE = 120_000;

/** Runs a compiler. @throws Error when it cannot be run, or fails for another reason than diagnostics */
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
