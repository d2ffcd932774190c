import type { Statement } from './statement.js';

/** The form of the output: a package of `.js` and `.d.ts` to publish, or `.ts` to compile with an application. */
export type TargetName = 'package' | 'source';

interface Written {
  /** The only target that gets it. Default: every target. */
  readonly only?: TargetName;
  /** The entry point of the package, such as `./validators` or `./events/*`. Default: none. */
  readonly entry?: string;
}

/** A file: its path in the output folder, with forward slashes, and its whole text. */
export interface OutputFile extends Written {
  readonly path: string;
  readonly content: string;
}

/** A module, which the target writes in its own form: `.js` and `.d.ts`, or one `.ts`. */
export interface OutputModule extends Written {
  /** Its path in the output folder, with forward slashes and without an extension: `events/order.created`. */
  readonly path: string;
  readonly statements: readonly Statement[];
}

/** What an emitter returns. */
export type Output = OutputFile | OutputModule;
