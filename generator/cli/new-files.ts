import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';

/** A file to create. */
export interface NewFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly content: string;
}

/** Writes the files that do not exist yet. @returns the paths of those that do */
export async function writeNew(folder: string, files: readonly NewFile[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { path, content } of files) {
    const file = resolve(folder, path);
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { flag: 'wx' });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw unwritable(path, error);
      left.push(path);
    }
  }
  return left;
}

function unwritable(path: string, error: unknown): DiagnosticError {
  const message = `cannot be written: ${messageOf(error)}`;
  return new DiagnosticError([
    diagnostic('HS505', { message, hint: 'check the permissions' }, { file: path }),
  ]);
}
