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
  return ({ atom }) => {
    if (atom.kind !== 'object' || !('inner' in atom)) return 'maybe';
    const name = onlyName(solver, atom.names);
    if (name === undefined) return 'maybe';
    const needed = demands.needed.get(name);
    const known = [...demands.allowed(name), ...(needed ?? [])];
    const outcomeOf = (inner: Formula) => solver.solve([...known, inner]);
    const never = (inner: Formula): boolean => outcomeOf(inner).tag === 'none';
    const surelyNever = (inner: Formula): boolean => {
      const outcome = outcomeOf(inner);
      return outcome.tag === 'none' && outcome.isFirm;
    };
    const isPresent = needed !== undefined;
    if (atom.rule === 'some' && never(atom.inner)) return 'no';
    if (atom.rule === 'every' && isPresent && never(atom.inner)) return 'no';
    if ((atom.rule === 'every' || isPresent) && surelyNever(solver.store.not(atom.inner))) return 'yes';
    return 'maybe';
  };
}
