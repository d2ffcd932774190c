import type { JsonValue } from '../json/json.js';
import { type Budget, OutOfSteps } from './budget.js';
import { type Containment, unknown } from './containment.js';
import { evaluatorOf } from './evaluate/evaluate.js';
import { explain } from './explain/explain.js';
import { createStore } from './formula/store.js';
import { lowerPair } from './lower/lower-pair.js';
import type { Pair } from './read/read-pair.js';
import { createSolver } from './solve/solve.js';
import { Unreadable } from './unreadable.js';

/**
 * Looks for a value of `sub` and not `sup` by what the schemas mean. Proves that there is none, or makes one, which is
 * given only when both judges, the evaluator of schemas and that of formulas, confirm it.
 */
export function algebra(pair: Pair, budget: Budget): Containment {
  try {
    const store = createStore();
    const { sub, sup } = lowerPair(pair, store);
    if (sub === sup) return { answer: 'yes' };
    const solver = createSolver(store, budget);
    const outcome = solver.solve([sub, store.not(sup)]);
    if (outcome.tag === 'none') return { answer: 'yes' };
    if (outcome.tag === 'open') return unknown(outcome.reason);
    const witness = outcome.value;
    const isConfirmed =
      solver.holds(sub, witness) && !solver.holds(sup, witness) && separates(pair, witness, budget);
    if (!isConfirmed) return unknown('a witness was not confirmed');
    return { answer: 'no', witness, changes: explain(pair, witness) };
  } catch (error) {
    if (error instanceof OutOfSteps) return unknown(error.message);
    if (error instanceof Unreadable)
      return unknown(error.message, { sub: error.pointer, sup: error.pointer });
    throw error;
  }
}

/** Whether `sub` accepts a value that `sup` refuses. @throws OutOfSteps */
export function separates({ sub, sup }: Pair, value: JsonValue, budget: Budget): boolean {
  return evaluatorOf(sub, budget)(value) && !evaluatorOf(sup, budget)(value);
}
