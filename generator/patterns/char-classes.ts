import type { AST } from '@eslint-community/regexpp';
import type { CharSet, JS } from 'refa';
import { type Budget, BudgetSpent, MOST_RANGES, spend } from './budgets.js';
import { refa } from './refa.js';

/** The part of a pattern that matches one character. */
export type CharacterElement = AST.Character | AST.CharacterSet | AST.CharacterClass;

/**
 * The character classes of a pattern, by number. Characters that are in the same classes are the same to the pattern,
 * so they are one atom, and a class is a set of atoms.
 */
export interface CharClasses {
  /** The number of atoms. */
  readonly atoms: number;
  /** The atoms of each class. */
  readonly atomsOf: readonly (readonly number[])[];
  /** True when all classes have a character in common. */
  readonly overlap: (one: number, other: number, third?: number) => boolean;
}

/** Collects the classes of a pattern while its automaton is built. */
export interface ClassCollector {
  /** The number of the class of an element. Equal texts have the same number. @throws BudgetSpent for too many ranges */
  readonly add: (element: CharacterElement) => number;
  /** The number of the class of all characters. */
  readonly addAll: () => number;
  /** The number of the class without characters. */
  readonly addNone: () => number;
  /** The classes so far. @throws BudgetSpent */
  readonly classes: (budget: Budget) => CharClasses;
}

const FLAGS = { unicode: true } as const;
const LAST_CHARACTER = 0x10_ffff;

/** Creates a collector without classes. */
export function classCollector(): ClassCollector {
  const numbers = new Map<string, number>();
  const sets: CharSet[] = [];
  let ranges = 0;
  const add = (key: string, make: () => CharSet): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const set = make();
    ranges += set.ranges.length;
    if (ranges > MOST_RANGES) throw new BudgetSpent();
    numbers.set(key, sets.length);
    return sets.push(set) - 1;
  };
  return {
    add: (element) => add(` ${element.raw}`, () => setOf(element)),
    addAll: () => add('all', () => refa().CharSet.all(LAST_CHARACTER)),
    addNone: () => add('none', () => refa().CharSet.empty(LAST_CHARACTER)),
    classes: (budget) => withAtoms(sets, budget),
  };
}

function setOf(element: CharacterElement): CharSet {
  const isPlain = element.type === 'Character' || !('strings' in element && element.strings);
  if (!isPlain || ('unicodeSets' in element && element.unicodeSets)) throw new BudgetSpent();
  return refa().JS.parseCharSet(element as Parameters<typeof JS.parseCharSet>[0], FLAGS);
}

function withAtoms(sets: readonly CharSet[], budget: Budget): CharClasses {
  const starts = new Set(sets.flatMap(({ ranges }) => ranges.flatMap(({ min, max }) => [min, max + 1])));
  const sorted = [...starts].sort((one, other) => one - other);
  const places = new Map(sorted.map((start, at) => [start, at]));
  const owners = sorted.map((): number[] => []);
  for (const [number, { ranges }] of sets.entries()) {
    for (const { min, max } of ranges) {
      const [from = 0, to = 0] = [places.get(min), places.get(max + 1)];
      spend(budget, to - from);
      for (let at = from; at < to; at++) owners[at]?.push(number);
    }
  }
  const atoms = new Map(owners.filter((own) => own.length > 0).map((own) => [own.join(), own]));
  const atomsOf = sets.map((): number[] => []);
  for (const [atom, own] of [...atoms.values()].entries()) {
    for (const number of own) atomsOf[number]?.push(atom);
  }
  return { atoms: atoms.size, atomsOf, overlap: overlapTest(atomsOf) };
}

function overlapTest(atomsOf: readonly (readonly number[])[]): CharClasses['overlap'] {
  const sets = atomsOf.map((atoms) => new Set(atoms));
  const known = new Map<number, boolean>();
  const size = atomsOf.length;
  return (one, other, third = other) => {
    const key = (one * size + other) * size + third;
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = (atomsOf[one] ?? []).some((atom) => sets[other]?.has(atom) && sets[third]?.has(atom));
    known.set(key, answer);
    return answer;
  };
}
