import type { JsonValue } from '../json/json.js';
import type { Memory } from '../schema/memory.js';
import { digest } from '../text/digest.js';
import { cacheFile, readCacheFile, writeCacheFile } from './cache-file.js';
import { fingerprintOf } from './fingerprint.js';
import { installedPackages } from './installed-packages.js';
import { MANIFEST, PROGRAM } from './this-program.js';

/** In characters. What is larger is forgotten, because reading it would take longer than the work. */
const LARGEST = 64e6;

/** The results of a run, for the next one. */
export interface WorkMemory extends Memory {
  /** Forgets what was not used since the last call. */
  readonly tidy: () => void;
  /** Everything that is kept, by key. A value is JSON text. */
  readonly entries: () => ReadonlyMap<string, string>;
}

/** Creates a memory that has entries. An entry with a text that is not JSON counts as none. */
export function createMemory(known: Iterable<readonly [string, string]> = []): WorkMemory {
  let entries = new Map(known);
  let used = new Set<string>();
  const keyOf = (kind: string, input: string): string => `${kind} ${digest(input)}`;
  return {
    find: (kind, input) => {
      const key = keyOf(kind, input);
      const text = entries.get(key);
      if (text === undefined) return undefined;
      used.add(key);
      return parsed(text);
    },
    keep: (kind, input, result) => {
      const key = keyOf(kind, input);
      used.add(key);
      entries.set(key, JSON.stringify(result));
    },
    tidy: () => {
      entries = new Map([...entries].filter(([key]) => used.has(key)));
      used = new Set();
    },
    entries: () => entries,
  };
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The results that the last run with a key has left in the cache. An empty memory when there are none, when another build
 * of this program has written them, and when they are not as they were written.
 * @param key identifies the command line, as `runKey` gives it
 */
export function readMemory(cwd: string, key: string): WorkMemory {
  try {
    const file = cacheFile(cwd, memoryKey(key));
    const text = file === undefined ? undefined : readCacheFile(file);
    if (text === undefined) return createMemory();
    const [head = '', sum = '', ...lines] = text.split('\n');
    const pairs = lines.map(
      (line) => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)] as const,
    );
    const isOurs = head === headOf(key) && sum === digest(lines.join('\n'));
    return createMemory(isOurs ? pairs : []);
  } catch {
    return createMemory();
  }
}

/** Stores the results for the next run: those that were used since they were read. Does nothing when that fails. */
export function storeMemory(cwd: string, key: string, memory: WorkMemory): void {
  try {
    const file = cacheFile(cwd, memoryKey(key));
    if (file === undefined) return;
    memory.tidy();
    const lines = [...memory.entries()].map(([name, value]) => `${name}\t${value}`).join('\n');
    if (lines.length > LARGEST) return;
    writeCacheFile(file, `${headOf(key)}\n${digest(lines)}\n${lines}`);
  } catch {
    // Without a cache, the next run only takes longer.
  }
}

function memoryKey(key: string): string {
  return `work ${key}`;
}

/** The command line and the program, on one line. Another build may give other results. */
function headOf(key: string): string {
  return JSON.stringify([key, fingerprintOf([PROGRAM, ...installedPackages(MANIFEST)])]);
}
