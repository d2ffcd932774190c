import type { Catalog } from '../catalog/catalog.js';
import type { Output, TargetName } from '../module/output.js';
import type { BuiltInEmitter } from './built-in.js';
import type { CatalogV1, EventV1 } from './catalog-v1.js';

/** Packages by name, with the versions that are wanted: `{ zod: '^4.0.0' }`. */
export type Packages = Readonly<Record<string, string>>;

/** The names in the output. */
export interface OutputNames {
  /** What an application imports the package as: `@acme/events`. Undefined among sources, which have no such name. */
  readonly package: string | undefined;
  /**
   * Every name that is taken: those of events, their guards and validators, of definitions, and those that emitters
   * reserve. In modules of its own an emitter may use them again, but an application that imports both has to rename one.
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

/** What an emitter may know beside the catalog. */
export interface EmitContext<Options extends object = object> {
  /** The form of the output. */
  readonly target: TargetName;
  /** The options of the emitter's entry in the configuration; empty where it has none. */
  readonly options: Readonly<Partial<Options>>;
  /** The names of all emitters of this run. */
  readonly emitters: ReadonlySet<string>;
  readonly names: OutputNames;
  /** Shows a warning with the emitter's name. Everything is written all the same; to stop that, throw an error. */
  warn(message: string, details?: WarningDetails): void;
}

/** What every emitter says of itself. */
interface EmitterProperties {
  /** One word, for the configuration and for messages: `types`. */
  readonly name: string;
  /** The built-in emitters whose modules it imports: they run too, whether the configuration names them or not. */
  readonly needs?: readonly BuiltInEmitter[];
  /** Names that no event and no definition may have, because this emitter's modules have them beside those. */
  readonly reserves?: readonly string[];
  /** Packages that the emitted code imports and that nobody else has to know: `dependencies` of the package. */
  readonly dependencies?: Packages;
  /** Packages that the application brings along: `peerDependencies` of the package. */
  readonly peerDependencies?: Packages;
}

/**
 * Turns a catalog into modules and files. An emitter is a pure function of the catalog and its options: it reads no
 * file, no clock and no environment, never sees another emitter's output, and gives the same for the same catalog.
 */
export interface Emitter<Options extends object = object> extends EmitterProperties {
  emit(catalog: CatalogV1, context: EmitContext<Options>): readonly Output[] | Promise<readonly Output[]>;
}

/** A built-in emitter: it has the catalog with all that the program knows of it. */
export interface InternalEmitter extends EmitterProperties {
  readonly name: BuiltInEmitter;
  emit(catalog: Catalog, context: EmitContext): readonly Output[] | Promise<readonly Output[]>;
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
