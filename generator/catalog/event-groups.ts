import { addToGroup } from '../text/group-by.js';

/** Event types that begin in the same way. */
export interface EventGroup {
  /** `organization.*` */
  readonly pattern: string;
  readonly types: readonly string[];
}

/** Characters at which event types are commonly split. */
const SEPARATOR = /[.:/]/g;

/** The groups of event types that begin with the same words, by pattern. A type that has no such words is in none. */
export function eventGroups(types: readonly string[]): readonly EventGroup[] {
  const groups = new Map<string, string[]>();
  for (const type of types) {
    for (const { index } of type.matchAll(SEPARATOR)) {
      if (index === 0 || index === type.length - 1) continue;
      addToGroup(groups, `${type.slice(0, index + 1)}*`, type);
    }
  }
  const known = new Set(types);
  return [...groups]
    .filter(([pattern]) => !known.has(pattern))
    .map(([pattern, members]) => ({ pattern, types: members }))
    .sort((one, other) => (one.pattern < other.pattern ? -1 : 1));
}
