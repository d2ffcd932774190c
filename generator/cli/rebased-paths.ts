import { isAbsolute, join } from 'node:path';
import { type Diagnostic, DiagnosticError, type Place } from '../diagnostics/index.js';
import { relativePath } from '../text/relative-path.js';

/**
 * Makes the paths of diagnostics relative to another folder. People see and click paths that are relative to the folder
 * in which they typed the command.
 * @param cwd the folder that the new paths are relative to, absolute
 * @param base the folder that the given paths are relative to, absolute
 */
export function rebasePaths(
  cwd: string,
  base: string,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (cwd === base) return diagnostics;
  const rebased = <P extends Place>(one: P): P => {
    if (one.file === undefined || isAbsolute(one.file) || /^https?:/i.test(one.file)) return one;
    return { ...one, file: relativePath(cwd, join(base, one.file)) };
  };
  return diagnostics.map((one) => ({
    ...rebased(one),
    ...(one.related && { related: one.related.map(rebased) }),
  }));
}

/**
 * Does some work. The paths in its diagnostics are relative to a folder.
 * @param cwd the working directory, absolute
 * @param base the folder, absolute
 * @throws DiagnosticError that of the work, with paths relative to the working directory
 */
export async function inFolder<T>(cwd: string, base: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    throw new DiagnosticError(rebasePaths(cwd, base, error.diagnostics));
  }
}
