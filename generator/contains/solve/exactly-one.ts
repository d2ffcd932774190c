import type { InstanceType } from '../../schema/instance-types.js';
import { bitOf, type Formula } from '../formula/formula.js';
import type { Solver } from './solver.js';
import { areApart, tagsOf } from './tags.js';

/** The formula that exactly one of some formulas about one type holds. */
export function exactlyOne(solver: Solver, kind: InstanceType, parts: readonly Formula[]): Formula {
  const { store, restrict } = solver;
  const opposite = (one: Formula): Formula => restrict(store.not(one), kind);
  const pairs = overlapping(solver, kind, parts).map(([one, other]) =>
    store.or([opposite(one), opposite(other)]),
  );
  return store.and([store.or(parts), ...pairs]);
}

/** The formula that none of some formulas about one type holds, or more than one. */
export function notOne(solver: Solver, kind: InstanceType, parts: readonly Formula[]): Formula {
  const { store, restrict } = solver;
  const none = store.and(parts.map((one) => restrict(store.not(one), kind)));
  return store.or([none, ...overlapping(solver, kind, parts).map((pair) => store.and(pair))]);
}

/** The pairs that may hold for the same value. */
function overlapping(
  solver: Solver,
  kind: InstanceType,
  parts: readonly Formula[],
): readonly (readonly [Formula, Formula])[] {
  const type = solver.store.kinds(bitOf(kind));
  const tagged = parts.map((part) => ({ part, tags: tagsOf(solver, part) }));
  return tagged.flatMap((one, at) =>
    tagged.slice(at + 1).flatMap((other) => {
      if (areApart(one.tags, other.tags)) return [];
      const both = solver.solve([type, one.part, other.part]);
      return both.tag === 'none' && both.isFirm ? [] : [[one.part, other.part] as const];
    }),
  );
}
