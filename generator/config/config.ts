/** What `hookschema.config.*` holds. Paths are relative to the configuration file's folder. */
export interface HookschemaConfig {
  /** The folder of the schemas: `schemas`. Every `.json` file below it is read. */
  readonly schemas: string;
  /** The folder to write, which is a package when it is done: `generated`. */
  readonly out: string;
  /** JSON Pointer to the property that names the event in a payload. Default: `/type`. */
  readonly discriminator?: string;
  /** The `$id` of the bundled schema, an absolute URI. Default: `urn:hookschema:<package name>`. */
  readonly schemaId?: string;
  /** What the emitted package says of itself. */
  readonly package?: PackageConfig;
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
