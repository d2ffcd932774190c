import type { JsonValue } from '../json/json.js';
import type { Held, Memory } from '../schema/memory.js';
import { digest } from '../text/digest.js';
import { readLines, writeLines } from './large-cache-file.js';
import { programHead } from './program-head.js';
import { type UsedMap, usedMap } from './used-map.js';

/** In characters. A kind of results that is larger is forgotten, because reading it would take longer than the work. */
const LARGEST = 64e6;

/** The results of a run, for the next one. */
export interface WorkMemory extends Memory {
  /** Forgets what was not used since the last call, of the kinds of which something was used. */
  readonly tidy: () => void;
  /** The results of each kind of which something was used: JSON texts, by the digests of what they follow from. */
  readonly kinds: () => ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The names of the kinds whose results are not those that were read. */
  readonly changed: () => readonly string[];
}

/** A result: as text, as a value, or as both. A value is held, so that it is the same object each time it is found. */
interface Entry {
  text?: string;
  value?: JsonValue;
}

/** How to create a memory. */
export interface MemoryOptions {
  /** The memory holds objects too, for a process that runs again. */
  readonly holds?: boolean;
  /** Reads the results of a kind, when one of them is needed first. */
  readonly read?: (kind: string) => ReadonlyMap<string, string>;
}

/** Creates a memory. An entry that is read and has a text that is not JSON counts as none. */
export function createMemory({ holds = false, read = () => new Map() }: MemoryOptions = {}): WorkMemory {
  const results = new Map<string, UsedMap<Entry>>();
  const objects = new Map<string, UsedMap<unknown>>();
  const resultsOf = (kind: string): UsedMap<Entry> => {
    const found = results.get(kind) ?? usedMap<Entry>([...read(kind)].map(([key, text]) => [key, { text }]));
    results.set(kind, found);
    return found;
  };
  let last = { input: '', key: digest('') };
  // A result is kept right after it was looked for.
  const keyOf = (input: string): string => {
    if (last.input !== input) last = { input, key: digest(input) };
    return last.key;
  };
  const held: Held = <Result>(kind: string, input: string, make: () => Result): Result => {
    const all = objects.get(kind) ?? usedMap();
    objects.set(kind, all);
    const key = keyOf(input);
    // A kind of results always has the same type.
    if (all.has(key)) return all.get(key) as Result;
    const made = make();
    all.set(key, made);
    return made;
  };
  return {
    ...(holds && { held }),
    find: (kind, input) => {
      const entry = resultsOf(kind).get(keyOf(input));
      const value = entry && (entry.value ?? parsed(entry.text ?? ''));
      if (holds && entry !== undefined && value !== undefined) entry.value = value;
      return value;
    },
    keep: (kind, input, result) => {
      const [all, key] = [resultsOf(kind), keyOf(input)];
      const entry = holds ? { value: result } : { text: JSON.stringify(result) };
      if (entry.text === undefined || all.get(key)?.text !== entry.text) all.set(key, entry);
    },
    tidy: () => {
      for (const one of [...results.values(), ...objects.values()]) one.tidy();
    },
    isNew: () => resultsOf('declaration').isEmpty(),
    kinds: () => new Map([...results].map(([kind, { entries }]) => [kind, textsOf(entries())])),
    changed: () => [...results].filter(([, one]) => one.isChanged()).map(([kind]) => kind),
  };
}

function textsOf(entries: Iterable<readonly [string, Entry]>): ReadonlyMap<string, string> {
  return new Map([...entries].map(([key, { text, value }]) => [key, text ?? JSON.stringify(value)]));
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The results that the last run with a key has left in the cache. Each kind has a file, which is read when one of its
 * results is needed first. There are none when another build of this program has written them, and when they are not as
 * they were written.
 * @param key identifies the command line, as `runKey` gives it
 */
export function readMemory(cwd: string, key: string): WorkMemory {
  return createMemory({ read: (kind) => readKind(cwd, key, kind) });
}

function readKind(cwd: string, key: string, kind: string): ReadonlyMap<string, string> {
  return new Map(
    readLines(cwd, kindKey(key, kind), headOf(key, kind)).map((line) => {
      const end = line.indexOf('\t');
      return [line.slice(0, end), line.slice(end + 1)] as const;
    }),
  );
}

/**
 * Stores the results for the next run: those that were used since they were read, and those of kinds of which none was
 * used. Does nothing when that fails.
 */
export function storeMemory(cwd: string, key: string, memory: WorkMemory): void {
  memory.tidy();
  const kinds = memory.kinds();
  for (const kind of memory.changed()) {
    const lines = [...(kinds.get(kind) ?? [])].map((pair) => pair.join('\t'));
    const size = lines.reduce((sum, { length }) => sum + length, 0);
    if (size <= LARGEST) writeLines(cwd, kindKey(key, kind), [headOf(key, kind), lines]);
  }
}

function kindKey(key: string, kind: string): string {
  return `work ${kind} ${key}`;
}

/** Two kinds may have the same file name in the cache, so the file says which one it has. */
function headOf(key: string, kind: string): string {
  return `${kind} ${programHead(key)}`;
}
