import { ALL_KINDS, type Formula } from './formula.js';
import type { Table } from './table.js';

/** Several formulas, and how they are joined. */
export interface Join {
  readonly tag: 'and' | 'or';
  readonly parts: readonly Formula[];
}

/**
 * Joins formulas, in a form that does not depend on their order: without parts inside parts, parts that say nothing and
 * parts that follow from others. A part and its opposite decide the whole.
 * @param kinds makes the formula of a mask of types
 */
export function joined(table: Table, kinds: (mask: number) => Formula, { tag, parts: given }: Join): Formula {
  const [neutral, end] = tag === 'and' ? [table.yes, table.no] : [table.no, table.yes];
  const { parts, mask } = flattened(tag, given, neutral);
  const types = kinds(mask);
  if (types === end || parts.has(end)) return end;
  if (types !== neutral) parts.add(types);
  for (const part of parts) {
    const opposite = table.opposites.get(part.id);
    if (opposite !== undefined && parts.has(opposite)) return end;
  }
  dropFollowing(tag, parts);
  const sorted = [...parts].sort((first, second) => first.id - second.id);
  const [only] = sorted;
  if (only === undefined) return neutral;
  if (sorted.length === 1) return only;
  const key = `${tag === 'and' ? '&' : '|'}${sorted.map(({ id }) => id).join()}`;
  return table.intern(key, { tag, parts: sorted });
}

function flattened(
  tag: Join['tag'],
  given: readonly Formula[],
  neutral: Formula,
): { readonly parts: Set<Formula>; readonly mask: number } {
  const parts = new Set<Formula>();
  let mask = tag === 'and' ? ALL_KINDS : 0;
  const add = (part: Formula): void => {
    if (part.tag === tag) for (const inner of part.parts) add(inner);
    else if (part.tag === 'kinds') mask = tag === 'and' ? mask & part.mask : mask | part.mask;
    else if (part !== neutral) parts.add(part);
  };
  for (const part of given) add(part);
  return { parts, mask };
}

/** In `a or (a and b)`, the second part says nothing; in `a and (a or b)` neither. */
function dropFollowing(tag: Join['tag'], parts: Set<Formula>): void {
  for (const part of parts) {
    if (part.tag !== 'and' && part.tag !== 'or') continue;
    if (part.tag !== tag && part.parts.some((one) => parts.has(one))) parts.delete(part);
  }
}
