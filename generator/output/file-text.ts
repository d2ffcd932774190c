import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { once } from '../schema/memoize.js';
import { hashOf } from './text-hash.js';

/** The text of a file, which is read when it is needed first. */
export interface FileText {
  /** @throws DiagnosticError HS501 when the file no longer has the text with the hash */
  readonly text: () => string;
  /** The hash of the text, where it is known without reading the file. */
  readonly hash?: string;
}

/** A text that has been read. */
export function knownText(text: string): FileText {
  return { text: () => text };
}

/**
 * The text of a file whose hash is known.
 * @param read reads the file
 * @param file as diagnostics write it
 */
export function textWithHash(hash: string, read: () => string, file: string): FileText {
  const text = once(() => {
    const found = read();
    if (hashOf(found) !== hash) throw new DiagnosticError([diagnostic('HS501', CHANGED, { file })]);
    return found;
  });
  return { hash, text };
}

/** What is wrong with a file that is edited while it is compared. */
export const CHANGED = { message: 'this file was changed while hookschema was running', hint: 'run again' };
