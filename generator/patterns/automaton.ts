import { type Budget, MOST_TRANSITIONS, spend } from './budgets.js';
import type { CharClasses } from './char-classes.js';

/** A state: one place in a pattern that matches one character. Two runs meet when they are in the same state. */
export interface State {
  /** The number of the class of its characters. */
  readonly charClass: number;
  /** The states of the next character, with the number of ways that lead there. */
  readonly next: Map<number, number>;
  /**
   * True when the pattern may allow fewer runs through it than the automaton: in the copy of a group that a
   * backreference repeats, and in a loop with a lookaround or a word boundary.
   */
  readonly isUncertain: boolean;
  /**
   * True when the pattern has matched as soon as a run is here, whatever follows. Such a run never fails, so an engine never
   * returns to try another way.
   */
  isAccepting: boolean;
}

/** The automaton of a pattern. Its runs on a text are the ways in which a backtracking engine tries to match it. */
export interface Automaton {
  readonly states: readonly State[];
  readonly classes: CharClasses;
  /** True when a lookbehind has a loop, which may read the whole text at each place of the text. */
  readonly looksFarBehind: boolean;
}

/** A state at one end of a part of the pattern. */
export interface End {
  readonly state: number;
  /** The number of ways from the end of the part to the state. */
  readonly ways: number;
  /** True when nothing must hold on these ways: at the beginning no `^`, at the end no `$` or lookaround. */
  readonly isFree: boolean;
}

/** A part of a pattern: where it may begin and end, and how it matches nothing. */
export interface Part {
  readonly first: readonly End[];
  readonly last: readonly End[];
  /** The number of ways to match nothing; 0 when it matches at least one character. */
  readonly emptyWays: number;
  /** True when nothing can be matched anywhere in a text. */
  readonly isEmptyAnywhere: boolean;
  /** True when nothing can be matched whatever follows. */
  readonly isEmptyAlways: boolean;
}

/** A part that matches nothing in one way. */
export const EMPTY: Part = {
  first: [],
  last: [],
  emptyWays: 1,
  isEmptyAnywhere: true,
  isEmptyAlways: true,
};

/** The largest number of ways that is counted. */
const MOST_WAYS = 1e15;

/** One of some parts. */
export function either(parts: readonly Part[]): Part {
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    emptyWays: parts.reduce((sum, { emptyWays }) => atMost(sum + emptyWays), 0),
    isEmptyAnywhere: parts.some(({ isEmptyAnywhere }) => isEmptyAnywhere),
    isEmptyAlways: parts.some(({ isEmptyAlways }) => isEmptyAlways),
  };
}

/** Joins parts of a pattern by transitions. The states belong to a list that grows while the pattern is read. */
export interface Joiner {
  /** One part after another. @throws BudgetSpent */
  readonly sequence: (before: Part, after: Part) => Part;
  /** Leads from the end of a part to the beginning of another. @throws BudgetSpent */
  readonly connect: (before: Part, after: Part) => void;
}

/** Creates what joins the parts of one automaton. */
export function joinerOf(states: readonly State[], budget: Budget): Joiner {
  const transitions: Budget = { left: MOST_TRANSITIONS };
  const connect = (before: Part, after: Part): void => {
    spend(transitions, before.last.length * after.first.length);
    for (const { state, ways } of before.last) {
      const next = states[state]?.next;
      for (const to of after.first) next?.set(to.state, atMost((next.get(to.state) ?? 0) + ways * to.ways));
    }
  };
  const sequence = (before: Part, after: Part): Part => {
    connect(before, after);
    const [skipsBefore, skipsAfter] = [before.emptyWays > 0, after.emptyWays > 0];
    spend(budget, (skipsBefore ? after.first.length : 0) + (skipsAfter ? before.last.length : 0) + 1);
    const first = after.first.map((end) => further(end, before.emptyWays, before.isEmptyAnywhere));
    const last = before.last.map((end) => further(end, after.emptyWays, after.isEmptyAlways));
    return {
      first: skipsBefore ? [...before.first, ...first] : before.first,
      last: skipsAfter ? [...after.last, ...last] : after.last,
      emptyWays: atMost(before.emptyWays * after.emptyWays),
      isEmptyAnywhere: before.isEmptyAnywhere && after.isEmptyAnywhere,
      isEmptyAlways: before.isEmptyAlways && after.isEmptyAlways,
    };
  };
  return { connect, sequence };
}

function further({ state, ways, isFree }: End, more: number, isFreeToo: boolean): End {
  return { state, ways: atMost(ways * more), isFree: isFree && isFreeToo };
}

/** The number, or the largest number of ways that is counted. */
export function atMost(ways: number): number {
  return Math.min(ways, MOST_WAYS);
}
