import { posix } from 'node:path';
import type { Tree } from './folders.js';

/** The specifiers of the imports and re-exports that a module runs, without those of types. */
const IMPORT = /^(?:import|export)\b(?! type\b)[^;]*? from "([^"]+)";$/gm;

/**
 * The paths of all modules that an import of one of them loads without a bundler, its own included, sorted.
 * @param files the output, by path: `.js` files, or the `.ts` files from which they are compiled
 * @throws Error when an import leads to no file
 */
export function loadedModules(files: Tree, path: string): readonly string[] {
  const loaded = new Set<string>();
  const extension = posix.extname(path);
  const open = [path];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (loaded.has(one)) continue;
    loaded.add(one);
    const text = files[one];
    if (text === undefined) throw new Error(`there is no module ${one}`);
    for (const [, specifier = ''] of text.matchAll(IMPORT))
      open.push(posix.join(posix.dirname(one), specifier).replace(/\.js$/, extension));
  }
  return [...loaded].sort();
}
