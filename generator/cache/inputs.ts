import { dirname, join, resolve } from 'node:path';
import { type CatalogConfig, catalogsOf, type HookschemaConfig } from '../config/config.js';
import { configImports } from '../config/config-imports.js';
import { importsThisProgram } from '../config/imports-this-program.js';
import { CONFIG_FILES } from '../config/load-config.js';
import { tsconfigFiles } from '../config/tsconfig-files.js';
import type { Root } from './fingerprint.js';
import { packagePlaces } from './package-places.js';
import { schemaRoots } from './schema-roots.js';
import { shippedFiles } from './shipped-files.js';

/**
 * For each option, whether it leads to files that a run reads. `inputsOfCatalog` must cover these files; the effect of
 * every other option follows from its value.
 */
const LEADS_TO_FILES: Readonly<Record<keyof CatalogConfig, boolean>> = {
  $schema: false,
  schemas: true,
  root: true,
  from: true,
  out: true,
  discriminator: false,
  events: false,
  names: false,
  dialect: false,
  idBase: false,
  invalidExamples: false,
  slowPatterns: false,
  discriminators: false,
  formats: false,
  target: true,
  importExtension: false,
  emitters: false,
  include: false,
  exclude: false,
  strict: false,
  unknownKeywords: false,
  nullable: false,
  signature: false,
  contract: false,
  schemaId: false,
  assumeObject: false,
  sharedShapes: false,
  eventSchemas: false,
  types: false,
  fixtures: false,
  package: true,
  guardVersion: true,
};

/** Where a run gets its configuration from. */
export interface RunPlaces {
  readonly cwd: string;
  /** The value of `--config`. */
  readonly configPath: string | undefined;
  /** False when the command line replaces the configuration file. */
  readonly hasConfig: boolean;
}

/**
 * The files that may be the configuration of a run, absolute. They include files that do not exist: one that is created
 * later may become the configuration.
 */
export function configFiles({ cwd, configPath, hasConfig }: RunPlaces): readonly string[] {
  if (!hasConfig) return [];
  return configPath === undefined ? CONFIG_FILES.map((name) => join(cwd, name)) : [resolve(cwd, configPath)];
}

/** What the value of a configuration depends on. */
export interface ConfigRoots {
  readonly roots: readonly string[];
  /** False when the value also depends on something else, such as the environment: it must be evaluated to be known. */
  readonly isComplete: boolean;
}

/**
 * The files from which a configuration's value follows, without running it.
 * @param file the configuration file, absolute; undefined when the command line replaces it
 */
export async function configRoots(file: string | undefined): Promise<ConfigRoots> {
  if (file === undefined) return { roots: [], isComplete: true };
  const { files, packages, isData } = await configImports(file);
  return {
    roots: [
      file,
      ...files,
      // They decide whether the configuration is an ES module, and which package's `defineConfig` it calls.
      ...packagePlaces('hookschema', dirname(file)),
      ...packages.flatMap(({ name, folder }) => packagePlaces(name, folder)),
    ],
    isComplete: isData && (packages.length === 0 || importsThisProgram(file)),
  };
}

/**
 * The files and folders besides the configuration from which the output is made, absolute, before the run reads them. The
 * schema files that globs and references lead to are known only after it. Undefined when only a run can determine them.
 * @param base the folder that the configuration's paths are relative to
 */
export function inputsOf(config: HookschemaConfig, base: string): readonly Root[] | undefined {
  const all = catalogsOf(config).map((catalog) => inputsOfCatalog(catalog, base));
  return all.includes(undefined) ? undefined : all.flatMap((roots) => roots ?? []);
}

function inputsOfCatalog(catalog: CatalogConfig, base: string): readonly Root[] | undefined {
  const { schemas, root, from, package: info } = catalog;
  if (!Object.keys(catalog).every((key) => Object.hasOwn(LEADS_TO_FILES, key))) return undefined;
  // A release in git, in a registry or elsewhere.
  if (catalog.guardVersion !== undefined) return undefined;
  try {
    const sources =
      from === undefined ? schemaRoots({ schemas: schemas ?? [], root, base }) : shippedFiles(from, base);
    const others = tsconfigsOf(catalog, base);
    if (sources === undefined || others === undefined) return undefined;
    return [
      ...sources,
      ...others,
      ...(info?.licenseFile === undefined ? [] : [resolve(base, info.licenseFile)]),
    ];
  } catch {
    // Reported when the configuration is resolved.
    return undefined;
  }
}

/** The files of the compiler that influence the output. Undefined when they cannot be determined. */
function tsconfigsOf(
  { target, importExtension, out }: CatalogConfig,
  base: string,
): readonly string[] | undefined {
  if (target !== 'source' || importExtension !== undefined) return [];
  const { files, packages, isComplete } = tsconfigFiles(resolve(base, out));
  const places = packages.flatMap(({ name, folder }) => packagePlaces(name, folder));
  return isComplete ? [...files, ...places] : undefined;
}

/** The output folders of a run, absolute. */
export function outputsOf(config: HookschemaConfig, base: string): readonly string[] {
  return catalogsOf(config).map(({ out }) => resolve(base, out));
}
