import type { DFA, ReadonlyDFA } from 'refa';

/**
 * A deterministic automaton for texts, as a table. State 0 is the first one; a character without a transition leads
 * nowhere.
 */
export interface Automaton {
  readonly states: readonly State[];
}

/** A state of an automaton. */
export interface State {
  readonly isFinal: boolean;
  /** Ranges of code points, in order, and the states to which they lead. */
  readonly next: readonly Transition[];
}

/** A range of code points and where it leads. */
export interface Transition {
  readonly min: number;
  readonly max: number;
  readonly to: number;
}

/** The table of an automaton of refa. */
export function tableOf(dfa: ReadonlyDFA): Automaton {
  const numbers = new Map<DFA.ReadonlyNode, number>([[dfa.initial, 0]]);
  const numberOf = (node: DFA.ReadonlyNode): number => {
    const known = numbers.get(node);
    if (known !== undefined) return known;
    numbers.set(node, numbers.size);
    return numbers.size - 1;
  };
  const states: State[] = [];
  // The map grows while it is read.
  for (const [node] of numbers) {
    const next = [...node.out].map(([{ min, max }, to]) => ({ min, max, to: numberOf(to) }));
    states.push({ isFinal: dfa.finals.has(node), next });
  }
  return { states };
}

/** The automaton of a list of texts. */
export function automatonOfTexts(texts: readonly string[]): Automaton {
  const states: { isFinal: boolean; next: Transition[] }[] = [{ isFinal: false, next: [] }];
  for (const text of texts) {
    let at = 0;
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const known = states[at]?.next.find(({ min }) => min === code);
      const to = known?.to ?? states.length;
      if (known === undefined) {
        states[at]?.next.push({ min: code, max: code, to });
        states.push({ isFinal: false, next: [] });
      }
      at = to;
    }
    const last = states[at];
    if (last) last.isFinal = true;
  }
  for (const { next } of states) next.sort((one, other) => one.min - other.min);
  return { states };
}

/** Whether an automaton accepts a text. */
export function isAccepted({ states }: Automaton, text: string): boolean {
  let at = 0;
  for (const character of text) {
    const next = follow(states[at], character.codePointAt(0) ?? 0);
    if (next === -1) return false;
    at = next;
  }
  return states[at]?.isFinal ?? false;
}

/** The number of the state to which a character leads; -1 where it leads nowhere. */
export function follow(state: State | undefined, code: number): number {
  if (state === undefined) return -1;
  let [low, high] = [0, state.next.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = state.next[middle];
    if (range === undefined || code < range.min) high = middle - 1;
    else if (code > range.max) low = middle + 1;
    else return range.to;
  }
  return -1;
}
