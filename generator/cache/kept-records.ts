import type { FileRecord } from '../output/known-disk.js';
import { readLines, writeLines } from './large-cache-file.js';
import { programHead } from './program-head.js';

/**
 * What the last run with a key knew of the files that it has written. Nothing when there are no records, when another build
 * of this program has written them, and when they are not as they were written.
 * @param key identifies the command line, as `runKey` gives it
 */
export function readRecords(cwd: string, key: string): ReadonlyMap<string, FileRecord> {
  return new Map(readLines(cwd, recordsKey(key), programHead(key)).map(recordFrom));
}

/** Stores what is known of files for the next run. Does nothing when that fails. */
export function storeRecords(cwd: string, key: string, records: ReadonlyMap<string, FileRecord>): void {
  // Nothing is known of a file whose path would not fit on a line.
  const named = [...records].filter(([path]) => !path.includes('\n'));
  const lines = named.map(([path, { state, hash }]) => `${hash}\t${state}\t${path}`);
  writeLines(cwd, recordsKey(key), [programHead(key), lines]);
}

function recordsKey(key: string): string {
  return `files ${key}`;
}

function recordFrom(line: string): readonly [string, FileRecord] {
  const [hash = '', state = '', ...path] = line.split('\t');
  return [path.join('\t'), { hash, state }];
}
