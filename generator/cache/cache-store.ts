import { normalize } from 'node:path';
import type { PathState } from '../load/path-state.js';
import type { ReadFile } from '../load/read-schemas.js';
import { stateOf } from '../load/state-of.js';
import { cacheFile, writeCacheFile } from './cache-file.js';
import { fingerprintOf, type Root } from './fingerprint.js';
import { programManifests } from './program-head.js';
import { type CachedRun, lineOf } from './run-cache.js';
import { MANIFEST, PROGRAM } from './this-program.js';

/**
 * Stores a run whose output is now up to date. Stores nothing when an input changed while it ran, or when the cache
 * cannot be written.
 * @param inputs the inputs of the run that were known before it, and their fingerprint from before any of them was read;
 *   and the files that it has found and read. A later change is not in the output.
 * @param seen what the disk has said about files of the outputs when they were written or compared. Nothing is stored when
 *   one of them is gone.
 */
export function cacheStore(
  cwd: string,
  run: CachedRun,
  inputs: { roots: readonly Root[]; before: string; read: readonly ReadFile[] },
  seen: ReadonlyMap<string, PathState> = new Map(),
): void {
  try {
    const file = cacheFile(cwd, run.key);
    const roots = [...programManifests(), ...run.roots];
    if (file === undefined || fingerprintOf(inputs.roots) !== inputs.before) return;
    if (!inputs.read.every(({ path, state }) => stateOf(path) === state)) return;
    const entry = JSON.stringify({ ...run, roots });
    let there = 0;
    const outputs = lineOf(run.outputs, (path) => {
      const state = seen.get(normalize(path).normalize('NFC'));
      if (state !== undefined) there += 1;
      return state;
    });
    if (there < seen.size) return;
    const lines = [entry, lineOf([PROGRAM, MANIFEST, ...roots]), outputs];
    writeCacheFile(file, lines.join('\n'));
  } catch {
    // Without a cache, the next run only takes longer.
  }
}
