import { pathToFileURL } from 'node:url';
import { readRegularFile } from '../load/regular-file.js';
import { configText } from './config-text.js';

/** The files that Node itself has loaded. It never loads a module, or what the module imports, again. */
const loaded = new Set<string>();

/** The values of modules that were evaluated for the cache, until the run uses them. */
const evaluated = new Map<string, unknown>();

/**
 * The default export of a configuration module, or all its exports where it has none.
 * @param file absolute
 * @throws what the module throws, and what Node or jiti throws for a module that cannot be loaded
 */
export async function importConfig(file: string): Promise<unknown> {
  const value = evaluated.has(file) ? evaluated.get(file) : await evaluate(file);
  evaluated.delete(file);
  return value;
}

/**
 * True when a configuration module still gives the value that it gave in the run of a cache entry. Otherwise the run
 * that follows uses the value that was found.
 * @param text the value then, as `configText` wrote it
 * @throws what `importConfig` throws
 */
export async function stillGives({ file, text }: EvaluatedConfig): Promise<boolean> {
  const value = await evaluate(file);
  if (configText(value) === text) return true;
  evaluated.set(file, value);
  return false;
}

/** A configuration module, and its value as `configText` writes it. */
export interface EvaluatedConfig {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/**
 * Node 20 does not run TypeScript and loads no file twice. jiti does both, but is slow to load, so it is used only where
 * Node cannot be.
 */
async function evaluate(file: string): Promise<unknown> {
  if (!/\.m?ts$/.test(file) && !loaded.has(file)) {
    loaded.add(file);
    return defaultExport(await import(pathToFileURL(file).href));
  }
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false });
  if (!file.endsWith('.mjs')) return defaultExport(await jiti.import(file));
  // jiti leaves files with this ending to Node, unless it gets their text.
  const options = { filename: file, ext: '.mjs', async: true, forceTranspile: true };
  return defaultExport(await jiti.evalModule(await readRegularFile(file), options));
}

function defaultExport(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
}
