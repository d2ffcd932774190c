import type { Catalog } from '../catalog/catalog.js';

/** A file to be written: its path below the output folder, with forward slashes, and its whole text. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Turns a catalog into files. An emitter is a pure function of the catalog: it reads no file, no clock and no
 * environment, never sees another emitter's output, and gives the same bytes for the same catalog.
 */
export interface Emitter {
  /** One word, for the summary: `types`. */
  readonly name: string;
  emit(catalog: Catalog): readonly OutputFile[] | Promise<readonly OutputFile[]>;
}
