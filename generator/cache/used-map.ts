/** A map that knows which of its entries were used. */
export interface UsedMap<Value> {
  readonly has: (key: string) => boolean;
  /** Uses an entry. */
  readonly get: (key: string) => Value | undefined;
  /** Sets an entry, which is used from now on. */
  readonly set: (key: string, value: Value) => void;
  readonly isEmpty: () => boolean;
  readonly entries: () => Iterable<readonly [string, Value]>;
  /** Forgets what was not used since the last call. Where nothing was used at all, nothing is forgotten. */
  readonly tidy: () => void;
  /** True when entries were set or forgotten. */
  readonly isChanged: () => boolean;
}

/** Creates a map with entries that have not been used yet. */
export function usedMap<Value>(given: Iterable<readonly [string, Value]> = []): UsedMap<Value> {
  let entries = new Map(given);
  let used = new Set<string>();
  let isChanged = false;
  return {
    has: (key) => entries.has(key),
    get: (key) => {
      if (entries.has(key)) used.add(key);
      return entries.get(key);
    },
    set: (key, value) => {
      used.add(key);
      entries.set(key, value);
      isChanged = true;
    },
    isEmpty: () => entries.size === 0,
    entries: () => entries,
    tidy: () => {
      if (used.size === 0) return;
      const left = new Map([...entries].filter(([key]) => used.has(key)));
      isChanged ||= left.size < entries.size;
      [entries, used] = [left, new Set()];
    },
    isChanged: () => isChanged,
  };
}
