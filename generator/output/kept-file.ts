import type { OutputFile } from '../module/output.js';

/** A file that an earlier run has written, and that is to stay as it is. Its content is read only when it is needed. */
export interface KeptFile extends OutputFile {
  readonly hash: string;
}

/** A file of which the hash is known. @param read gives its text */
export function keptFile(path: string, hash: string, read: () => string): KeptFile {
  return {
    path,
    hash,
    get content() {
      return read();
    },
  };
}

/** The hash of a file's text, where it is known. */
export function knownHashOf(file: OutputFile): string | undefined {
  return 'hash' in file && typeof file.hash === 'string' ? file.hash : undefined;
}
