import { dirname, extname, join, resolve } from 'node:path';
import { type CatalogConfig, catalogsOf, type HookschemaConfig } from '../config/config.js';
import { importsThisProgram } from '../config/imports-this-program.js';
import { CONFIG_FILES } from '../config/load-config.js';
import { readDataModule } from '../config/read-data-module.js';
import { whyTooWide } from '../config/refuse-places.js';
import { tsconfigFiles } from '../config/tsconfig-files.js';
import { isGlob, isSchemaFile } from '../load/glob-schemas.js';
import { readRegularFile } from '../load/regular-file.js';
import { packagePlaces } from './package-places.js';
import { shippedFiles } from './shipped-files.js';

/**
 * For each option, whether its effect follows from its value. A run whose configuration has another option may read more
 * files, and is not cached.
 */
const IS_PLAIN: Readonly<Record<keyof CatalogConfig, boolean>> = {
  $schema: true,
  schemas: true,
  root: false,
  from: true,
  out: true,
  discriminator: true,
  events: true,
  names: true,
  dialect: true,
  idBase: true,
  invalidExamples: true,
  slowPatterns: true,
  discriminators: true,
  formats: true,
  target: true,
  importExtension: true,
  emitters: true,
  include: true,
  exclude: true,
  strict: true,
  unknownKeywords: true,
  nullable: true,
  signature: true,
  contract: true,
  schemaId: true,
  assumeObject: true,
  types: true,
  package: true,
  guardVersion: false,
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

/**
 * The files and folders from which a configuration's output is made, absolute. Undefined when only a run can determine
 * them.
 * @param base the folder that the configuration's paths are relative to
 * @param file the configuration file; undefined when the command line replaces it
 */
export async function inputsOf(
  config: HookschemaConfig,
  base: string,
  file: string | undefined,
): Promise<readonly string[] | undefined> {
  const catalogs = catalogsOf(config);
  if (!catalogs.every((one) => isPlain(one, base)) || !(await isSelfContained(file))) return undefined;
  const others = catalogs.map((catalog) => othersOf(catalog, base));
  const all = others.flatMap((files) => files ?? []);
  if (others.includes(undefined)) return undefined;
  return [
    ...all,
    // They decide whether the configuration is an ES module, and which package's `defineConfig` it calls.
    ...(file === undefined ? [] : packagePlaces('hookschema', dirname(file))),
    ...catalogs.flatMap(({ schemas, package: info }) => [
      ...(typeof schemas === 'string' ? [resolve(base, schemas)] : []),
      ...(info?.licenseFile === undefined ? [] : [resolve(base, info.licenseFile)]),
    ]),
  ];
}

/** Files of other packages and tools that influence the output. Undefined when they cannot be determined. */
function othersOf(
  { from, target, importExtension, out }: CatalogConfig,
  base: string,
): readonly string[] | undefined {
  const shipped = from === undefined ? [] : shippedFiles(from, base);
  const isGuessed = target === 'source' && importExtension === undefined;
  try {
    const { files, isComplete } = isGuessed
      ? tsconfigFiles(resolve(base, out))
      : { files: [], isComplete: true };
    return shipped && isComplete ? [...shipped, ...files] : undefined;
  } catch {
    // Reported when the configuration is resolved.
    return undefined;
  }
}

/** The output folders of a run, absolute. */
export function outputsOf(config: HookschemaConfig, base: string): readonly string[] {
  return catalogsOf(config).map(({ out }) => resolve(base, out));
}

function isPlain(catalog: CatalogConfig, base: string): boolean {
  const keys = Object.keys(catalog) as (keyof CatalogConfig)[];
  const { emitters = [], schemas, from } = catalog;
  // A file may refer to others, which only a run can find.
  const single =
    from !== undefined || (typeof schemas === 'string' && !isGlob(schemas) && !isSchemaFile(schemas));
  if (!emitters.every((one) => typeof one === 'string')) return false;
  // Refused when the configuration is resolved; reading the times of everything below would take minutes.
  if (typeof schemas === 'string' && whyTooWide(resolve(base, schemas)) !== undefined) return false;
  return single && keys.every((key) => IS_PLAIN[key] || catalog[key] === undefined);
}

/** True for a configuration whose value follows from its own text, and from `defineConfig` of this program. */
async function isSelfContained(file: string | undefined): Promise<boolean> {
  if (file === undefined || extname(file) === '.json') return true;
  const text = await readRegularFile(file);
  if (readDataModule(file, text) !== undefined) return true;
  // It may have types that only the parser of TypeScript knows.
  const { readConfigModule } = await import('../config/config-module.js');
  const { isData, imports } = readConfigModule(file, text);
  return isData && (!imports.includes('hookschema') || importsThisProgram(file));
}
