import type { AST } from '@eslint-community/regexpp';
import { LATIN_1 } from './alphabets.js';
import { isHalf } from './half-characters.js';
import { type Alternative, alternativesOf, charactersOf } from './pattern-syntax.js';
import { ANYTHING, choicesIn, fixedParts, type Template } from './template.js';

/** A template for the texts that match a pattern. */
export interface PatternTemplate {
  /** Every text of this template matches. */
  readonly template: Template;
  /** True when no other text matches. */
  readonly isExact: boolean;
}

/** The most combinations of choices. With more, a template costs a compiler more than it is worth. */
const MOST_CHOICES = 200;

/** The most repetitions that are written out. More are too long to read. */
const MOST_REPEATS = 16;

/** The most names that are written one by one when a pattern lists them. */
const MOST_NAMES = 4;

/**
 * The template for texts that match a pattern: `^evt_` is `evt_` and then any text. Optional repetitions are left
 * out, so that other texts may match too: the template for `f.*o` is `fo`. Undefined when there is no template, or
 * when it covers so few of many texts that it is useless.
 */
export function templateOf(pattern: string): PatternTemplate | undefined {
  const [only, ...more] = alternativesOf(pattern) ?? [];
  if (only === undefined || more.length > 0) return undefined;
  const { fromStart, toEnd } = only;
  const pieces = needed(only).map((element, at, all) =>
    pieceOf(element, (at === 0 && !fromStart) || (at === all.length - 1 && !toEnd)),
  );
  if (!pieces.every((piece) => piece !== undefined)) return undefined;
  const parts = joined(pieces.flatMap((piece) => piece.parts));
  const isExact = pieces.every((piece) => piece.isExact);
  const isFree = parts.length === 0 && !(fromStart && toEnd);
  const template: Template = isFree
    ? [ANYTHING]
    : [...(fromStart ? [] : ([ANYTHING] as const)), ...parts, ...(toEnd ? [] : ([ANYTHING] as const))];
  return isUseful(template, isExact) ? { template, isExact } : undefined;
}

function isUseful(template: Template, isExact: boolean): boolean {
  const choices = choicesIn(template);
  return fixedParts(template) === undefined ? choices <= MOST_CHOICES : isExact && choices <= MOST_NAMES;
}

/** The elements without optional ones at an open end, where any text may follow: `aaa*` requires `aa`. */
function needed({ elements, fromStart, toEnd }: Alternative): readonly AST.Element[] {
  const isNeeded = elements.map((element) => !(element.type === 'Quantifier' && element.min === 0));
  const start = fromStart ? 0 : isNeeded.indexOf(true);
  const end = toEnd ? elements.length : isNeeded.lastIndexOf(true) + 1;
  return start < 0 ? [] : elements.slice(start, end);
}

/** The texts that an element matches, as parts of a template. */
interface Piece {
  readonly parts: readonly (readonly string[])[];
  readonly isExact: boolean;
}

const NOTHING: Piece = { parts: [], isExact: true };

/**
 * The texts that an element matches. At an open end it does not matter whether there are more of them. Undefined when
 * they cannot be listed.
 */
function pieceOf(element: AST.Element, isAtFreeEnd: boolean): Piece | undefined {
  if (element.type === 'Quantifier') {
    const { min, max } = element;
    if (min > MOST_REPEATS) return undefined;
    const piece = min === 0 ? NOTHING : pieceOf(element.element, false);
    return (
      piece && {
        parts: Array.from({ length: min }, () => piece.parts).flat(),
        isExact: piece.isExact && (min === max || isAtFreeEnd),
      }
    );
  }
  if (element.type === 'Group' || element.type === 'CapturingGroup') {
    const texts = element.alternatives.map(({ elements }) => plainText(elements));
    return texts.every((text) => text !== undefined) ? { parts: [texts], isExact: true } : undefined;
  }
  if (element.type === 'Character') {
    const text = plainText([element]);
    return text === undefined ? undefined : { parts: [[text]], isExact: true };
  }
  const listed = charactersOf(element, LATIN_1) ?? [];
  return isListed(element) && listed.length > 0 ? { parts: [listed], isExact: true } : undefined;
}

/**
 * The text of elements that are plain characters. Undefined for other elements. Half of a surrogate pair is none: in a
 * template it would also be the beginning of a whole character, which the pattern does not match.
 */
function plainText(elements: readonly AST.Element[]): string | undefined {
  const characters = elements.filter((element) => element.type === 'Character');
  return characters.length === elements.length && !characters.some(({ value }) => isHalf(value))
    ? characters.map(({ value }) => String.fromCodePoint(value)).join('')
    : undefined;
}

/** True for a class whose characters are all in the alphabet. */
function isListed(element: AST.Element): boolean {
  if (element.type === 'CharacterSet') return isAscii(element);
  if (element.type !== 'CharacterClass' || element.negate) return false;
  return element.elements.every((one) => {
    if (one.type === 'CharacterClassRange') return isLatin(one.min.value, one.max.value);
    return one.type === 'Character' ? isLatin(one.value, one.value) : isAscii(one);
  });
}

/** True when all characters of a range are in the alphabet. */
function isLatin(first: number, last: number): boolean {
  const size = last - first + 1;
  return (
    size <= LATIN_1.length &&
    Array.from({ length: size }, (_, at) => String.fromCodePoint(first + at)).every((one) =>
      LATIN_1.includes(one),
    )
  );
}

/** True for `\d` and `\w`. */
function isAscii(set: { readonly type: string; readonly kind?: string; readonly negate?: boolean }): boolean {
  return set.type === 'CharacterSet' && ['digit', 'word'].includes(set.kind ?? '') && set.negate !== true;
}

/** Joins fixed texts that are neighbours. */
function joined(parts: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const done: (readonly string[])[] = [];
  for (const part of parts) {
    const last = done.at(-1);
    if (last?.length === 1 && part.length === 1) done[done.length - 1] = [`${last[0]}${part[0]}`];
    else done.push(part);
  }
  return done;
}
