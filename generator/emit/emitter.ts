import type { Catalog } from '../catalog/catalog.js';
import type { Statement } from '../module/statement.js';

/** What the output is for: a package of `.js` and `.d.ts` to publish, or `.ts` to compile with an application. */
export type TargetName = 'package' | 'source';

/** A built-in emitter. */
export type BuiltInEmitter =
  | 'types'
  | 'union'
  | 'validators'
  | 'guards'
  | 'all-errors'
  | 'fixtures'
  | 'events'
  | 'schemas';

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

/** What an emitter may know beside the catalog. */
export interface EmitContext {
  /** The names of all emitters of this run. */
  readonly emitters: ReadonlySet<string>;
}

/**
 * Turns a catalog into modules and files. An emitter is a pure function of the catalog: it reads no file, no clock and
 * no environment, never sees another emitter's output, and gives the same for the same catalog.
 */
export interface Emitter {
  /** One word, for the configuration and for messages: `types`. */
  readonly name: string;
  /** The emitters whose modules it imports: they run too, whether they were asked for or not. */
  readonly needs?: readonly BuiltInEmitter[];
  emit(catalog: Catalog, context: EmitContext): readonly Output[] | Promise<readonly Output[]>;
}
