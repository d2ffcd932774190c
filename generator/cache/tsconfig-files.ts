import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ancestorsOf } from '../text/ancestors.js';

/**
 * The files that decide how imports in target `source` end: every `tsconfig.json` above the output folder, whether it
 * exists or not, and the files that these extend and refer to. Undefined when one of them extends a package: its files
 * are not searched for.
 * @param out the output folder, absolute
 */
export function tsconfigFiles(out: string): readonly string[] | undefined {
  const found = new Set<string>();
  const waiting = ancestorsOf(out).map((folder) => join(folder, 'tsconfig.json'));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const named = namedIn(readFileSync(file, 'utf8'));
    if (named.some((path) => !/^(?:\.{1,2}(?:\/|$)|\/)/.test(path))) return undefined;
    for (const path of named) waiting.push(...candidates(resolve(dirname(file), path)));
  }
  return [...found];
}

/**
 * The paths that a tsconfig.json extends and refers to. It may have comments, so its text is searched and not parsed. A
 * path too many does no harm.
 */
function namedIn(text: string): readonly string[] {
  const values = text.matchAll(/"(?:extends|path)"\s*:\s*(\[[^\]]*\]|"[^"]*")/g);
  return [...values].flatMap(([, value = '']) =>
    [...value.matchAll(/"([^"]*)"/g)].map(([, path = '']) => path),
  );
}

/** The files that a path may mean, in the order in which the compiler tries them. */
function candidates(path: string): readonly string[] {
  if (path.endsWith('.json') && existsSync(path)) return [path];
  return [path, `${path}.json`, join(path, 'tsconfig.json')];
}
