import { addToGroup } from '../text/group-by.js';
import type { Automaton, State } from './automaton.js';
import { type Budget, spend } from './budgets.js';
import { type Component, componentsOf } from './loops.js';
import { mostWaysOf } from './most-ways.js';

/** How the number of runs of an automaton grows with the length of the text. */
export interface Ambiguity {
  /** True when it doubles again and again: some text leads from a state back to it on two ways. */
  readonly isExponential: boolean;
  /** True when it grows without end: some text leads around a loop, around a later loop, and from one to the other. */
  readonly isPolynomial: boolean;
  /** When it does neither: the most runs. */
  readonly mostWays: number;
}

/** The steps that a pair of states, or a triple, counts for: it takes memory too. */
const STEPS_OF_PAIR = 10;

/** What the searches share. */
interface Graph {
  readonly automaton: Automaton;
  /** The next states of each state in which a run can fail. A state without characters has none, and leads nowhere. */
  readonly next: readonly (readonly number[])[];
  readonly budget: Budget;
}

/**
 * Analyses the runs that can fail, because a backtracking engine tries all of those before it rejects a text.
 * @see https://doi.org/10.1016/0304-3975(91)90381-B on the degree of ambiguity
 * @param isUsed tells which states count
 * @throws BudgetSpent
 */
export function ambiguityOf(
  automaton: Automaton,
  budget: Budget,
  isUsed: (state: State) => boolean = () => true,
): Ambiguity {
  const { states, classes } = automaton;
  const isAlive = states.map((state) => isUsed(state) && (classes.atomsOf[state.charClass] ?? []).length > 0);
  const all = states.map(({ next }) => [...next.keys()].filter((to) => isAlive[to]));
  const failing = all.map((to, from) =>
    states[from]?.isAccepting ? [] : to.filter((one) => !states[one]?.isAccepting),
  );
  const loops = componentsOf(failing).filter(({ isLoop }) => isLoop);
  const isExponential = loops.some((loop) => hasTwoWays({ automaton, next: failing, budget }, loop));
  if (isExponential) return { isExponential, isPolynomial: true, mostWays: Infinity };
  const components = componentsOf(all);
  const isPolynomial = components.some(
    ({ nodes, isLoop }) => isLoop && leadsToLoop({ automaton, next: all, budget }, new Set(nodes), loops),
  );
  const mostWays = isPolynomial ? Infinity : mostWaysOf(automaton, components);
  return { isExponential, isPolynomial, mostWays };
}

/**
 * True when two different ways lead around a loop with the same characters. All pairs of a state with itself lead to
 * each other, so it suffices that a pair of different states leads to one of them.
 */
function hasTwoWays({ automaton, next, budget }: Graph, { nodes }: Component): boolean {
  const { states, classes } = automaton;
  const inside = new Set(nodes);
  const within = new Map(nodes.map((node) => [node, (next[node] ?? []).filter((to) => inside.has(to))]));
  if (nodes.some((node) => within.get(node)?.some((to) => (states[node]?.next.get(to) ?? 0) > 1)))
    return true;
  const size = states.length;
  const [seen, done] = [new Set<number>(), new Set<string>()];
  const lists = listNumbers(within);
  const queue: (readonly [number, number])[] = nodes.map((node) => [node, node]);
  for (const [one, other] of queue) {
    // Pairs that lead to the same states lead to the same pairs. In a loop of many branches nearly all pairs do.
    const step = `${lists.get(one)} ${lists.get(other)} ${one === other}`;
    if (done.has(step)) continue;
    done.add(step);
    const [ones, others] = [within.get(one) ?? [], within.get(other) ?? []];
    spend(budget, ones.length * others.length + 1);
    for (const left of ones) {
      for (const right of others) {
        if (left === right && one === other) continue;
        if (!classes.overlap(classOf(states, left), classOf(states, right))) continue;
        if (left === right) return true;
        const key = Math.min(left, right) * size + Math.max(left, right);
        if (seen.has(key)) continue;
        spend(budget, STEPS_OF_PAIR);
        seen.add(key);
        queue.push([left, right]);
      }
    }
  }
  return false;
}

/** A number for the list of each state; equal lists have the same. */
function listNumbers(lists: ReadonlyMap<number, readonly number[]>): ReadonlyMap<number, number> {
  const numbers = new Map<string, number>();
  return new Map(
    [...lists].map(([node, list]) => {
      const key = list.join();
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return [node, number];
    }),
  );
}

/** True when a text leads around a loop, from it to another loop, and around that one. */
function leadsToLoop(graph: Graph, first: ReadonlySet<number>, loops: readonly Component[]): boolean {
  const reached = reachedFrom(graph.next, first);
  return loops.some(({ nodes }) => {
    const [start] = nodes;
    const last = new Set(nodes);
    // Ambiguity within one loop is exponential, which is known already.
    const others = [...first].filter((one) => !last.has(one));
    if (start === undefined || !reached.has(start)) return false;
    const between = leadingTo(graph.next, reached, last);
    return others.some((one) =>
      nodes.some((other) => hasCrossing(graph, { first, last, between, one, other })),
    );
  });
}

interface Crossing {
  readonly first: ReadonlySet<number>;
  readonly last: ReadonlySet<number>;
  /** The states on ways from the first loop to the last. */
  readonly between: ReadonlySet<number>;
  /** A state of the first loop, and one of the last. */
  readonly one: number;
  readonly other: number;
}

function hasCrossing({ automaton, next, budget }: Graph, crossing: Crossing): boolean {
  const { states, classes } = automaton;
  const { first, last, between, one, other } = crossing;
  const isMiddle = (at: number): boolean => between.has(at) && !states[at]?.isAccepting;
  const size = states.length;
  const seen = new Set<number>();
  const queue: (readonly [number, number, number])[] = [[one, one, other]];
  for (const [x, y, z] of queue) {
    const ways = [
      (next[x] ?? []).filter((to) => first.has(to)),
      (next[y] ?? []).filter(isMiddle),
      (next[z] ?? []).filter((to) => last.has(to)),
    ] as const;
    spend(budget, ways[0].length * ways[1].length * ways[2].length + 1);
    for (const a of ways[0]) {
      for (const c of ways[2]) {
        if (!classes.overlap(classOf(states, a), classOf(states, c))) continue;
        for (const b of ways[1]) {
          if (!classes.overlap(classOf(states, a), classOf(states, b), classOf(states, c))) continue;
          if (a === one && b === other && c === other) return true;
          const key = (a * size + b) * size + c;
          if (seen.has(key)) continue;
          spend(budget, STEPS_OF_PAIR);
          seen.add(key);
          queue.push([a, b, c]);
        }
      }
    }
  }
  return false;
}

function reachedFrom(next: Graph['next'], from: Iterable<number>): ReadonlySet<number> {
  const seen = new Set(from);
  for (const node of seen) for (const to of next[node] ?? []) seen.add(to);
  return seen;
}

/** The states that lead to one of the targets. */
function leadingTo(
  next: Graph['next'],
  states: ReadonlySet<number>,
  targets: ReadonlySet<number>,
): ReadonlySet<number> {
  const before = new Map<number, number[]>();
  for (const from of states) for (const to of next[from] ?? []) addToGroup(before, to, from);
  const seen = new Set(targets);
  for (const node of seen) for (const from of before.get(node) ?? []) seen.add(from);
  return seen;
}

function classOf(states: readonly State[], at: number): number {
  return states[at]?.charClass ?? 0;
}
