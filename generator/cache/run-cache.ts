import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import { ancestorsOf } from '../text/ancestors.js';
import { fingerprintOf } from './fingerprint.js';

/**
 * What a run leaves behind for the next one: with it, a run that has nothing to do finds that out from times and sizes
 * alone, and loads nothing. Whoever deletes it loses nothing.
 */
export interface CachedRun {
  /** The command line and the folder it was called in; file names of the cache may meet. */
  readonly key: string;
  /** The files and folders on which the outcome depends, and those that were written. */
  readonly roots: readonly string[];
  /** The outcome of a run that finds everything as it should be. */
  readonly outcome: CachedOutcome;
}

/** The outcome of a command that went well. */
export interface CachedOutcome {
  readonly exit: 0;
  readonly out: string;
  readonly result: JsonValue;
  readonly diagnostics: readonly Diagnostic[];
}

/** This program: another version, or another build of this one, may write something else. */
const [PROGRAM, MANIFEST] = [fileOf('../cli/bin.js'), fileOf('../../package.json')];

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** The identity of a call in the cache. */
export function runKey(cwd: string, args: readonly string[]): string {
  return JSON.stringify([cwd, ...args]);
}

/** What is to be said when nothing has changed since a call was made before; undefined when something may have. */
export function cacheHit(cwd: string, key: string): CachedOutcome | undefined {
  try {
    const file = cacheFile(cwd, key);
    if (file === undefined) return undefined;
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const run: CachedRun = JSON.parse(text.slice(0, end));
    if (run.key !== key || text.slice(end + 1) !== fingerprintOf([PROGRAM, MANIFEST, ...run.roots]))
      return undefined;
    return run.outcome;
  } catch {
    return undefined;
  }
}

/**
 * Remembers a run that has brought everything into order.
 * @param inputs what `fingerprintOf` said of `run.roots` that are inputs before any of them was read: what has been
 *   changed since is not in the output
 */
export async function cacheStore(
  cwd: string,
  run: CachedRun,
  inputs: { roots: readonly string[]; before: string },
): Promise<void> {
  try {
    const file = cacheFile(cwd, run.key);
    const { installedPackages } = await import('./installed-packages.js');
    const roots = [...installedPackages(MANIFEST), ...run.roots];
    if (file === undefined || fingerprintOf(inputs.roots) !== inputs.before) return;
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    const note = JSON.stringify({ ...run, roots });
    writeFileSync(draft, `${note}\n${fingerprintOf([PROGRAM, MANIFEST, ...roots])}`);
    renameSync(draft, file);
  } catch {
    // Without a cache the next run takes longer, and that is all.
  }
}

/** In the nearest `node_modules`, where tools keep what nobody commits; undefined when there is none. */
function cacheFile(cwd: string, key: string): string | undefined {
  const modules = ancestorsOf(cwd)
    .map((folder) => join(folder, 'node_modules'))
    .find((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory());
  return modules && join(modules, '.cache', 'hookschema', `${shortHash(key)}.txt`);
}

/** FNV-1a, because loading Node's hashes would take longer than everything else here. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
