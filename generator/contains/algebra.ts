import type { JsonValue } from '../json/json.js';
import type { Budget } from './budget.js';
import { type Containment, unknown } from './containment.js';
import { evaluatorOf } from './evaluate/evaluate.js';
import { explain } from './explain/explain.js';
import { mentionedAt } from './explain/mentioned-at.js';
import { judgeOf } from './formula/holds.js';
import { createStore } from './formula/store.js';
import { lowerPair } from './lower/lower-pair.js';
import type { Pair } from './read/read-pair.js';
import type { ReadSchema } from './read/read-schema.js';
import { createSolver } from './solve/solve.js';

/**
 * Looks for a value of `sub` and not `sup` by what the schemas mean. Proves that there is none, or makes one, which is
 * given only when both judges, the evaluator of schemas and that of formulas, confirm it.
 * @throws OutOfSteps, Unreadable
 */
export function algebra(pair: Pair, budget: Budget): Containment {
  const store = createStore();
  const { sub, sup } = lowerPair(pair, store);
  if (sub === sup) return { answer: 'yes' };
  const solver = createSolver(store, budget);
  const outcome = solver.solve([sub, store.not(sup)]);
  if (outcome.tag === 'none') return { answer: 'yes' };
  if (outcome.tag === 'open') {
    const place = ({ source }: ReadSchema): string => mentionedAt(source, outcome.about);
    return unknown(outcome.reason, { sub: place(pair.sub), sup: place(pair.sup) });
  }
  const witness = outcome.value;
  const judge = judgeOf(store, { left: STEPS_OF_JUDGES });
  const isConfirmed = judge(sub, witness) && !judge(sup, witness) && separates(pair, witness);
  if (!isConfirmed) return unknown('a witness was not confirmed');
  return { answer: 'no', witness, changes: explain(pair, witness) };
}

/** The steps that each judge of a witness may take. */
const STEPS_OF_JUDGES = 100_000;

/** Whether `sub` accepts a value that `sup` refuses. */
function separates({ sub, sup }: Pair, value: JsonValue): boolean {
  const budget = { left: STEPS_OF_JUDGES };
  return evaluatorOf(sub, budget)(value) && !evaluatorOf(sup, budget)(value);
}
