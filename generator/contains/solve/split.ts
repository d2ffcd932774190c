import type { InstanceType } from '../../schema/instance-types.js';
import { spend } from '../budget.js';
import type { AtomFormula, Formula } from '../formula/formula.js';
import { solveArray } from './arrays.js';
import { solveNumber } from './numbers.js';
import { solveObject } from './objects.js';
import { firstOf, NONE, type Outcome, type Solver } from './solver.js';
import { add, atomsOf, emptyState, partsOf, propagate, type State } from './state.js';
import { solveText } from './texts.js';

/**
 * Looks for a value of one type. Choices are made one after the other, those with the fewest possibilities first, and
 * what follows from what is known is drawn before each.
 * @throws OutOfSteps
 */
export function split(solver: Solver, kind: InstanceType, formula: Formula): Outcome {
  const state = emptyState(solver, kind);
  return add(state, formula) ? decide(state) : NONE;
}

function decide(state: State): Outcome {
  const { solver, kind } = state;
  if (!propagate(state)) return NONE;
  const atoms = atomsOf(state);
  spend(solver.budget, 1 + (atoms.length + state.choices.length) / 5);
  const leaf = solveAtoms(solver, kind, atoms);
  if (leaf.tag === 'none' || state.choices.length === 0) return leaf;
  if (leaf.tag === 'found' && state.choices.every((choice) => solver.holds(choice, leaf.value))) return leaf;
  return firstOf(branches(state));
}

function* branches(state: State): Iterable<Outcome> {
  const sizes = state.choices.map((choice) => partsOf(choice).length);
  const at = sizes.indexOf(Math.min(...sizes));
  const chosen = state.choices[at];
  if (chosen === undefined) return;
  const others = state.choices.filter((_, index) => index !== at);
  for (const part of partsOf(chosen)) {
    const next: State = { ...state, atoms: new Set(state.atoms), choices: [...others] };
    yield add(next, part) ? decide(next) : NONE;
  }
}

/** Looks for a value of one type that satisfies a list of atoms. */
function solveAtoms(solver: Solver, kind: InstanceType, formulas: readonly AtomFormula[]): Outcome {
  const atoms = formulas.map(({ atom }) => atom);
  switch (kind) {
    case 'number':
      return solveNumber(atoms.filter((atom) => atom.kind === kind));
    case 'string':
      return solveText(
        atoms.filter((atom) => atom.kind === kind),
        solver.budget,
      );
    case 'array':
      return solveArray(
        solver,
        atoms.filter((atom) => atom.kind === kind),
      );
    case 'object':
      return solveObject(
        solver,
        atoms.filter((atom) => atom.kind === kind),
      );
    default:
      return NONE;
  }
}
