import { formatOf } from '../../patterns/formats.js';
import type { Budget } from '../budget.js';
import type { TextAtom } from '../formula/formula.js';
import { textHolds } from '../formula/holds.js';
import { type Automaton, automatonOfTexts } from '../strings/automaton.js';
import { findWord } from '../strings/find-word.js';
import { FORMAT_LANGUAGES } from '../strings/format-languages.js';
import { automatonOf, NoAutomaton } from '../strings/language.js';
import { found, NONE, type Outcome, open } from './solver.js';

/** The longest text that is made for a witness. */
const LONGEST = 20_000;

/** A text that satisfies all atoms. @throws OutOfSteps */
export function solveText(atoms: readonly TextAtom[], budget: Budget): Outcome {
  const accepts = (text: string): boolean => atoms.every((atom) => textHolds(atom, text));
  const listed = atoms.find((atom) => atom.rule === 'values' && !atom.isNot);
  if (listed?.rule === 'values') return firstFound(listed.values, accepts) ?? NONE;
  const least = Math.max(0, ...atoms.map((atom) => (atom.rule === 'least' ? atom.count : 0)));
  const most = Math.min(...atoms.map((atom) => (atom.rule === 'most' ? atom.count : longestOf(atom))));
  if (least > most) return NONE;
  if (least > LONGEST) return open('a text would be too long');
  const easy = firstFound(candidates(atoms, least), accepts);
  if (easy !== undefined) return easy;
  const { within, outside, isExact } = languages(atoms);
  if (least > LONG) {
    const short = findWord({ within, outside, least: 0, most }, budget);
    const long = firstFound(
      [...candidates(atoms, 0), short ?? ''].flatMap((text) => stretched(text, least)),
      accepts,
    );
    if (short === undefined || long !== undefined) return long ?? NONE;
  }
  const word = findWord({ within, outside, least, most }, budget);
  if (word === undefined) return NONE;
  if (accepts(word)) return found(word);
  const names = atoms.flatMap((atom) => ('name' in atom ? [atom.name] : []));
  return open(
    isExact ? 'a text has half of a character' : `no text was found for ${described(atoms)}`,
    names,
  );
}

/** Longer texts are made from short ones first, because a search goes through all lengths. */
const LONG = 40;

/** Texts of a length, made from a shorter one by repeating one of its characters. */
function stretched(text: string, length: number): readonly string[] {
  const characters = [...text];
  const missing = length - characters.length;
  if (missing <= 0) return [];
  return characters
    .slice(0, LONG)
    .map((one, at) => [...characters.slice(0, at), one.repeat(missing), ...characters.slice(at)].join(''));
}

function firstFound(values: Iterable<string>, accepts: (text: string) => boolean): Outcome | undefined {
  for (const value of values) if (accepts(value)) return found(value);
  return undefined;
}

function longestOf(atom: TextAtom): number {
  const isFormat = atom.rule === 'format' && !atom.isNot;
  return (isFormat ? FORMAT_LANGUAGES.get(atom.name)?.most : undefined) ?? Infinity;
}

/** Texts that people write, and examples of the formats. */
function* candidates(atoms: readonly TextAtom[], least: number): Iterable<string> {
  for (const atom of atoms) {
    if (atom.rule !== 'format') continue;
    const format = formatOf(atom.name);
    if (format !== undefined) yield* atom.isNot ? [format.invalid, 'a'] : [format.valid];
  }
  yield* ['', 'a', 'b', 'A', '0', '1', 'aa', 'ab', ' ', '-', '_', '.', 'a'.repeat(least), '0'.repeat(least)];
}

interface Languages {
  readonly within: readonly Automaton[];
  readonly outside: readonly Automaton[];
  /** False when the languages allow more than the atoms do. */
  readonly isExact: boolean;
}

/** Languages with all texts that satisfy the atoms, and perhaps others. */
function languages(atoms: readonly TextAtom[]): Languages {
  const [within, outside] = [[] as Automaton[], [] as Automaton[]];
  let isExact = true;
  const put = (isNot: boolean, pattern: string | undefined): void => {
    const automaton = pattern === undefined ? undefined : automatonIfAny(pattern);
    if (automaton === undefined) isExact = false;
    else (isNot ? outside : within).push(automaton);
  };
  for (const atom of atoms) {
    if (atom.rule === 'pattern') put(atom.isNot, atom.name);
    else if (atom.rule === 'values') outside.push(automatonOfTexts(atom.values));
    else if (atom.rule === 'format') {
      const { inner, outer } = FORMAT_LANGUAGES.get(atom.name) ?? {};
      if (inner !== outer) isExact = false;
      put(atom.isNot, atom.isNot ? inner : outer);
    }
  }
  return { within, outside, isExact };
}

function automatonIfAny(pattern: string): Automaton | undefined {
  try {
    return automatonOf(pattern);
  } catch (error) {
    if (error instanceof NoAutomaton) return undefined;
    throw error;
  }
}

function described(atoms: readonly TextAtom[]): string {
  const names = atoms.flatMap((atom) =>
    'name' in atom ? [`${atom.rule} ${JSON.stringify(atom.name)}`] : [],
  );
  return names.join(' and ');
}
