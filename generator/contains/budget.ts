/**
 * A count of steps that may still be taken. Steps are counted and time is not, so that an answer is the same on every
 * machine.
 */
export interface Budget {
  left: number;
}

/** The steps of a comparison for which the caller names no number. They take less than two seconds. */
export const USUAL_STEPS = 150_000;

/** Thrown when all steps are taken. `contains` answers "unknown" and names the budget. */
export class OutOfSteps extends Error {}

/** Takes steps from a budget. @throws OutOfSteps when there are not as many left */
export function spend(budget: Budget, steps = 1): void {
  budget.left -= steps;
  if (budget.left < 0) throw new OutOfSteps('the budget of steps is spent');
}
