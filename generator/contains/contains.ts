import { USUAL_STEPS } from './budget.js';
import type { Containment, ContainsOptions } from './containment.js';
import { readPair } from './read/read-pair.js';
import { STAGES, type Stage } from './stages.js';

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
  const pair = readPair(sub, sup, options);
  if ('answer' in pair) return pair;
  const budget = { left: options.budget ?? USUAL_STEPS };
  let answer: Containment = { answer: 'unknown', reason: 'no stage answers', at: { sub: '', sup: '' } };
  for (const stage of stages) {
    answer = stage(pair, budget) ?? answer;
    if (answer.answer !== 'unknown') return answer;
  }
  return answer;
}
