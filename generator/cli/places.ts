import { isAbsolute, join } from 'node:path';
import { type Diagnostic, DiagnosticError } from '../diagnostics/index.js';
import { relativePath } from '../text/relative-path.js';

/**
 * Diagnostics whose files are told from one folder, told from another: what a person sees, and clicks on, is told from
 * the folder in which they typed the command.
 */
export function toldFrom(
  cwd: string,
  base: string,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (cwd === base) return diagnostics;
  return diagnostics.map((one) => {
    if (one.file === undefined || isAbsolute(one.file)) return one;
    return { ...one, file: relativePath(cwd, join(base, one.file)) };
  });
}

/** Does some work in a folder. @throws DiagnosticError the one of the work, its files told from the working directory */
export async function inFolder<T>(cwd: string, base: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    throw new DiagnosticError(toldFrom(cwd, base, error.diagnostics));
  }
}
