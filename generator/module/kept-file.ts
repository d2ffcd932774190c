import type { OutputFile } from './output.js';

/** A file that an earlier run has written, and that is to stay as it is. Its content is read only when it is needed. */
export interface KeptFile extends OutputFile {
  readonly hash: string;
}

/** A file of which the hash is known. @param read gives its text */
export function keptFile(
  written: Omit<OutputFile, 'content'>,
  { hash, text }: { readonly hash: string; readonly text: () => string },
): KeptFile {
  return {
    ...written,
    hash,
    get content() {
      return text();
    },
  };
}

/** The hash of a file's text, where it is known. */
export function knownHashOf(file: OutputFile): string | undefined {
  return 'hash' in file && typeof file.hash === 'string' ? file.hash : undefined;
}
