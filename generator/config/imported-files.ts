import { dirname, extname, resolve } from 'node:path';
import { readRegularFile } from '../load/regular-file.js';

/**
 * The files that a configuration imports by relative paths, directly and indirectly, for `--watch`. For an import
 * without an extension, the list has every file that it may mean, whether it exists or not.
 * @param file the configuration, absolute
 */
export async function importedFiles(file: string): Promise<readonly string[]> {
  const found = new Set([file]);
  // The loop also visits files that are added to the set while it runs.
  for (const one of found) for (const imported of await importsOf(one)) found.add(imported);
  found.delete(file);
  return [...found];
}

async function importsOf(file: string): Promise<readonly string[]> {
  if (!/^\.[cm]?[jt]s$/.test(extname(file))) return [];
  const source = await readRegularFile(file).catch(() => undefined);
  if (source === undefined) return [];
  const { readConfigModule } = await import('./config-module.js');
  const relative = readConfigModule(file, source).imports.filter((path) => /^\.{1,2}(?:\/|$)/.test(path));
  return relative.flatMap((path) => meanings(resolve(dirname(file), path)));
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
