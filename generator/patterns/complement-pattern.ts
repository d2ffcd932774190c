import type { AST } from '@eslint-community/regexpp';
import { alphabetOf } from './alphabets.js';
import { type Alternative, alternativesOf, charactersOf } from './pattern-syntax.js';

/** The known names of an object's properties: literal names, and all names that match one of the patterns. */
export interface KnownNames {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
}

/**
 * A pattern that matches only names that are not known. It can be written as a template, because it looks at single
 * characters. When all known names are given by patterns, it requires a character that no known name contains.
 * Otherwise, or when there is no such character, it requires a first character with which no known name begins. Only
 * printable characters of one alphabet are considered. Undefined when any name may be known.
 */
export function complementPattern({ names, patterns }: KnownNames): string | undefined {
  const alphabet = alphabetOf([...names, ...patterns].join(''));
  const parsed = patterns.map(alternativesOf);
  if (!parsed.every((one) => one !== undefined)) return undefined;
  const alternatives = parsed.flat();
  const without = (known: ReadonlySet<string> | undefined): readonly string[] =>
    known === undefined ? [] : alphabet.filter((one) => !known.has(one));
  const outside = names.length > 0 ? [] : without(union(alternatives.map((one) => all(one, alphabet))));
  if (outside.length > 0) return characterClass(outside);
  const initials = names.map(([initial = '']) => initial);
  const others = without(union([new Set(initials), ...alternatives.map((one) => first(one, alphabet))]));
  return others.length === 0 ? undefined : `^${characterClass(others)}`;
}

/** A set of characters. Undefined means any character. */
type Characters = ReadonlySet<string> | undefined;

/** The characters that the text of a match may contain. */
function all({ elements, fromStart, toEnd }: Alternative, alphabet: readonly string[]): Characters {
  return fromStart && toEnd ? union(elements.map((element) => within(element, alphabet))) : undefined;
}

function within(element: AST.Element, alphabet: readonly string[]): Characters {
  if (element.type === 'Quantifier') return within(element.element, alphabet);
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return one(element, alphabet);
  return union(
    element.alternatives.flatMap(({ elements }) => elements.map((inner) => within(inner, alphabet))),
  );
}

/** The characters with which the text of a match may begin. */
function first({ elements, fromStart, toEnd }: Alternative, alphabet: readonly string[]): Characters {
  const beginning = fromStart ? beginningOf(elements, alphabet) : undefined;
  return beginning && (toEnd || !beginning.isEmpty) ? beginning.characters : undefined;
}

/** The first characters of a sequence, and whether the sequence may be empty. */
interface Beginning {
  readonly characters: ReadonlySet<string>;
  readonly isEmpty: boolean;
}

function beginningOf(elements: readonly AST.Element[], alphabet: readonly string[]): Beginning | undefined {
  let characters: ReadonlySet<string> = new Set<string>();
  for (const element of elements) {
    const own = beginningOfOne(element, alphabet);
    if (own === undefined) return undefined;
    characters = new Set([...characters, ...own.characters]);
    if (!own.isEmpty) return { characters, isEmpty: false };
  }
  return { characters, isEmpty: true };
}

function beginningOfOne(element: AST.Element, alphabet: readonly string[]): Beginning | undefined {
  if (element.type === 'Quantifier') {
    const inner = beginningOfOne(element.element, alphabet);
    return inner && { ...inner, isEmpty: inner.isEmpty || element.min === 0 };
  }
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') {
    const characters = one(element, alphabet);
    return characters && { characters, isEmpty: false };
  }
  const inner = element.alternatives.map(({ elements }) => beginningOf(elements, alphabet));
  if (!inner.every((own) => own !== undefined)) return undefined;
  return {
    characters: new Set(inner.flatMap((own) => [...own.characters])),
    isEmpty: inner.some((own) => own.isEmpty),
  };
}

function one(element: AST.Element, alphabet: readonly string[]): Characters {
  const found = charactersOf(element, alphabet);
  return found && new Set(found);
}

function union(sets: readonly Characters[]): Characters {
  return sets.every((set) => set !== undefined) ? new Set(sets.flatMap((set) => [...set])) : undefined;
}

/** Prints characters as a character class, with neighbours as ranges. */
function characterClass(characters: readonly string[]): string {
  const ranges: [string, string][] = [];
  for (const character of characters) {
    const last = ranges.at(-1);
    if (last && codeOf(last[1]) + 1 === codeOf(character)) last[1] = character;
    else ranges.push([character, character]);
  }
  const texts = ranges.map(([from, to]) => (from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`));
  return `[${texts.join('')}]`;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function escaped(character: string): string {
  return /[\\\]^-]/.test(character) ? `\\${character}` : character;
}
