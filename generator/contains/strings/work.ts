import type { CharSet, Concatenation, Element, NoParent, TransitionIterable } from 'refa';

/** What the automaton of a part of a pattern has. */
interface Size {
  /** True for a part that matches the empty text. */
  readonly isNullable: boolean;
  /** How many characters the part can start with, and end with, counted by their places in it. */
  readonly first: number;
  readonly last: number;
  readonly transitions: number;
}

const EMPTY: Size = { isNullable: true, first: 0, last: 0, transitions: 0 };
const ONE: Size = { isNullable: false, first: 1, last: 1, transitions: 0 };

/**
 * About how many transitions an automaton of some alternatives has before it is made deterministic. Parts that may be
 * missing make many: each leads to all those after it.
 */
export function transitionsOf(alternatives: readonly NoParent<Concatenation>[]): number {
  return either(alternatives).transitions;
}

function either(alternatives: readonly NoParent<Concatenation>[]): Size {
  const sizes = alternatives.map(({ elements }) => elements.map(sizeOf).reduce(after, EMPTY));
  const sum = (of: (size: Size) => number): number => sizes.reduce((all, one) => all + of(one), 0);
  return {
    isNullable: sizes.some(({ isNullable }) => isNullable),
    first: sum(({ first }) => first),
    last: sum(({ last }) => last),
    transitions: sum(({ transitions }) => transitions),
  };
}

function after(one: Size, next: Size): Size {
  return {
    isNullable: one.isNullable && next.isNullable,
    first: one.first + (one.isNullable ? next.first : 0),
    last: next.last + (next.isNullable ? one.last : 0),
    transitions: one.transitions + next.transitions + one.last * next.first,
  };
}

function sizeOf(element: NoParent<Element>): Size {
  switch (element.type) {
    case 'Alternation':
      return either(element.alternatives);
    case 'Quantifier':
      return repeated(either(element.alternatives), element.min, element.max);
    default:
      return ONE;
  }
}

function repeated(one: Size, min: number, max: number): Size {
  const { first, last, transitions } = one;
  const step = last * first;
  const times = max === Number.POSITIVE_INFINITY ? Math.max(min, 1) : max;
  const isNullable = one.isNullable || min === 0;
  if (times === 0) return EMPTY;
  // A part that may be empty can be left out at each place, so that each place leads to all later ones.
  const pairs = one.isNullable ? (times * (times - 1)) / 2 : times - 1;
  return {
    isNullable,
    first: one.isNullable ? first * times : first,
    last: isNullable || max !== min ? last * Math.max(times - min, 1) : last,
    transitions: times * transitions + pairs * step + (max === Number.POSITIVE_INFINITY ? step : 0),
  };
}

/**
 * The same automaton, which counts how often its transitions are looked at while it is made deterministic.
 * @param spend called with a number of transitions; it throws when they are too many
 */
export function counted<T>(
  automaton: TransitionIterable<T>,
  spend: (transitions: number) => void,
): TransitionIterable<T> {
  class Counted extends Map<T, CharSet> {
    override [Symbol.iterator](): MapIterator<[T, CharSet]> {
      spend(this.size);
      return super[Symbol.iterator]();
    }
  }
  return {
    maxCharacter: automaton.maxCharacter,
    transitionIterator: () => {
      const inner = automaton.transitionIterator();
      return {
        initial: inner.initial,
        getOut: (state) => new Counted(inner.getOut(state)),
        isFinal: (state) => inner.isFinal(state),
      };
    },
  };
}
