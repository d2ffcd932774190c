import type { Catalog } from '../catalog/catalog.js';
import type { Statement } from './statement.js';

/** What the output is for: a package of `.js` and `.d.ts` to publish, or `.ts` to compile with an application. */
export type TargetName = 'package' | 'source';

/** A file to be written: its path below the output folder, with forward slashes, and its whole text. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
  /** The only target that has the file. Default: every target. */
  readonly only?: TargetName;
}

/** A module to be written in whatever form the target has: `.js` beside `.d.ts`, or one `.ts`. */
export interface OutputModule {
  /** Its path below the output folder, with forward slashes and without an extension: `events/order.created`. */
  readonly path: string;
  readonly statements: readonly Statement[];
  /** The only target that has the module. Default: every target. */
  readonly only?: TargetName;
}

/** What an emitter gives. */
export type Output = OutputFile | OutputModule;

/**
 * Turns a catalog into modules and files. An emitter is a pure function of the catalog: it reads no file, no clock and
 * no environment, never sees another emitter's output, and gives the same for the same catalog.
 */
export interface Emitter {
  /** One word, for the configuration and for messages: `types`. */
  readonly name: string;
  emit(catalog: Catalog): readonly Output[] | Promise<readonly Output[]>;
}
