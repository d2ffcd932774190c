import type { JsonValue } from '../../json/json.js';
import type { Budget } from '../budget.js';
import type { Formula } from '../formula/formula.js';
import type { Holds } from '../formula/holds.js';
import type { Restrict } from '../formula/restrict.js';
import type { Store } from '../formula/store.js';

/**
 * Whether a formula has a value. `none` is proven; it is firm when it does not rest on a question that is still open:
 * a value of a recursive schema is looked for without using itself. `open`: nobody knows.
 */
export type Outcome =
  | { readonly tag: 'found'; readonly value: JsonValue }
  | { readonly tag: 'none'; readonly isFirm: boolean }
  | { readonly tag: 'open'; readonly reason: string; readonly about: readonly string[] };

/** Some values of a formula; complete when there are no others. */
export interface Values {
  readonly values: readonly JsonValue[];
  readonly isComplete: boolean;
}

/** Looks for values of formulas. */
export interface Solver {
  readonly store: Store;
  readonly restrict: Restrict;
  readonly holds: Holds;
  readonly budget: Budget;
  /** A value that satisfies all formulas. @throws OutOfSteps */
  readonly solve: (parts: readonly Formula[]) => Outcome;
  /** The same for two formulas, with a memory of its own: unions repeat the same pairs very often. */
  readonly solveBoth: (one: Formula, other: Formula) => Outcome;
  /** Up to so many different values that satisfy all formulas. @throws OutOfSteps */
  readonly several: (parts: readonly Formula[], count: number) => Values;
}

/** Proven: there is no value. */
export const NONE: Outcome = { tag: 'none', isFirm: true };

/** A value was found. */
export function found(value: JsonValue): Outcome {
  return { tag: 'found', value };
}

/**
 * Nobody knows whether there is a value.
 * @param about the patterns and formats because of which nobody knows
 */
export function open(reason: string, about: readonly string[] = []): Outcome {
  return { tag: 'open', reason, about };
}

/** The first outcome with a value; otherwise `none` where all are, and the first reason where one is open. */
export function firstOf(outcomes: Iterable<Outcome>): Outcome {
  let result: Outcome = NONE;
  for (const outcome of outcomes) {
    if (outcome.tag === 'found') return outcome;
    if (result.tag === 'none' && outcome.tag === 'open') result = outcome;
    else if (result.tag === 'none' && outcome.tag === 'none' && !outcome.isFirm) result = outcome;
  }
  return result;
}
