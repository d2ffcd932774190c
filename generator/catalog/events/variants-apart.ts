import { addToGroup } from '../../text/group-by.js';
import type { BranchesByType, ReadEvent } from './read-event.js';

/** The branches of a union that mixes variants of events with other events. */
export interface VariantsApart {
  /** What was read in branches that are variants. */
  readonly variants: readonly ReadEvent[];
  /** By event type, where its variants are in the union. */
  readonly branches: BranchesByType;
  /** What was read in all other branches. They are events by themselves. */
  readonly others: readonly ReadEvent[];
}

/**
 * Separates the variants of events from other events in a union. Variants are schemas with the same event type. Other
 * event types of such a schema stay with them, because a schema is either a variant or an event. Undefined where no
 * event is apart.
 * @param branches what was read in each branch of the union
 */
export function variantsApart(branches: readonly (readonly ReadEvent[])[]): VariantsApart | undefined {
  const all = branches.flat();
  const count = new Map<string, number>();
  for (const type of all.flatMap(typesOf)) count.set(type, (count.get(type) ?? 0) + 1);
  const variants = all.filter((one) => typesOf(one).some((type) => (count.get(type) ?? 0) > 1));
  const others = all.filter((one) => !variants.includes(one));
  if (others.length === 0) return undefined;
  const found = new Map<string, number[]>();
  for (const [at, branch] of branches.entries()) {
    const types = branch.filter((one) => variants.includes(one)).flatMap(typesOf);
    for (const type of new Set(types)) addToGroup(found, type, at);
  }
  return { variants, branches: found, others };
}

function typesOf({ reading }: ReadEvent): readonly string[] {
  return reading.kind === 'literal' ? reading.types.map(({ type }) => type) : [];
}
