import type { EvaluatedConfig } from '../config/import-config.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import { cacheFile, readCacheFile } from './cache-file.js';
import { fingerprintOf, type Root } from './fingerprint.js';
import { MANIFEST, PROGRAM } from './this-program.js';

/**
 * What a run stores for the next one. With it, a run that has nothing to do needs only file times and sizes to find
 * that out, and loads nothing else. It is safe to delete.
 */
export interface CachedRun {
  /** The command line and its working directory. Needed because two keys may have the same file name in the cache. */
  readonly key: string;
  /** The files and folders on which the outcome depends. */
  readonly roots: readonly Root[];
  /** The folders that were written. They are looked at last: they have the most files, and change the least. */
  readonly outputs: readonly Root[];
  /** A configuration that must be evaluated to know its value. */
  readonly config?: EvaluatedConfig;
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

/** Identifies a command line and its working directory in the cache. */
export function runKey(cwd: string, args: readonly string[]): string {
  return JSON.stringify([cwd, ...args]);
}

/**
 * The cached outcome of a command line. Undefined when there is none, when anything may have changed since, and when
 * the cache cannot be read.
 */
export async function cacheHit(cwd: string, key: string): Promise<CachedOutcome | undefined> {
  try {
    const file = cacheFile(cwd, key);
    if (file === undefined) return undefined;
    const text = readCacheFile(file);
    if (text === undefined) return undefined;
    const [entry = '', inputs, outputs] = text.split('\n');
    const run: CachedRun = JSON.parse(entry);
    if (run.key !== key || inputs !== lineOf([PROGRAM, MANIFEST, ...run.roots])) return undefined;
    if (outputs !== lineOf(run.outputs)) return undefined;
    if (!isOutcome(run.outcome)) return undefined;
    if (run.config === undefined) return run.outcome;
    const { stillGives } = await import('../config/import-config.js');
    return (await stillGives(run.config)) ? run.outcome : undefined;
  } catch {
    return undefined;
  }
}

/** False for an outcome that this program did not write, so that no damaged cache makes a command fail. */
function isOutcome({ exit, out, diagnostics }: CachedOutcome): boolean {
  return exit === 0 && typeof out === 'string' && Array.isArray(diagnostics);
}

/** A fingerprint on one line, like `fingerprintOf`: names of files may have line breaks. */
export function lineOf(...of: Parameters<typeof fingerprintOf>): string {
  return fingerprintOf(...of).replaceAll('\n', '\r');
}
