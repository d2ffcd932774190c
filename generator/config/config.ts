/** What `hookschema.config.*` holds: one catalog, or several that are generated together or not at all. */
export type HookschemaConfig = CatalogConfig | CatalogsConfig;

/** Several catalogs, each with an output folder of its own. */
export interface CatalogsConfig {
  readonly catalogs: readonly CatalogConfig[];
}

/** One catalog of events. Paths are relative to the configuration file's folder. */
export interface CatalogConfig {
  /** The folder of the schemas: `schemas`. Every `.json` file below it is read. */
  readonly schemas: string;
  /** The folder to write, which is a package when it is done: `generated`. */
  readonly out: string;
  /** JSON Pointer to the property that names the event in a payload. Default: `/type`. */
  readonly discriminator?: string;
  /** The `$id` of the bundled schema, an absolute URI. Default: `urn:hookschema:<package name>`. */
  readonly schemaId?: string;
  /** Reads a schema that has `properties` and no `type` as one of objects, in types and validators. Default: false. */
  readonly assumeObject?: boolean;
  /** How the types are written. */
  readonly types?: TypesConfig;
  /** What the emitted package says of itself. */
  readonly package?: PackageConfig;
}

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

/** The catalogs of a configuration, in its order. */
export function catalogsOf(config: HookschemaConfig): readonly CatalogConfig[] {
  return 'catalogs' in config ? config.catalogs : [config];
}
