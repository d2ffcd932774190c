import { readFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { type CatalogConfig, catalogsOf, type HookschemaConfig } from '../config/config.js';
import { CONFIG_FILES } from '../config/load-config.js';
import { isGlob } from '../load/glob-schemas.js';
import { packagePlaces } from './package-places.js';
import { shippedFiles } from './shipped-files.js';
import { tsconfigFiles } from './tsconfig-files.js';

/** The options whose values say all that there is to know: with others, more files may be read. */
const PLAIN: readonly (keyof CatalogConfig)[] = [
  '$schema',
  'schemas',
  'from',
  'out',
  'discriminator',
  'events',
  'names',
  'dialect',
  'invalidExamples',
  'target',
  'importExtension',
  'emitters',
  'include',
  'exclude',
  'strict',
  'schemaId',
  'assumeObject',
  'types',
  'package',
];

/** Where a run gets its configuration from. */
export interface RunPlaces {
  readonly cwd: string;
  /** What `--config` says. */
  readonly configPath: string | undefined;
  /** False when the command line says everything. */
  readonly hasConfig: boolean;
}

/** The files that may be the configuration of a run; those that are not there too, because they may come. */
export function configFiles({ cwd, configPath, hasConfig }: RunPlaces): readonly string[] {
  if (!hasConfig) return [];
  return configPath === undefined ? CONFIG_FILES.map((name) => join(cwd, name)) : [resolve(cwd, configPath)];
}

/**
 * The files and folders from which a configuration's output is made, absolute; undefined when that cannot be told
 * without making it.
 * @param base the folder from which the configuration's paths are told
 * @param file the file of the configuration; undefined when the command line says everything
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
    // They say whether the configuration is an ES module, and whose `defineConfig` it calls.
    ...(file === undefined ? [] : packagePlaces('hookschema', dirname(file))),
    ...catalogs.flatMap(({ schemas, package: info }) => [
      ...(typeof schemas === 'string' ? [resolve(base, schemas)] : []),
      ...(info?.licenseFile === undefined ? [] : [resolve(base, info.licenseFile)]),
    ]),
  ];
}

/** Files that are not ours and have a say; undefined when they cannot be told. */
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
  const single = from !== undefined || (typeof schemas === 'string' && !isGlob(schemas));
  if (!emitters.every((one) => typeof one === 'string')) return false;
  return single && keys.every((key) => PLAIN.includes(key) || catalog[key] === undefined);
}

/** True for a configuration whose value follows from its own text. */
async function isSelfContained(file: string | undefined): Promise<boolean> {
  if (file === undefined || extname(file) === '.json') return true;
  const { readConfigModule } = await import('../config/config-module.js');
  return readConfigModule(file, await readFile(file, 'utf8')).isData;
}
