import { builtinModules } from 'node:module';
import { dirname, extname, resolve } from 'node:path';
import { readRegularFile } from '../load/regular-file.js';
import { packageName } from '../text/package-name.js';
import type { ConfigModule } from './config-module.js';
import { readDataModule } from './read-data-module.js';

/** What a configuration module is made from, by its imports and those of the files that it imports. */
export interface ConfigImports {
  /**
   * The files, without the configuration. For an import without an extension, the list has every file that it may mean,
   * whether it exists or not.
   */
  readonly files: readonly string[];
  /** The packages, and the folders of the modules that import them. */
  readonly packages: readonly { readonly name: string; readonly folder: string }[];
  /** True when the value of the configuration follows from the texts of these files alone. */
  readonly isData: boolean;
}

/**
 * Reads what a configuration imports, directly and indirectly, without running it: for the cache and for `--watch`.
 * @param file the configuration, absolute
 */
export async function configImports(file: string): Promise<ConfigImports> {
  const found = new Set([file]);
  const packages: { name: string; folder: string }[] = [];
  let isData = true;
  // The loop also visits files that are added to the set while it runs.
  for (const one of found) {
    const module = await moduleOf(one);
    if (module === undefined) continue;
    isData &&= module.isData;
    for (const path of module.imports) {
      const folder = dirname(one);
      if (isRelative(path)) for (const meant of meanings(resolve(folder, path))) found.add(meant);
      else if (!isBuiltIn(path)) packages.push({ name: packageName(path), folder });
    }
  }
  found.delete(file);
  return { files: [...found], packages, isData };
}

/** Undefined for a file that does not exist, and for one that is data whatever it says. */
async function moduleOf(file: string): Promise<ConfigModule | undefined> {
  const source = await readRegularFile(file).catch(() => undefined);
  if (source === undefined || extname(file) === '.json') return undefined;
  if (!/^\.[cm]?[jt]s$/.test(extname(file))) return { imports: [], isData: false };
  // Data imports nothing but this program, and reading it does not need the parser of TypeScript.
  if (readDataModule(file, source) !== undefined) return { imports: [], isData: true };
  const { readConfigModule } = await import('./config-module.js');
  return readConfigModule(file, source);
}

function isRelative(path: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(path);
}

function isBuiltIn(path: string): boolean {
  return path.startsWith('node:') || builtinModules.includes(path);
}

/**
 * The files that an import may mean. An import of a TypeScript file has the extension of the compiled file, or none.
 */
function meanings(path: string): readonly string[] {
  const [, stem, kind] = /^(.*\.[cm]?)(js)$/.exec(path) ?? [];
  if (kind !== undefined) return [path, `${stem}ts`];
  return extname(path) === ''
    ? [path, `${path}.ts`, `${path}.js`, `${path}/index.ts`, `${path}/index.js`]
    : [path];
}
