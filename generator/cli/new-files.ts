import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';

/** A file to write. */
export interface NewFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly content: string;
}

/**
 * Writes the files that do not exist yet.
 * @returns the paths of those that do
 * @throws DiagnosticError HS505 when one cannot be written
 */
export async function writeNew(folder: string, files: readonly NewFile[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { path, content } of files) {
    const file = resolve(folder, path);
    // Where a folder would be and a file is, Node says EEXIST as well.
    await mkdir(dirname(file), { recursive: true }).catch((error: unknown) => {
      throw unwritable(path, error);
    });
    try {
      await writeFile(file, content, { flag: 'wx' });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw unwritable(path, error);
      left.push(path);
    }
  }
  return left;
}

/** Replaces the content of a file. @throws DiagnosticError HS505 when it cannot be written */
export async function replaceContent(folder: string, { path, content }: NewFile): Promise<void> {
  await writeFile(resolve(folder, path), content).catch((error: unknown) => {
    throw unwritable(path, error);
  });
}

function unwritable(path: string, error: unknown): DiagnosticError {
  const message = `cannot be written: ${messageOf(error)}`;
  return new DiagnosticError([
    diagnostic('HS505', { message, hint: 'check the permissions' }, { file: path }),
  ]);
}
