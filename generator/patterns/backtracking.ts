import type { AST } from '@eslint-community/regexpp';
import { type Ambiguity, ambiguityOf } from './ambiguity.js';
import type { Automaton } from './automaton.js';
import {
  type Budget,
  BudgetSpent,
  COPIES,
  HARMLESS_BOUND,
  HARMLESS_WAYS,
  HOPELESS_WAYS,
  MOST_STEPS,
  MOST_STEPS_OF_ALL,
  MOST_STEPS_OF_SEARCH,
} from './budgets.js';
import { buildAutomaton } from './build-automaton.js';
import { isPlain } from './is-plain.js';
import { parsePattern } from './parse-pattern.js';
import { worstText } from './worst-text.js';

/**
 * How fast the time to match a pattern can grow with the length of the text. `unknown`: the budgets do not suffice to
 * know it.
 */
export type Backtracking = 'linear' | 'polynomial' | 'exponential' | 'unknown';

/**
 * Creates the classifier of the patterns of one catalog, which share one budget. Equal patterns are analysed once.
 * @param steps the budget
 */
export function patternClassifier(steps = MOST_STEPS_OF_ALL): (pattern: string) => Backtracking {
  const total: Budget = { left: steps };
  const known = new Map<string, Backtracking>();
  return (pattern) => {
    const found = known.get(pattern) ?? classify(pattern, total);
    known.set(pattern, found);
    return found;
  };
}

/** Classifies a pattern by how a backtracking engine runs it on the worst text. */
export function backtrackingOf(pattern: string): Backtracking {
  return patternClassifier()(pattern);
}

function classify(pattern: string, total: Budget): Backtracking {
  if (isPlain(pattern)) return 'linear';
  const tree = parsePattern(pattern);
  if (tree === undefined || total.left <= 0) return 'unknown';
  const budget: Budget = { left: Math.min(MOST_STEPS, total.left) };
  const given = budget.left;
  try {
    return classifyTree(tree, budget);
  } finally {
    total.left -= given - Math.max(0, budget.left);
  }
}

/**
 * First with loops for counters, which takes few states and is right for nearly all patterns: where that has no
 * ambiguous loop, the pattern has none. Otherwise with all copies that the counters allow.
 */
function classifyTree(tree: AST.Pattern, budget: Budget): Backtracking {
  const rough = within(() => analysed(buildAutomaton(tree, 'loops', budget), budget));
  if (rough !== undefined && isHarmless(rough)) return rough.looksFarBehind ? 'polynomial' : 'linear';
  const exact = within(() => analysed(buildAutomaton(tree, Infinity, budget), budget));
  if (exact?.isSurelyExponential) return 'exponential';
  const search: Budget = { left: MOST_STEPS_OF_SEARCH };
  const searched = exact?.automaton ?? withCopies(tree, search);
  if (searched === undefined) return 'unknown';
  const worst = worstText(searched, search, ({ isUncertain }) => !isUncertain);
  budget.left -= MOST_STEPS_OF_SEARCH - search.left;
  // Where loops for the counters are ambiguous only with each other, many ways are a high power of the length.
  const isPower = rough !== undefined && !rough.isExponential && rough.isPolynomial;
  if (worst >= HOPELESS_WAYS && !isPower) return 'exponential';
  if (exact === undefined || exact.isExponential) return 'unknown';
  if (exact.isPolynomial || exact.looksFarBehind || worst > HARMLESS_WAYS) return 'polynomial';
  return isPower || exact.mostWays <= HARMLESS_BOUND ? 'linear' : 'unknown';
}

/** The automaton with as many copies of counted parts as the budgets allow. */
function withCopies(tree: AST.Pattern, budget: Budget): Automaton | undefined {
  for (const copies of COPIES) {
    const automaton = within(() => buildAutomaton(tree, copies, budget));
    if (automaton !== undefined) return automaton;
  }
  return undefined;
}

interface Analysed extends Ambiguity {
  readonly automaton: Automaton;
  readonly looksFarBehind: boolean;
  /** True when the states are certain on which it takes exponential time. */
  readonly isSurelyExponential: boolean;
}

function analysed(automaton: Automaton, budget: Budget): Analysed {
  const { looksFarBehind } = automaton;
  const sure = ambiguityOf(automaton, budget, ({ isUncertain }) => !isUncertain);
  const isSurelyExponential = sure.isExponential;
  const hasDoubts = !isSurelyExponential && automaton.states.some(({ isUncertain }) => isUncertain);
  const found = hasDoubts ? ambiguityOf(automaton, budget) : sure;
  return { ...found, automaton, looksFarBehind, isSurelyExponential };
}

function isHarmless({ isExponential, isPolynomial, mostWays }: Ambiguity): boolean {
  return !isExponential && !isPolynomial && mostWays <= HARMLESS_BOUND;
}

/** The result of an analysis; undefined when its budget does not suffice. */
function within<T>(analyse: () => T): T | undefined {
  try {
    return analyse();
  } catch (error) {
    if (error instanceof BudgetSpent) return undefined;
    throw error;
  }
}
