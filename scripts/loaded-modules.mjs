import { posix } from 'node:path';

/** The specifiers of the imports and re-exports that a module runs, without those of types. */
const IMPORT = /^(?:import|export)\b(?! type\b)[^;]*? from "([^"]+)";$/gm;

/**
 * The modules that an import of one of them loads without a bundler: their texts by path, its own included.
 *
 * @param {(path: string) => string} read gives the text of a file of the output: a `.js` file, or a `.ts` file from which
 *   one is compiled. It throws where there is no such file
 * @param {string} path
 * @returns {ReadonlyMap<string, string>}
 */
export function loadedModules(read, path) {
  /** @type {Map<string, string>} */
  const loaded = new Map();
  const extension = posix.extname(path);
  const open = [path];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (loaded.has(one)) continue;
    const text = read(one);
    loaded.set(one, text);
    for (const [, specifier = ''] of text.matchAll(IMPORT))
      open.push(posix.join(posix.dirname(one), specifier).replace(/\.js$/, extension));
  }
  return loaded;
}
