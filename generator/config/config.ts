import type { BuiltInEmitter, Emitter, TargetName } from '../emit/emitter.js';
import type { ImportExtension } from '../target/source-target.js';
import { withCurrentNames } from './renamed-options.js';

/** What `hookschema.config.*` holds: one catalog, or several that are generated together or not at all. */
export type HookschemaConfig = CatalogConfig | CatalogsConfig;

/** Several catalogs, each with an output folder of its own. */
export interface CatalogsConfig {
  /** For editors: `./node_modules/hookschema/config.schema.json`. */
  readonly $schema?: string;
  readonly catalogs: readonly CatalogConfig[];
}

/** One catalog of events. Paths are relative to the configuration file's folder. */
export interface CatalogConfig {
  /** For editors: `./node_modules/hookschema/config.schema.json`. */
  readonly $schema?: string;
  /** Where the schemas are: a folder, `schemas`, of which every file is read, or one or several globs. */
  readonly schemas?: string | readonly string[];
  /** The folder that no `$ref` may leave. Default: the folder that all globs have in common. */
  readonly root?: string;
  /** A catalog that an npm package ships, instead of schemas of your own: `hookschema/catalogs/scalekit`. */
  readonly from?: string;
  /** The events to generate: types, or patterns such as `organization.*`, in which `*` is any text. Default: all. */
  readonly include?: readonly string[];
  /** The events to leave out, in the same form. */
  readonly exclude?: readonly string[];
  /** The folder to write: `generated`. */
  readonly out: string;
  /** `package`: `.js` and `.d.ts` to publish. `source`: `.ts` to compile with an application. Default: `package`. */
  readonly target?: TargetName;
  /** How relative imports end in target `source`. Default: what the nearest `tsconfig.json` asks for. */
  readonly importExtension?: ImportExtension;
  /** What to emit: built-in emitters by name, and your own. What one needs comes along. Default: all built-in ones. */
  readonly emitters?: readonly (BuiltInEmitter | Emitter)[];
  /** Makes unknown keywords and unknown formats errors. Default: false. */
  readonly strict?: boolean;
  /** How a request says which event it carries. A string is a JSON Pointer into the payload. Default: `/type`. */
  readonly discriminator?: string | HeaderDiscriminatorConfig | EnvelopeDiscriminatorConfig;
  /**
   * Where the events are, when the schemas do not say it: places by event type, `{ 'order.created': 'created.json' }`,
   * or patterns of places, `'events/{type}.json'`.
   */
  readonly events?: Readonly<Record<string, string>> | string | readonly string[];
  /** Where the names of definitions come from. Default: `file`, the names of files and keys. */
  readonly names?: NameSource | NamesConfig;
  /** What schemas are read as that have no `$schema`. Default: `2020-12`. */
  readonly dialect?: DialectName;
  /** What becomes of an event's example that its own schema refuses: `warning` leaves it out. Default: `error`. */
  readonly invalidExamples?: 'error' | 'warning';
  /** The `$id` of the bundled schema, an absolute URI. Default: `urn:hookschema:<package name>`. */
  readonly schemaId?: string;
  /** Reads a schema that has `properties` and no `type` as one of objects, in types and validators. Default: false. */
  readonly assumeObject?: boolean;
  /** How the types are written. */
  readonly types?: TypesConfig;
  /** What the emitted package says of itself. */
  readonly package?: PackageConfig;
}

/** A catalog that an npm package ships: a JSON file that the package exports. Paths are relative to the file. */
export interface ShippedCatalog
  extends Pick<
    CatalogConfig,
    | '$schema'
    | 'root'
    | 'discriminator'
    | 'events'
    | 'names'
    | 'dialect'
    | 'invalidExamples'
    | 'schemaId'
    | 'assumeObject'
  > {
  readonly schemas: string | readonly string[];
}

/** A header names the event, alone or beside a property of the payload: `issues` and `opened` are `issues.opened`. */
export interface HeaderDiscriminatorConfig {
  /** The header's name: `x-github-event`. */
  readonly header: string;
  /** JSON Pointer to the property that says more, in payloads that have it: `/action`. */
  readonly property?: string;
  /** What stands between the two in an event type. Default: `.`. */
  readonly separator?: string;
}

/** The schemas describe what an event carries; what stands around it is described once, elsewhere. */
export interface EnvelopeDiscriminatorConfig {
  /** `cloudevents`, or the path of a schema below the schema folder: `envelope.schema.json`. */
  readonly envelope: string;
  /** JSON Pointer to the property of the envelope that names the event. Default: `/type`. */
  readonly property?: string;
  /** JSON Pointer to where the envelope holds what the schemas describe. Default: `/data`. */
  readonly data?: string;
}

/** `file`: files and keys. `title`, `id`: what the schemas say there, and of those that say nothing files and keys. */
export type NameSource = 'file' | 'title' | 'id';

/** Names that schemas do not have by themselves. */
export interface NamesConfig {
  /** Where names come from that are not given here. Default: `file`. */
  readonly from?: NameSource;
  /** Names by event type, without the `Event` at their end: `{ 'order.created': 'OrderPlaced' }`. */
  readonly events?: Readonly<Record<string, string>>;
  /** Names of definitions by their places: `{ 'common/order.json': 'Order', 'all.json#/$defs/order': 'Order' }`. */
  readonly definitions?: Readonly<Record<string, string>>;
}

/** A dialect of JSON Schema. */
export type DialectName = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

/** How the emitted types are written. Each choice holds what the validators promise. */
export interface TypesConfig {
  /** Gives objects that may have further properties an index signature. Default: false. */
  readonly open?: boolean;
  /** Writes `any` where nothing is known of a value, and not `unknown`. Default: false. */
  readonly any?: boolean;
  /** Makes properties and arrays `readonly`. Default: false. */
  readonly readonly?: boolean;
}

/** The emitted package's manifest, as far as it is not the same for everybody. */
export interface PackageConfig {
  /** npm name. Default: the name of the output folder. */
  readonly name?: string;
  /** Semantic version. Default: `0.0.0`. */
  readonly version?: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  /** SPDX identifier. Default: `UNLICENSED`, which grants nothing to anybody. */
  readonly license?: string;
  /** File with the licence's text, copied into the package as LICENSE. */
  readonly licenseFile?: string;
  readonly author?: string;
  readonly homepage?: string;
  /** URL of the repository: `git+https://github.com/owner/name.git`. */
  readonly repository?: string;
}

/** Gives a configuration its type, for editors and the compiler; returns it unchanged. */
export function defineConfig(config: HookschemaConfig): HookschemaConfig {
  return config;
}

/** The catalogs of a valid configuration, in its order, with the current names of their options. */
export function catalogsOf(config: HookschemaConfig): readonly CatalogConfig[] {
  const written = 'catalogs' in config ? config.catalogs : [config];
  return written.map((one) => withCurrentNames(one).value as CatalogConfig);
}
