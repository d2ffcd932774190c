import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CatalogConfig, catalogsOf, type HookschemaConfig } from '../config/config.js';
import { CONFIG_FILES } from '../config/load-config.js';
import { isGlob, isSchemaFile } from '../load/glob-schemas.js';
import { isWithin } from '../text/is-within.js';
import { packagePlaces } from './package-places.js';
import { shippedFiles } from './shipped-files.js';
import { tsconfigFiles } from './tsconfig-files.js';

/** The options whose effect follows from their values. A configuration with any other option may read more files. */
const PLAIN: readonly (keyof CatalogConfig)[] = [
  '$schema',
  'schemas',
  'from',
  'out',
  'discriminator',
  'events',
  'names',
  'dialect',
  'idBase',
  'invalidExamples',
  'slowPatterns',
  'discriminators',
  'target',
  'importExtension',
  'emitters',
  'include',
  'exclude',
  'strict',
  'unknownKeywords',
  'nullable',
  'schemaId',
  'assumeObject',
  'types',
  'package',
];

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
  if (!catalogs.every(isPlain) || !(await isSelfContained(file))) return undefined;
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
  const tsconfigs = isGuessed ? tsconfigFiles(resolve(base, out)) : [];
  return shipped && tsconfigs && [...shipped, ...tsconfigs];
}

/** The output folders of a run, absolute. */
export function outputsOf(config: HookschemaConfig, base: string): readonly string[] {
  return catalogsOf(config).map(({ out }) => resolve(base, out));
}

function isPlain(catalog: CatalogConfig): boolean {
  const keys = Object.keys(catalog) as (keyof CatalogConfig)[];
  const { emitters = [], schemas, from } = catalog;
  // A file may refer to others, which only a run can find.
  const single =
    from !== undefined || (typeof schemas === 'string' && !isGlob(schemas) && !isSchemaFile(schemas));
  if (!emitters.every((one) => typeof one === 'string')) return false;
  return single && keys.every((key) => PLAIN.includes(key) || catalog[key] === undefined);
}

/** True for a configuration whose value follows from its own text, and from `defineConfig` of this program. */
async function isSelfContained(file: string | undefined): Promise<boolean> {
  if (file === undefined || extname(file) === '.json') return true;
  const { readConfigModule } = await import('../config/config-module.js');
  const { isData, imports } = readConfigModule(file, await readFile(file, 'utf8'));
  return isData && (!imports.includes('hookschema') || importsThisProgram(file));
}

/** Another copy of hookschema, or another package in its place, may define `defineConfig` in its own way. */
function importsThisProgram(file: string): boolean {
  try {
    const imported = realpathSync(createRequire(file).resolve('hookschema'));
    return isWithin(realpathSync(fileURLToPath(new URL('../../', import.meta.url))), imported);
  } catch {
    return false;
  }
}
