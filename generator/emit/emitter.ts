import type { Catalog } from '../catalog/catalog.js';
import type { Output, TargetName } from '../module/output.js';
import type { PrintingAids } from '../types/printer/print-declarations.js';
import type { BuiltInEmitter } from './built-in.js';
import type { CatalogV1, EventV1 } from './catalog-v1.js';
import type { KeptFiles } from './kept-files.js';

/** Packages by name, with the range of versions: `{ zod: '^4.0.0' }`. */
export type Packages = Readonly<Record<string, string>>;

/** The names in the output. */
export interface OutputNames {
  /** The npm name of the package: `@acme/events`. Undefined among sources, which have none. */
  readonly package: string | undefined;
  /**
   * The names of events, their guards, their validators and definitions, and the names that emitters reserve. An emitter
   * may use them again in its own modules, but an application that imports both must rename one.
   */
  readonly taken: ReadonlySet<string>;
}

/** More about a warning. */
export interface WarningDetails {
  /** The event that it is about: the warning then names the file of its schema. */
  readonly event?: EventV1;
  /** What the user can do. */
  readonly hint?: string;
}

/** What an emitter gets besides the catalog. */
export interface EmitContext<Options extends object = object> {
  /** The form of the output. */
  readonly target: TargetName;
  /** The options of the emitter's entry in the configuration; empty where it has none. */
  readonly options: Readonly<Partial<Options>>;
  /** The names of all emitters of this run. */
  readonly emitters: ReadonlySet<string>;
  readonly names: OutputNames;
  /** Shows a warning with the emitter's name. The output is written all the same; to prevent that, throw an error. */
  warn(message: string, details?: WarningDetails): void;
}

/**
 * Turns a catalog into modules and files. An emitter is a pure function of the catalog and its options: it reads no
 * file, no clock and no environment, and does not see the output of other emitters.
 */
export interface Emitter<Options extends object = object> {
  /** One word, for the configuration and for messages: `types`. */
  readonly name: string;
  /** The built-in emitters whose modules it imports: they run too, whether the configuration names them or not. */
  readonly needs?: readonly BuiltInEmitter[];
  /** Names that no event or definition may have, because a module of this emitter exports them. */
  readonly reserves?: readonly string[];
  /** Packages that the emitted code imports: `dependencies` of the emitted package. */
  readonly dependencies?: Packages;
  /** Packages that the emitted code shares with the application: `peerDependencies` of the emitted package. */
  readonly peerDependencies?: Packages;
  emit(catalog: CatalogV1, context: EmitContext<Options>): readonly Output[] | Promise<readonly Output[]>;
}

/**
 * A built-in emitter. It gets the catalog with the program's internals. The rest of its declaration is in `BUILT_IN`.
 */
export interface InternalEmitter {
  readonly name: BuiltInEmitter;
  /** True where its output has the texts of schemas. The others get a catalog without them. Default: false. */
  readonly hasTexts?: boolean;
  emit(catalog: Catalog, context: InternalContext): readonly Output[] | Promise<readonly Output[]>;
}

/** What a built-in emitter gets besides the catalog. */
export interface InternalContext extends EmitContext {
  /** The files of an earlier run. Undefined where nothing is known of one. */
  readonly kept?: KeptFiles;
  /**
   * Gives a part of the outputs: those of an earlier run, without their bodies, or new ones. Undefined where nothing is kept.
   * @param input everything that the part follows from, beside the emitter and the target
   */
  readonly part?: (input: string, make: () => readonly Output[]) => readonly Output[];
  /** Prints declarations of types in another thread. */
  readonly printApart?: PrintingAids['printApart'];
}

/** An emitter with its options, for the configuration: see `withOptions`. */
export interface EmitterWithOptions {
  readonly emitter: Emitter;
  readonly options: object;
}

/** An entry of `emitters` in the configuration. */
export type EmitterEntry = BuiltInEmitter | Emitter | EmitterWithOptions;

/** Gives an emitter its type, for editors and the compiler; returns it unchanged. */
export function defineEmitter<Options extends object = object>(emitter: Emitter<Options>): Emitter<Options> {
  return emitter;
}

/** An emitter with options, for `emitters` in the configuration: `withOptions(zod, { suffix: 'Schema' })`. */
export function withOptions<Options extends object>(
  emitter: Emitter<Options>,
  options: Readonly<Partial<Options>>,
): EmitterWithOptions {
  return { emitter, options };
}
