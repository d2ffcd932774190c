import { lstat, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';

/** A file whose text was read before, and how diagnostics name it. */
export interface KnownText {
  readonly file: string;
  /** Without a byte order mark, which stays. */
  readonly text: string;
}

/** The reason for which a file is left alone. */
export type NotReplaced = { readonly reason: string } | { readonly problem: Diagnostic };

/**
 * Replaces a file of the user's in one step, unless it has changed since it was read. Nothing is written through a link.
 * @param path absolute
 * @returns undefined for a file that was replaced; the problem is HS505, where the disk refuses
 */
export async function replaceText(
  path: string,
  known: KnownText,
  text: string,
): Promise<NotReplaced | undefined> {
  try {
    const { mode } = await lstat(path);
    const current = await readFile(path, 'utf8');
    const mark = current.startsWith('\uFEFF') ? '\uFEFF' : '';
    if (current !== mark + known.text) return { reason: 'it has just been changed' };
    await putInPlace(path, mark + text, mode);
    return undefined;
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return { problem: unwritable(known.file, error) };
  }
}

async function putInPlace(path: string, text: string, mode: number): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, text, { flag: 'wx', mode });
  try {
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function unwritable(file: string, error: unknown): Diagnostic {
  const message = `cannot be written: ${messageOf(error)}`;
  return diagnostic('HS505', { message, hint: 'check the disk space and the permissions' }, { file });
}
