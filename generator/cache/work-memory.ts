import type { JsonValue } from '../json/json.js';
import type { Held, Memory } from '../schema/memory.js';
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

/** A result: as text, as a value, or as both. A value is held, so that it is the same object each time it is found. */
interface Entry {
  text?: string;
  value?: JsonValue;
}

/**
 * Creates a memory that has entries. An entry with a text that is not JSON counts as none.
 * @param options `holds`: the memory holds objects too, for a process that runs again
 */
export function createMemory(
  known: Iterable<readonly [string, string]> = [],
  { holds = false }: { readonly holds?: boolean } = {},
): WorkMemory {
  let entries = new Map<string, Entry>([...known].map(([key, text]) => [key, { text }]));
  let objects = new Map<string, unknown>();
  let used = new Set<string>();
  const keyOf = (kind: string, input: string): string => `${kind} ${digest(input)}`;
  const read = (entry: Entry): JsonValue | undefined => {
    const value = entry.value ?? parsed(entry.text ?? '');
    if (holds && value !== undefined) entry.value = value;
    return value;
  };
  const held: Held = <Result>(kind: string, input: string, make: () => Result): Result => {
    const key = keyOf(kind, input);
    used.add(key);
    // A kind of results always has the same type, and the key begins with the kind.
    if (objects.has(key)) return objects.get(key) as Result;
    const made = make();
    objects.set(key, made);
    return made;
  };
  return {
    ...(holds && { held }),
    find: (kind, input) => {
      const key = keyOf(kind, input);
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      used.add(key);
      return read(entry);
    },
    keep: (kind, input, result) => {
      const key = keyOf(kind, input);
      used.add(key);
      entries.set(key, holds ? { value: result } : { text: JSON.stringify(result) });
    },
    tidy: () => {
      entries = new Map([...entries].filter(([key]) => used.has(key)));
      objects = new Map([...objects].filter(([key]) => used.has(key)));
      used = new Set();
    },
    entries: () =>
      new Map([...entries].map(([key, { text, value }]) => [key, text ?? JSON.stringify(value)])),
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
