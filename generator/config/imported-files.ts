import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';

/**
 * The files that a configuration imports by relative paths, and those that these import, for `--watch`. Where an import
 * leaves its extension open, every file that it may mean is among them, whether it exists or not.
 * @param file the configuration, absolute
 */
export async function importedFiles(file: string): Promise<readonly string[]> {
  const found = new Set([file]);
  // A set also gives what is added while it is walked.
  for (const one of found) for (const imported of await importsOf(one)) found.add(imported);
  found.delete(file);
  return [...found];
}

async function importsOf(file: string): Promise<readonly string[]> {
  if (!/^\.[cm]?[jt]s$/.test(extname(file))) return [];
  const source = await readFile(file, 'utf8').catch(() => undefined);
  if (source === undefined) return [];
  const { readConfigModule } = await import('./config-module.js');
  const relative = readConfigModule(file, source).imports.filter((path) => /^\.{1,2}(?:\/|$)/.test(path));
  return relative.flatMap((path) => meanings(resolve(dirname(file), path)));
}

/** TypeScript writes the extension of the JavaScript that a file becomes, or none. */
function meanings(path: string): readonly string[] {
  const [, stem, kind] = /^(.*\.[cm]?)(js)$/.exec(path) ?? [];
  if (kind !== undefined) return [path, `${stem}ts`];
  return extname(path) === ''
    ? [path, `${path}.ts`, `${path}.js`, `${path}/index.ts`, `${path}/index.js`]
    : [path];
}
