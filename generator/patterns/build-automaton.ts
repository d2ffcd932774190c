import type { AST } from '@eslint-community/regexpp';
import { type Automaton, atMost, EMPTY, either, joinerOf, type Part, type State } from './automaton.js';
import { type Budget, BudgetSpent, MOST_STATES } from './budgets.js';
import { type CharacterElement, classCollector } from './char-classes.js';

/**
 * How counters become states. `loops` makes a loop of each, which has all the runs of the counter and more, in few
 * states. A number writes out as many copies as the counter allows, but no more than the number.
 */
export type Counters = 'loops' | number;

/**
 * Builds the automaton of a pattern. A search starts again at each place of a text: that is a loop of its own, unless
 * each branch starts with `^`. Lookarounds are branches that end; a backreference is a copy of its group.
 * @throws BudgetSpent when the pattern needs more states or transitions than the budgets allow
 */
export function buildAutomaton(pattern: AST.Pattern, counters: Counters, budget: Budget): Automaton {
  const states: State[] = [];
  const collector = classCollector();
  const addState = (charClass: number, isUncertain: boolean): number => {
    if (states.length >= MOST_STATES) throw new BudgetSpent();
    return states.push({ charClass, next: new Map(), isUncertain, isAccepting: false }) - 1;
  };
  const partOfOne = (charClass: number, isUncertain = false): Part => {
    const end = { state: addState(charClass, isUncertain), ways: 1, isFree: true };
    return { first: [end], last: [end], emptyWays: 0, isEmptyAnywhere: false, isEmptyAlways: false };
  };
  const joiner = joinerOf(states, budget);
  const reader = partReader({
    ...joiner,
    counters,
    character: (element, isUncertain) => partOfOne(collector.add(element), isUncertain),
  });
  const whole = reader.alternatives(pattern.alternatives);
  for (const { state, isFree } of whole.last) {
    const at = states[state];
    if (at && isFree) at.isAccepting = true;
  }
  // The end of the text, and what the pattern requires there, is a state without characters.
  const complete = joiner.sequence(whole, partOfOne(collector.addNone()));
  const restarts = complete.first.filter(({ isFree }) => isFree);
  if (restarts.length > 0 && !whole.isEmptyAlways) {
    const start = partOfOne(collector.addAll());
    joiner.connect(start, start);
    joiner.connect(start, { ...EMPTY, first: restarts });
  }
  // A state before the first character, from which all ways start.
  joiner.connect(partOfOne(collector.addNone()), complete);
  return { states, classes: collector.classes(budget), looksFarBehind: reader.looksFarBehind() };
}

interface PartReader {
  readonly alternatives: (all: readonly AST.Alternative[]) => Part;
  readonly looksFarBehind: () => boolean;
}

interface ReaderOptions extends ReturnType<typeof joinerOf> {
  readonly counters: Counters;
  readonly character: (element: CharacterElement, isUncertain: boolean) => Part;
}

/** More repetitions than these are a loop where a lookbehind has them. */
const MOST_BEHIND = 16;

function partReader({ counters, character, connect, sequence }: ReaderOptions): PartReader {
  const copied = new Set<AST.CapturingGroup>();
  let [lookbehinds, guardedLoops, looksFar] = [0, 0, false];

  const alternatives = (all: readonly AST.Alternative[]): Part =>
    either(all.map(({ elements }) => elements.map(partOf).reduce(sequence, EMPTY)));

  function partOf(element: AST.Element): Part {
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
        return character(element, copied.size > 0 || guardedLoops > 0);
      case 'Group':
        if (element.modifiers) throw new BudgetSpent();
        return alternatives(element.alternatives);
      case 'CapturingGroup':
        return alternatives(element.alternatives);
      case 'Quantifier':
        return repeated(element);
      case 'Assertion':
        return assertion(element);
      case 'Backreference':
        return either([element.resolved].flat().map(copyOf));
      default:
        throw new BudgetSpent();
    }
  }

  function assertion(element: AST.Assertion): Part {
    if (element.kind === 'start') return { ...EMPTY, isEmptyAnywhere: false };
    if (!('alternatives' in element)) return { ...EMPTY, isEmptyAlways: false };
    const behind = element.kind === 'lookbehind' ? 1 : 0;
    lookbehinds += behind;
    const { first } = alternatives(element.alternatives);
    lookbehinds -= behind;
    return { ...EMPTY, first, isEmptyAlways: false };
  }

  /** A group that has not matched yet is empty. So is a reference to a group inside itself. */
  function copyOf(group: AST.CapturingGroup): Part {
    if (copied.has(group)) return EMPTY;
    copied.add(group);
    const part = alternatives(group.alternatives);
    copied.delete(group);
    return { ...part, emptyWays: Math.max(part.emptyWays, 1), isEmptyAlways: false, isEmptyAnywhere: true };
  }

  function repeated(quantifier: AST.Quantifier): Part {
    const isGuarded = quantifier.max > 1 && hasCondition(quantifier.element);
    if (isGuarded) guardedLoops++;
    const part = copiesOf(quantifier);
    if (isGuarded) guardedLoops--;
    return part;
  }

  function copiesOf(quantifier: AST.Quantifier): Part {
    const { min, max, element } = quantifier;
    if (lookbehinds > 0 && max > MOST_BEHIND) looksFar = true;
    if (max === 0) return EMPTY;
    if (max === 1) return min === 0 ? optional(partOf(element)) : partOf(element);
    if (counters === 'loops') return loop(partOf(element), min);
    if (min > counters && min > MOST_STATES) throw new BudgetSpent();
    const needed = Math.min(min, counters);
    const copies = (count: number): readonly Part[] => Array.from({ length: count }, () => partOf(element));
    if (max === Infinity) {
      const before = copies(Math.max(0, needed - 1)).reduce(sequence, EMPTY);
      return sequence(before, loop(partOf(element), Math.min(min, 1)));
    }
    // Each optional copy is inside the one before: `a{0,2}` is `(?:a(?:a)?)?`.
    const possible = copies(Math.min(max, counters) - needed);
    const tail = possible.reduceRight(
      (after, part) => optional(sequence({ ...part, emptyWays: 0 }, after)),
      EMPTY,
    );
    return sequence(copies(needed).reduce(sequence, EMPTY), tail);
  }

  /** An engine refuses an optional repetition that matches nothing. Of those that are required, each may be empty. */
  function loop(part: Part, min: number): Part {
    connect(part, part);
    if (min > 1 && part.emptyWays > 0) connect(part, part);
    return min === 0 ? optional(part) : { ...part, emptyWays: atMost(part.emptyWays ** min) };
  }

  return { alternatives, looksFarBehind: () => looksFar };
}

function optional(part: Part): Part {
  return { ...part, emptyWays: 1, isEmptyAnywhere: true, isEmptyAlways: true };
}

/** True for an element that contains a lookaround or a word boundary. */
function hasCondition(element: AST.Element): boolean {
  switch (element.type) {
    case 'Assertion':
      return element.kind !== 'start' && element.kind !== 'end';
    case 'Quantifier':
      return hasCondition(element.element);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(({ elements }) => elements.some(hasCondition));
    default:
      return false;
  }
}
