import { type Budget, spend } from '../budget.js';
import { type Automaton, follow, type State } from './automaton.js';

/** What a text must be: in all of some languages, in none of others, and of a length. */
export interface WordQuery {
  readonly within: readonly Automaton[];
  readonly outside: readonly Automaton[];
  readonly least: number;
  readonly most: number;
}

/** A place in the search: a state of each automaton, -1 where it has left it. */
interface Place {
  readonly states: readonly number[];
  readonly length: number;
  readonly before: Place | undefined;
  readonly code: number;
}

/** The steps of the search are cheaper than others. */
const COST = 0.05;

/**
 * A shortest text that satisfies a query; undefined where there is none. It walks through all automata at once, so that no
 * product of them is ever built.
 * @throws OutOfSteps
 */
export function findWord({ within, outside, least, most }: WordQuery, budget: Budget): string | undefined {
  const all = [...within, ...outside];
  const isGood = ({ states, length }: Place): boolean =>
    length >= least && states.every((state, at) => isFinal(all[at], state) === at < within.length);
  const first: Place = { states: all.map(() => 0), length: 0, before: undefined, code: 0 };
  let layer: readonly Place[] = [first];
  const seen = new Set([keyOf(first, least)]);
  for (let length = 0; layer.length > 0 && length <= most; length++) {
    const good = layer.find(isGood);
    if (good !== undefined) return textOf(good);
    const next: Place[] = [];
    for (const place of layer) {
      for (const further of successors(place, all, within.length)) {
        spend(budget, COST);
        const key = keyOf(further, least);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(further);
      }
    }
    layer = next;
  }
  return undefined;
}

function isFinal(automaton: Automaton | undefined, state: number): boolean {
  return automaton?.states[state]?.isFinal ?? false;
}

/** Beyond the least length, the length of a text does not matter to where it may lead. */
function keyOf({ states, length }: Place, least: number): string {
  return `${states.join()} ${Math.min(length, least)}`;
}

function* successors(place: Place, all: readonly Automaton[], needed: number): Iterable<Place> {
  const states = place.states.map((state, at) => all[at]?.states[state]);
  const taken = new Set<string>();
  for (const code of characters(states)) {
    const next = states.map((state) => follow(state, code));
    if (next.slice(0, needed).includes(-1)) continue;
    const key = next.join();
    if (taken.has(key)) continue;
    taken.add(key);
    yield { states: next, length: place.length + 1, before: place, code };
  }
}

/** Characters that people read well are tried first. */
const PLAIN = [...'a0A1x9Zz_ -.@/:'].map((character) => character.codePointAt(0) ?? 0);

/** A character of each set of characters that the states treat alike; more than one of some. */
function characters(states: readonly (State | undefined)[]): readonly number[] {
  const starts = new Set<number>([...PLAIN, 0]);
  for (const state of states) {
    for (const { min, max } of state?.next ?? []) {
      starts.add(min);
      if (max < 0x10_ffff) starts.add(max + 1);
    }
  }
  return [...starts];
}

function textOf(place: Place): string {
  const codes: number[] = [];
  for (let at: Place | undefined = place; at?.before !== undefined; at = at.before) codes.push(at.code);
  return codes
    .reverse()
    .map((code) => String.fromCodePoint(code))
    .join('');
}
