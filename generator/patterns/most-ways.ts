import { type Automaton, atMost } from './automaton.js';
import type { Component } from './loops.js';

/** What is known of the runs that start in a state. */
interface Ways {
  /** A number that the runs on one text do not exceed. */
  readonly most: number;
  /** The longest way through states outside of loops. */
  readonly chain: number;
}

/**
 * A number that the runs of an automaton on one text do not exceed, where no loop is ambiguous. From each state, the
 * ways that begin with the same character count. A loop that can also be left with the characters that stay in it is
 * left at one of as many places as it and the states after it have.
 * @param components from `componentsOf`: those that follow come first
 */
export function mostWaysOf(automaton: Automaton, components: readonly Component[]): number {
  const known = new Map<number, Ways>();
  let most = 0;
  for (const { nodes, isLoop } of components) {
    const inside = new Set(nodes);
    const onward = nodes.flatMap((node) => [...(automaton.states[node]?.next.keys() ?? [])]);
    const chain = Math.max(0, ...onward.map((to) => known.get(to)?.chain ?? 0));
    const all = nodes.map((node) => waysFrom(automaton, node, inside, known));
    const factor = isLoop && all.some(({ splits }) => splits) ? nodes.length + chain : 1;
    const ways: Ways = {
      most: atMost(Math.max(1, ...all.map((own) => own.most)) * factor),
      chain: isLoop ? 0 : chain + 1,
    };
    most = Math.max(most, ways.most);
    for (const node of nodes) known.set(node, ways);
  }
  return most;
}

interface WaysFrom {
  readonly most: number;
  /** True when one character leads on in two ways. */
  readonly splits: boolean;
}

function waysFrom(
  { states, classes }: Automaton,
  node: number,
  inside: ReadonlySet<number>,
  known: ReadonlyMap<number, Ways>,
): WaysFrom {
  const byAtom = new Map<number, number>();
  let [most, splits] = [0, false];
  for (const [to, ways] of states[node]?.next ?? []) {
    most = Math.max(most, ways);
    const next = states[to];
    if (next === undefined || next.isAccepting) continue;
    const onward = inside.has(to) ? 0 : ways * (known.get(to)?.most ?? 1);
    for (const atom of classes.atomsOf[next.charClass] ?? []) {
      splits ||= byAtom.has(atom);
      byAtom.set(atom, (byAtom.get(atom) ?? 0) + onward);
    }
  }
  for (const sum of byAtom.values()) most = Math.max(most, sum);
  return { most, splits };
}
