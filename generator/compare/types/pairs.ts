import type { TypeChange } from './type-change.js';

/**
 * Creates a function that compares two named types once. A pair that is met again while it is compared, because the types
 * are recursive, has no further changes; what was found on that assumption is kept only once the pair is done.
 */
export function createPairs(): (pair: string, work: () => readonly TypeChange[]) => readonly TypeChange[] {
  const done = new Map<string, readonly TypeChange[]>();
  const open = new Set<string>();
  const assumed = new Set<string>();
  return (pair, work) => {
    const found = done.get(pair);
    if (found !== undefined) return found;
    if (open.has(pair)) {
      assumed.add(pair);
      return [];
    }
    open.add(pair);
    const changes = work();
    open.delete(pair);
    assumed.delete(pair);
    if (assumed.size === 0) done.set(pair, changes);
    return changes;
  };
}
