import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { readRegularFileSync } from '../load/regular-file.js';
import { ancestorsOf } from '../text/ancestors.js';
import { packageName } from '../text/package-name.js';

/** The tsconfig.json files of an output folder. */
export interface TsconfigFiles {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** The packages that they extend, and the folders of the files that do. */
  readonly packages: readonly { readonly name: string; readonly folder: string }[];
  /** False when one of them extends what is not found. */
  readonly isComplete: boolean;
}

/**
 * The files that decide how imports in target `source` end: every `tsconfig.json` above the output folder, whether it
 * exists or not, and the files that these extend and refer to.
 * @param out the output folder, absolute
 * @throws an error with the code `EFTYPE` when one of them is a FIFO or the like
 */
export function tsconfigFiles(out: string): TsconfigFiles {
  let isComplete = true;
  const packages: { name: string; folder: string }[] = [];
  const found = new Set<string>();
  const waiting = ancestorsOf(out).map((folder) => join(folder, 'tsconfig.json'));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const there = statSync(file, { throwIfNoEntry: false });
    // A folder is not a configuration. A FIFO would be read as one, so reading it must fail.
    if (there === undefined || there.isDirectory()) continue;
    for (const path of namedIn(readRegularFileSync(file))) {
      if (isRelative(path)) waiting.push(...candidates(resolve(dirname(file), path)));
      else {
        const installed = installedFile(path, file);
        if (installed === undefined) isComplete = false;
        else waiting.push(installed);
        packages.push({ name: packageName(path), folder: dirname(file) });
      }
    }
  }
  return { files: [...found], packages, isComplete };
}

/** The file of a package that a `tsconfig.json` extends, as the compiler finds it. */
function installedFile(path: string, from: string): string | undefined {
  const { resolve: find } = createRequire(from);
  for (const one of [path, `${path}.json`, `${path}/tsconfig.json`]) {
    try {
      const found = find(one);
      if (found.endsWith('.json')) return found;
    } catch {
      // The next way to write it.
    }
  }
  return undefined;
}

function isRelative(path: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|\/)/.test(path);
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
