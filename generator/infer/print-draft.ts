import type { DraftFile } from './drafted-event.js';

/** A file of a draft as text. */
export interface PrintedDraft {
  /** With forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** Prints the files of a draft as JSON. @param folder goes in front of their paths; empty for none */
export function printDraft(files: readonly DraftFile[], folder: string): readonly PrintedDraft[] {
  return files.map(({ path, schema }) => ({
    path: folder === '' ? path : `${folder}/${path}`,
    content: `${JSON.stringify(schema, null, 2)}\n`,
  }));
}
