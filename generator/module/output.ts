import type { Statement } from './statement.js';

/** What the output is for: a package of `.js` and `.d.ts` to publish, or `.ts` to compile with an application. */
export type TargetName = 'package' | 'source';

interface Written {
  /** The only target that has it. Default: every target. */
  readonly only?: TargetName;
  /** Under what a package exports it, such as `./validators` or `./events/*`. Default: not at all. */
  readonly entry?: string;
}

/** A file to be written: its path below the output folder, with forward slashes, and its whole text. */
export interface OutputFile extends Written {
  readonly path: string;
  readonly content: string;
}

/** A module to be written in whatever form the target has: `.js` beside `.d.ts`, or one `.ts`. */
export interface OutputModule extends Written {
  /** Its path below the output folder, with forward slashes and without an extension: `events/order.created`. */
  readonly path: string;
  readonly statements: readonly Statement[];
}

/** What an emitter gives. */
export type Output = OutputFile | OutputModule;
