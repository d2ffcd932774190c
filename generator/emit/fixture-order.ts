import { pointerTo } from '../json/json-pointer.js';
import type { Mutation } from '../samples/fixture.js';

/** Changes to a payload in the order of the emitted modules: by place, then by keyword. */
export function inOrder<T extends Mutation & { readonly keyword?: string }>(
  list: readonly T[],
): readonly T[] {
  const places = [...byPlace(list).values()];
  return places.flatMap((one) => [...groups(one, ({ keyword }) => keyword ?? '').values()].flat());
}

/** Changes by the JSON Pointer to their place. */
export function byPlace<T extends Mutation>(list: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return groups(list, ({ at }) => pointerTo('', ...at));
}

/** The items of a list by a key, in the order of their first items. */
export function groups<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of list) {
    const group = found.get(keyOf(one));
    if (group) group.push(one);
    else found.set(keyOf(one), [one]);
  }
  return found;
}
