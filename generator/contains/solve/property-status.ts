import type { AtomFormula, Formula } from '../formula/formula.js';
import { objectDemands, onlyName } from './object-demands.js';
import type { Solver } from './solver.js';

/**
 * Creates a function that says whether an atom about one property follows from what is known about an object, or
 * contradicts it. This is what tells the branches of a union apart by the value of a property.
 */
export function propertyStatus(
  solver: Solver,
  formulas: readonly AtomFormula[],
): (formula: AtomFormula) => 'yes' | 'no' | 'maybe' {
  const demands = objectDemands(
    solver,
    formulas.flatMap(({ atom }) => (atom.kind === 'object' ? [atom] : [])),
  );
  const known = new Map<string, Formula>();
  const knownOf = (name: string): Formula => {
    const found =
      known.get(name) ?? solver.store.and([...demands.allowed(name), ...(demands.needed.get(name) ?? [])]);
    known.set(name, found);
    return found;
  };
  return ({ atom }) => {
    if (atom.kind !== 'object' || !('inner' in atom)) return 'maybe';
    const name = onlyName(solver, atom.names);
    if (name === undefined) return 'maybe';
    const isPresent = demands.needed.has(name);
    if (atom.rule === 'some' || isPresent) {
      if (solver.solveBoth(knownOf(name), atom.inner).tag === 'none') return 'no';
    }
    if (atom.rule === 'some' && !isPresent) return 'maybe';
    const opposite = solver.solveBoth(knownOf(name), solver.store.not(atom.inner));
    return opposite.tag === 'none' && opposite.isFirm ? 'yes' : 'maybe';
  };
}
