import {
  CharSet,
  type Concatenation,
  DFA,
  type Element,
  type Expression,
  JS,
  NFA,
  type NoParent,
  type TransitionIterable,
  type TransitionIterator,
} from 'refa';
import { isWithinBudget } from '../../patterns/parse-pattern.js';
import { type Automaton, tableOf } from './automaton.js';

/** Thrown for a pattern whose texts are not a regular language, or whose automaton is too large. */
export class NoAutomaton extends Error {}

type Part = NoParent<Element>;
type Sequence = NoParent<Concatenation>;

const LAST = 0x10_ffff;
/** Two characters that no text has: they stand for the start and the end of a text. */
const [START, END] = [LAST + 1, LAST + 2];
const MOST_NODES = 10_000;
const MOST_PARSED = 20_000;

/** The most automata that are remembered, and their most states together. */
const [MOST_KNOWN, MOST_STATES] = [1_000, 200_000];
const known = new Map<string, Automaton | NoAutomaton>();
let states = 0;

/**
 * The automaton of the texts that a pattern matches somewhere, read with the `u` flag.
 * @throws NoAutomaton for lookarounds that do not lead, word boundaries, backreferences, and what is too large
 */
export function automatonOf(pattern: string): Automaton {
  const found = known.get(pattern) ?? remembered(pattern);
  if (found instanceof NoAutomaton) throw found;
  return found;
}

function remembered(pattern: string): Automaton | NoAutomaton {
  if (known.size >= MOST_KNOWN || states > MOST_STATES) {
    known.clear();
    states = 0;
  }
  let made: Automaton | NoAutomaton;
  try {
    made = tableOf(languageOf(pattern));
    states += made.states.length;
  } catch (error) {
    // refa throws plain errors for what it does not support and for limits.
    made = error instanceof NoAutomaton ? error : new NoAutomaton(String(error));
  }
  known.set(pattern, made);
  return made;
}

function languageOf(pattern: string): DFA {
  if (!isWithinBudget(pattern)) throw new NoAutomaton('the pattern is too long');
  const parser = JS.Parser.fromLiteral({ source: pattern, flags: 'u' });
  const { expression } = parser.parse({
    assertions: 'parse',
    backreferences: 'throw',
    maxNodes: MOST_PARSED,
  });
  const alternatives = expression.alternatives.map(separated);
  const plain = alternatives.filter(({ conditions }) => conditions.length === 0);
  const others = alternatives.filter(({ conditions }) => conditions.length > 0);
  const sequences = plain.map(
    ({ elements }): Sequence => ({ type: 'Concatenation', elements: [...elements] }),
  );
  const parts = [...(sequences.length === 0 ? [] : [found(sequences)]), ...others.map(withConditions)];
  const [first, ...more] = parts;
  if (first === undefined) throw new NoAutomaton('a pattern without alternatives');
  if (more.length === 0) return first;
  const union = NFA.fromFA(first, limited('nfa'));
  for (const next of more) union.union(NFA.fromFA(next, limited('nfa')), limited('nfa'));
  return minimal(union);
}

/** An alternative of a pattern, and the conditions that it has beside it on the whole text. */
interface Conditional {
  readonly elements: readonly Part[];
  readonly conditions: readonly { readonly sequences: readonly Sequence[]; readonly negate: boolean }[];
}

/**
 * Takes conditions out of an alternative: lookaheads right after the `^` with which it starts, and lookbehinds right
 * before the `$` with which it ends. Each means that the whole text starts, or ends, in a way.
 */
function separated({ elements }: Sequence): Conditional {
  const conditions: Conditional['conditions'][number][] = [];
  let left = elements;
  const [start, end] = [elements[0], elements.at(-1)];
  if (start !== undefined && isAnchor(start, 'behind')) {
    for (let next = left[1]; isCondition(next, 'ahead'); next = left[1]) {
      const sequences = next.alternatives.map((one) => ({ ...one, elements: [start, ...one.elements] }));
      conditions.push({ sequences, negate: next.negate });
      left = [start, ...left.slice(2)];
    }
  }
  if (end !== undefined && isAnchor(end, 'ahead')) {
    for (let next = left.at(-2); isCondition(next, 'behind'); next = left.at(-2)) {
      const sequences = next.alternatives.map((one) => ({ ...one, elements: [...one.elements, end] }));
      conditions.push({ sequences, negate: next.negate });
      left = [...left.slice(0, -2), end];
    }
  }
  return { elements: left, conditions };
}

type Condition = Extract<Part, { readonly type: 'Assertion' }>;

function isCondition(element: Part | undefined, kind: 'ahead' | 'behind'): element is Condition {
  return element?.type === 'Assertion' && element.kind === kind && !isAnchor(element, kind);
}

function withConditions({ elements, conditions }: Conditional): DFA {
  return conditions.reduce(
    (all: DFA, { sequences, negate }) => {
      const condition = found(sequences);
      if (negate) condition.complement(limited('dfa'));
      return DFA.fromIntersection(all, condition, limited('dfa'));
    },
    found([{ type: 'Concatenation', elements: [...elements] }]),
  );
}

/** The automaton of the texts in which one of some alternatives is found. */
function found(alternatives: readonly Sequence[]): DFA {
  const repeated = (characters: CharSet): Part => ({
    type: 'Quantifier',
    min: 0,
    max: Infinity,
    lazy: false,
    alternatives: [{ type: 'Concatenation', elements: [{ type: 'CharacterClass', characters }] }],
  });
  const any = repeated(CharSet.fromRange(END, { min: 0, max: LAST }));
  const elements: Part[] = [
    repeated(one(START)),
    any,
    { type: 'Alternation', alternatives: alternatives.map(marked) },
    any,
    repeated(one(END)),
  ];
  const expression: NoParent<Expression> = {
    type: 'Expression',
    alternatives: [{ type: 'Concatenation', elements }],
  };
  return minimal(withoutMarks(NFA.fromRegex(expression, { maxCharacter: END }, {}, limited('nfa'))));
}

function one(character: number): CharSet {
  return CharSet.fromCharacter(END, character);
}

/** The same with the marks for start and end in place of `^` and `$`. */
function marked({ elements }: Sequence): Sequence {
  return { type: 'Concatenation', elements: elements.map(markedElement) };
}

function markedElement(element: Part): Part {
  switch (element.type) {
    case 'CharacterClass':
      return { ...element, characters: element.characters.resize(END) };
    case 'Alternation':
      return { ...element, alternatives: element.alternatives.map(marked) };
    case 'Quantifier':
      return { ...element, alternatives: element.alternatives.map(marked) };
    default:
      if (isAnchor(element, 'behind')) return { type: 'CharacterClass', characters: one(START) };
      if (isAnchor(element, 'ahead')) return { type: 'CharacterClass', characters: one(END) };
      throw new NoAutomaton('the pattern has conditions that are not at its start');
  }
}

/** True for `^` (which looks behind for any character and must not find one) and `$`. */
function isAnchor(element: Part | undefined, kind: 'ahead' | 'behind'): boolean {
  if (element?.type !== 'Assertion' || element.kind !== kind || !element.negate) return false;
  const [only, ...more] = element.alternatives.flatMap(({ elements }) => elements);
  return (
    more.length === 0 &&
    element.alternatives.length === 1 &&
    only?.type === 'CharacterClass' &&
    only.characters.isAll
  );
}

/**
 * The texts of an automaton without the marks: any number of marks for the start may come before the text, and for the
 * end after it, because `^^` means the same as `^`.
 */
function withoutMarks(nfa: NFA): TransitionIterable<NFA.ReadonlyNode | null> {
  const over = (mark: number, from: readonly NFA.ReadonlyNode[]): ReadonlySet<NFA.ReadonlyNode> => {
    const reached = new Set(from);
    for (const node of reached)
      for (const [to, characters] of node.out) if (characters.has(mark)) reached.add(to);
    return reached;
  };
  const finals: ReadonlySet<NFA.ReadonlyNode> = nfa.finals;
  const firsts = [...over(START, [nfa.initial])];
  const isFinal = (node: NFA.ReadonlyNode): boolean => [...over(END, [node])].some((one) => finals.has(one));
  const out = (nodes: readonly NFA.ReadonlyNode[]): ReadonlyMap<NFA.ReadonlyNode | null, CharSet> => {
    const next = new Map<NFA.ReadonlyNode | null, CharSet>();
    for (const node of nodes) {
      for (const [to, characters] of node.out) {
        const plain = characters.resize(LAST);
        if (!plain.isEmpty) next.set(to, next.get(to)?.union(plain) ?? plain);
      }
    }
    return next;
  };
  const iterator: TransitionIterator<NFA.ReadonlyNode | null> = {
    initial: null,
    getOut: (node) => out(node === null ? firsts : [node]),
    isFinal: (node) => (node === null ? firsts.some(isFinal) : isFinal(node)),
  };
  return { maxCharacter: LAST, transitionIterator: () => iterator };
}

function minimal<T>(fa: TransitionIterable<T>): DFA {
  const dfa = DFA.fromFA(fa, limited('dfa'));
  dfa.minimize();
  return dfa;
}

function limited(kind: 'nfa'): NFA.LimitedNodeFactory;
function limited(kind: 'dfa'): DFA.LimitedNodeFactory;
function limited(kind: 'nfa' | 'dfa'): NFA.LimitedNodeFactory | DFA.LimitedNodeFactory {
  return kind === 'nfa' ? new NFA.LimitedNodeFactory(MOST_NODES) : new DFA.LimitedNodeFactory(MOST_NODES);
}
