import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import { ancestorsOf } from '../text/ancestors.js';
import { fingerprintOf } from './fingerprint.js';

/**
 * What a run stores for the next one. With it, a run that has nothing to do needs only file times and sizes to find
 * that out, and loads nothing else. It is safe to delete.
 */
export interface CachedRun {
  /** The command line and its working directory. Needed because two keys may have the same file name in the cache. */
  readonly key: string;
  /** The files and folders on which the outcome depends, and those that were written. */
  readonly roots: readonly string[];
  /** The outcome of a run whose output is up to date. */
  readonly outcome: CachedOutcome;
}

/** The outcome of a successful command. */
export interface CachedOutcome {
  readonly exit: 0;
  readonly out: string;
  readonly result: JsonValue;
  readonly diagnostics: readonly Diagnostic[];
}

/** This program. Another version, or another build of this version, may write something else. */
const [PROGRAM, MANIFEST] = [fileOf('../cli/bin.js'), fileOf('../../package.json')];

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Identifies a command line and its working directory in the cache. */
export function runKey(cwd: string, args: readonly string[]): string {
  return JSON.stringify([cwd, ...args]);
}

/**
 * The cached outcome of a command line. Undefined when there is none, when anything may have changed since, and when
 * the cache cannot be read.
 */
export function cacheHit(cwd: string, key: string): CachedOutcome | undefined {
  try {
    const file = cacheFile(cwd, key);
    if (file === undefined) return undefined;
    if (!statSync(file).isFile()) return undefined;
    const text = readFileSync(file, 'utf8');
    const [entry, sum] = [text.indexOf('\n') + 1, text.slice(0, text.indexOf('\n'))];
    if (shortHash(text.slice(entry)) !== sum) return undefined;
    const end = text.indexOf('\n', entry);
    const run: CachedRun = JSON.parse(text.slice(entry, end));
    if (run.key !== key || text.slice(end + 1) !== fingerprintOf([PROGRAM, MANIFEST, ...run.roots]))
      return undefined;
    return isOutcome(run.outcome) ? run.outcome : undefined;
  } catch {
    return undefined;
  }
}

/** False for an outcome that this program did not write, so that no damaged cache makes a command fail. */
function isOutcome({ exit, out, diagnostics }: CachedOutcome): boolean {
  return exit === 0 && typeof out === 'string' && Array.isArray(diagnostics);
}

/**
 * Stores a run whose output is now up to date. Stores nothing when an input changed while it ran, or when the cache
 * cannot be written.
 * @param inputs the inputs of the run, and their fingerprint from before any of them was read. A later change is not
 *   in the output.
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
    const entry = JSON.stringify({ ...run, roots });
    const text = `${entry}\n${fingerprintOf([PROGRAM, MANIFEST, ...roots])}`;
    // What a killed run with this number has left. `wx` then follows no link.
    rmSync(draft, { force: true });
    writeFileSync(draft, `${shortHash(text)}\n${text}`, { flag: 'wx' });
    renameSync(draft, file);
  } catch {
    // Without a cache, the next run only takes longer.
  }
}

/**
 * The cache file of a key, in the nearest `node_modules`: nobody commits that folder. Undefined when there is no such
 * folder.
 */
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
