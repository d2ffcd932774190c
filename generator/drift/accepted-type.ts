import type { StatedType } from '../evidence/evidence.js';

/**
 * True when a set of types has a type that a source names. A page that says `number` may mean whole numbers.
 * @param isExact false for sources that use the words loosely
 */
export function typeAccepted(types: ReadonlySet<StatedType>, stated: StatedType, isExact: boolean): boolean {
  if (types.has(stated)) return true;
  return stated === 'number' && !isExact && types.has('integer');
}

/** The types of a set that no source names. A schema with `number` accepts whole numbers too. */
export function typesBeyond(
  types: ReadonlySet<StatedType>,
  named: ReadonlySet<StatedType>,
): readonly StatedType[] {
  return [...types].filter((type) => {
    if (type === 'null' || named.has(type)) return false;
    return type !== 'integer' || !named.has('number');
  });
}
