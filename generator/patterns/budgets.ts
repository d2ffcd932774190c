/**
 * The budgets of everything that hookschema does with a pattern before it runs it. They count characters, states and
 * steps, never time, so a pattern gets the same verdict on every machine. A pattern for which one of them does not
 * suffice is reported with HS211, and every stage goes on without what it wanted to know.
 */

/** The most characters of a pattern that is parsed. Longer ones are not looked into. */
export const MOST_CHARACTERS = 20_000;

/** The most groups and lookarounds inside each other in a pattern that is parsed: parsers and analyses recurse. */
export const MOST_GROUPS_DEEP = 100;

/** The most states of the automaton of a pattern. Each character class of the pattern is a state. */
export const MOST_STATES = 20_000;

/** The most transitions of the automaton: in a loop of many branches, each end leads to each beginning. */
export const MOST_TRANSITIONS = 100_000;

/** The most ranges of all character classes of a pattern. `\p{L}` has about 650. */
export const MOST_RANGES = 50_000;

/** The most steps of the analysis of one pattern. It takes a second or two to spend them. */
export const MOST_STEPS = 10_000_000;

/** The most steps of the search for a bad text of one pattern. */
export const MOST_STEPS_OF_SEARCH = 1_500_000;

/** The most steps for all patterns of a catalog together, so that many patterns cost no more than a few. */
export const MOST_STEPS_OF_ALL = 100_000_000;

/**
 * The copies of a counted part in the search for a bad text, when all copies that the counter allows are too many. The
 * first number for which the states suffice counts.
 */
export const COPIES: readonly number[] = [24, 8, 3];

/** The longest text that is tried in the search for a text that matches in many ways. */
export const LONGEST_ATTEMPT = 250;

/** The most ways to match a text that do no harm: an engine tries as many in about a millisecond. */
export const HARMLESS_WAYS = 100_000;

/** The largest bound on the ways to match a text that needs no closer look. Bounds are far above what is possible. */
export const HARMLESS_BOUND = 10_000_000;

/** The number of ways to match a text from which on a pattern counts as exponential. They take more than a second. */
export const HOPELESS_WAYS = 100_000_000;

/** The most characters of a pattern for which a template literal type or a complement is searched. */
export const MOST_CHARACTERS_OF_TEMPLATE = 1_000;

/** The most characters that are written to make samples for a pattern, in all parts of all samples together. */
export const MOST_SAMPLE_CHARACTERS = 200_000;

/**
 * The longest time, in milliseconds, that a pattern gets for one string while hookschema runs, unless it is known to be
 * linear. Which steps an engine takes cannot be counted from outside, so this budget is a time.
 */
export const LONGEST_TEST = 5_000;

/** The characters up to which an engine runs every pattern. It refuses some of the longer ones as too large. */
export const ALWAYS_RUNS = 2_000;

/** A count of steps that may still be taken. */
export interface Budget {
  left: number;
}

/** Thrown when a budget is spent. The pattern is then reported as one that is not known. */
export class BudgetSpent extends Error {}

/** Takes steps from a budget. @throws BudgetSpent when there are not as many left */
export function spend(budget: Budget, steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) throw new BudgetSpent();
}
