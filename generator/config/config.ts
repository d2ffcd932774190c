import type { ProfileName } from '../compare/profiles.js';
import type { EmitterEntry } from '../emit/emitter.js';
import type { TargetName } from '../module/output.js';
import type { FormatName } from '../patterns/formats.js';
import type { ImportExtension } from '../target/source-target.js';
import { withCurrentNames } from './renamed-options.js';
import type {
  EnvelopeDiscriminatorConfig,
  FirstDiscriminatorConfig,
  HeaderDiscriminatorConfig,
  PropertiesDiscriminatorConfig,
  SignatureConfig,
  StandardSignatureConfig,
} from './request-config.js';

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
  /** Where the schemas are: a folder, `schemas`, whose schema files are all read; a file; or one or more globs. */
  readonly schemas?: string | readonly string[];
  /** The folder that no `$ref` may leave. Default: the common folder of all globs. */
  readonly root?: string;
  /** A catalog that an npm package ships, instead of schemas of your own: `hookschema/catalogs/scalekit`. */
  readonly from?: string;
  /** The events to generate: event types, or patterns such as `organization.*`. Default: all. */
  readonly include?: readonly string[];
  /** The events to leave out, in the same form. */
  readonly exclude?: readonly string[];
  /** The output folder: `generated`. */
  readonly out: string;
  /** `package`: `.js` and `.d.ts` to publish. `source`: `.ts` to compile with an application. Default: `package`. */
  readonly target?: TargetName;
  /** How relative imports end in target `source`. Default: as the nearest `tsconfig.json` requires. */
  readonly importExtension?: ImportExtension;
  /**
   * What to emit: built-in emitters by name, and your own, alone or as `{ emitter, options }`. What they need is added.
   * Default: all built-in emitters.
   */
  readonly emitters?: readonly EmitterEntry[];
  /** Makes unknown keywords and unknown formats errors. Default: false. */
  readonly strict?: boolean;
  /**
   * For schemas that you cannot change: `lenient` allows null wherever a schema has `nullable: true`, in every dialect
   * and beside `allOf` and `$ref` too. Default: `standard`, only where OpenAPI 3.0 defines it.
   */
  readonly nullable?: 'standard' | 'lenient';
  /**
   * For schemas that you cannot change: `warning` gives a warning for a keyword that is almost one of the dialect's,
   * which is an error by default; `ignore` reports no unknown keyword at all.
   */
  readonly unknownKeywords?: 'warning' | 'ignore';
  /**
   * How a request names its event. A string is a JSON Pointer into the payload; several in a list name it together.
   * Default: `/type`.
   */
  readonly discriminator?:
    | string
    | readonly string[]
    | PropertiesDiscriminatorConfig
    | FirstDiscriminatorConfig
    | HeaderDiscriminatorConfig
    | EnvelopeDiscriminatorConfig;
  /**
   * Where the events are, when the schemas do not say it: places by event type, `{ 'order.created': 'created.json' }`,
   * or patterns, `'events/{type}.json'`.
   */
  readonly events?: Readonly<Record<string, string>> | string | readonly string[];
  /** Where the names of definitions come from. Default: `file`, the names of files and keys. */
  readonly names?: NameSource | NamesConfig;
  /** The dialect of schemas that have no `$schema`. Default: `2020-12`. */
  readonly dialect?: DialectName;
  /** The URI that relative `$id`s of files count from: `https://example.com/`. Default: the path of each file. */
  readonly idBase?: string;
  /** What happens to an event's example that its own schema rejects: `warning` leaves it out. Default: `error`. */
  readonly invalidExamples?: 'error' | 'warning';
  /**
   * What happens to patterns that can be slow on long texts, or of which hookschema cannot find out whether they are:
   * `error` rejects them. Patterns that can hang are always errors. Default: `warning`.
   */
  readonly slowPatterns?: 'error' | 'warning';
  /**
   * What OpenAPI's `discriminator` means inside a payload: `checked` holds the tag to its values and picks the branch,
   * `annotation` ignores it. Default: `checked`.
   */
  readonly discriminators?: 'checked' | 'annotation';
  /**
   * How the provider signs its requests, for the emitted `receive`: `{ scheme: 'standard' }`, which is Standard Webhooks
   * and the default, or a description of another scheme.
   */
  readonly signature?: StandardSignatureConfig | SignatureConfig;
  /** What `hookschema drift` compares the schemas with, when the command line names no source. */
  readonly contract?: ContractConfig;
  /**
   * Which formats validators check: all that hookschema knows (`checked`), none (`annotation`), or those of a list. Other
   * formats only describe. Default: `checked`.
   */
  readonly formats?: 'checked' | 'annotation' | readonly FormatName[];
  /** The `$id` of the bundled schema, an absolute URI. Default: `urn:hookschema:<package name>`. */
  readonly schemaId?: string;
  /** Reads a schema that has `properties` and no `type` as an object schema, in types and validators. Default: false. */
  readonly assumeObject?: boolean;
  /**
   * Gives an object that schemas describe in the same way at several places a type of its own, and code that its places
   * share. Default: true.
   */
  readonly sharedShapes?: boolean;
  /**
   * The emitted JSON Schemas of single events: `complete` ones have all definitions that they need, `references` lead to the
   * schema of the whole catalog. Default: `auto`, which is `complete` up to a million characters for all events together.
   */
  readonly eventSchemas?: 'auto' | 'complete' | 'references';
  /** How the types are written. */
  readonly types?: TypesConfig;
  /** How many fixtures each event gets, and in which forms. */
  readonly fixtures?: FixturesConfig;
  /** The manifest of the emitted package. */
  readonly package?: PackageConfig;
  /**
   * The last release: `git:v1.2.0`, `npm:@acme/events`, or a path. `generate` fails when the version of the package rises
   * by less than the changes since then require. Default: no check.
   */
  readonly guardVersion?: string | GuardVersionConfig;
}

/** The last release, and for whom changes count. */
export interface GuardVersionConfig {
  /** `git:v1.2.0`, `npm:@acme/events`, or a path. */
  readonly since: string;
  /** Default: `webhook-consumer`. */
  readonly profile?: ProfileName;
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
    | 'idBase'
    | 'invalidExamples'
    | 'slowPatterns'
    | 'unknownKeywords'
    | 'nullable'
    | 'discriminators'
    | 'signature'
    | 'formats'
    | 'schemaId'
    | 'assumeObject'
  > {
  readonly schemas: string | readonly string[];
}

/** What the provider says about its events, and what was decided about it. */
export interface ContractConfig {
  /** Pages, documents, folders and addresses: `docs/events.md`, `openapi.yaml`, `recorded:payloads`. */
  readonly sources?: readonly string[];
  /** The file with the decisions: `decisions.json`. Default: none. */
  readonly decisions?: string;
  /** The sources together have every event. Default: documents of APIs and schemas have, pages have not. */
  readonly complete?: boolean;
  /** Remarks about what sources leave out count as differences. Default: false. */
  readonly strict?: boolean;
  /** Further headings of the columns of tables that list fields. */
  readonly headings?: HeadingsConfig;
}

/** Headings of columns, by what the column has. */
export interface HeadingsConfig {
  readonly field?: readonly string[];
  readonly type?: readonly string[];
  readonly required?: readonly string[];
  readonly description?: readonly string[];
  readonly values?: readonly string[];
}

/** `file`: files and keys. `title`, `id`: these keywords where the schemas have them, otherwise files and keys. */
export type NameSource = 'file' | 'title' | 'id';

/** Names for events and definitions. */
export interface NamesConfig {
  /** Where all other names come from. Default: `file`. */
  readonly from?: NameSource;
  /** Names by event type, without `Event` at the end: `{ 'order.created': 'OrderPlaced' }`. */
  readonly events?: Readonly<Record<string, string>>;
  /** Names of definitions, by place: `{ 'common/order.json': 'Order', 'all.json#/$defs/order': 'Order' }`. */
  readonly definitions?: Readonly<Record<string, string>>;
}

/** A dialect of JSON Schema. */
export type DialectName = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

/** How the emitted types are written. Every choice agrees with the validators. */
export interface TypesConfig {
  /** Adds an index signature to objects that may have further properties. Default: false. */
  readonly open?: boolean;
  /** Writes `any` instead of `unknown` where nothing is known about a value. Default: false. */
  readonly any?: boolean;
  /** Makes properties and arrays `readonly`. Default: false. */
  readonly readonly?: boolean;
  /** Adds `undefined` to the values of records, whose keys may be missing. Default: false. */
  readonly undefined?: boolean;
}

/** How many fixtures each event gets, and in which forms. */
export interface FixturesConfig {
  /** The most valid variants per event. Default: 100, or 25 in a catalog of more than 50 events. */
  readonly variants?: number;
  /**
   * The most invalid payloads per event. Default: 250, or 50 in a catalog of more than 50 events, and more where a
   * constraint of the catalog would otherwise be violated in no event.
   */
  readonly invalid?: number;
  /** Adds the fixtures as JSON files, for other languages. Only packages have them. Default: false. */
  readonly json?: boolean;
}

/** The options of the emitted package's manifest. */
export interface PackageConfig {
  /** npm name. Default: the name of the output folder. */
  readonly name?: string;
  /**
   * Semantic version. Default: `0.0.0`. A higher version in the emitted package.json stays, because release tools write
   * it there.
   */
  readonly version?: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  /** SPDX identifier. Default: `UNLICENSED`, which grants no rights. */
  readonly license?: string;
  /** File with the text of the license, copied into the package as LICENSE. */
  readonly licenseFile?: string;
  readonly author?: string;
  readonly homepage?: string;
  /** The repository, as in your own package.json: `git+https://github.com/owner/name.git`, or with a directory. */
  readonly repository?: string | RepositoryConfig;
  /** Keeps npm from publishing the package. Default: false. */
  readonly private?: boolean;
  /** Settings for `npm publish`, copied into the manifest: `{ access: 'public' }`. Default: none. */
  readonly publishConfig?: Readonly<Record<string, string | boolean>>;
}

/** A repository, and the package's directory in it. */
export interface RepositoryConfig {
  /** Default: `git`. */
  readonly type?: string;
  /** `git+https://github.com/owner/name.git`. */
  readonly url: string;
  /** The package's directory in the repository: `packages/events`. */
  readonly directory?: string;
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
