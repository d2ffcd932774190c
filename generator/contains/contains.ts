import { OutOfSteps, USUAL_STEPS } from './budget.js';
import { type Containment, type ContainsOptions, unknown } from './containment.js';
import { readPair } from './read/read-pair.js';
import { STAGES, type Stage } from './stages.js';
import { Unreadable } from './unreadable.js';

export type { Containment, ContainmentChange, ContainsOptions } from './containment.js';

/**
 * Whether every value that one schema accepts is accepted by another. Nothing is guessed: "yes" is proven, a "no" comes
 * with a value that has been checked against both schemas, and everything else is "unknown" with the reason.
 * @param sub the schema whose values are compared, in any dialect
 * @param sup the schema that may accept all of them
 */
export function contains(sub: unknown, sup: unknown, options: ContainsOptions = {}): Containment {
  return containsBy(STAGES, { sub, sup, options });
}

/** The same with the stages in a given order, for a test: the order does not change an answer. */
export function containsBy(
  stages: readonly Stage[],
  { sub, sup, options }: { readonly sub: unknown; readonly sup: unknown; readonly options: ContainsOptions },
): Containment {
  const pair = known(() => readPair(sub, sup, options));
  if ('answer' in pair) return pair;
  let answer: Containment = unknown('no stage answers');
  for (const stage of stages) {
    // Each has a budget of its own, so that what one finds does not depend on those before it.
    const budget = { left: options.budget ?? USUAL_STEPS };
    answer = known(() => stage(pair, budget)) ?? answer;
    if (answer.answer !== 'unknown') return answer;
  }
  return answer;
}

/** What a function gives, or "unknown" with the reason why it cannot. */
function known<T>(run: () => T): T | Containment {
  try {
    return run();
  } catch (error) {
    if (error instanceof OutOfSteps) return unknown(error.message);
    if (error instanceof Unreadable)
      return unknown(error.message, { sub: error.pointer, sup: error.pointer });
    // The engine's stack is full. Functions that walk through schemas recurse.
    if (error instanceof RangeError) return unknown('the schemas have too many levels');
    throw error;
  }
}
