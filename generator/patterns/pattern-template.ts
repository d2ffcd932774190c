import type { AST } from '@eslint-community/regexpp';
import { LATIN_1 } from './alphabets.js';
import { type Alternative, alternativesOf, charactersOf } from './pattern-syntax.js';
import { ANYTHING, choicesIn, fixedParts, type Template } from './template.js';

/** What is known of the texts that match a pattern. */
export interface PatternTemplate {
  /** Every text of this form matches. */
  readonly template: Template;
  /** True when no other text does. */
  readonly isExact: boolean;
}

/** With more combinations of its choices, a form is not worth its cost to a compiler. */
const MOST_CHOICES = 200;

/** What has to be there more often is too long to read. */
const MOST_REPEATS = 16;

/** Names that are listed by a pattern are written one by one, if they are not too many. */
const MOST_NAMES = 4;

/**
 * The form of texts that match a pattern: `^evt_` is `evt_` and then anything. What may be there more often than it has
 * to is left out, so that some other texts may match too, as `fo` is the form for `f.*o`. Undefined where there is no
 * such form, or where it names so few texts of many that it helps nobody.
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

/** Without what may be missing at an end that is free anyway: `aaa*` asks for `aa`. */
function needed({ elements, fromStart, toEnd }: Alternative): readonly AST.Element[] {
  const isNeeded = elements.map((element) => !(element.type === 'Quantifier' && element.min === 0));
  const start = fromStart ? 0 : isNeeded.indexOf(true);
  const end = toEnd ? elements.length : isNeeded.lastIndexOf(true) + 1;
  return start < 0 ? [] : elements.slice(start, end);
}

/** The texts for an element, part by part. */
interface Piece {
  readonly parts: readonly (readonly string[])[];
  readonly isExact: boolean;
}

const NOTHING: Piece = { parts: [], isExact: true };

/** What stands for an element; at a free end it does not matter whether there is more of it. */
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
  if (element.type === 'Character') return { parts: [[String.fromCodePoint(element.value)]], isExact: true };
  const listed = charactersOf(element, LATIN_1) ?? [];
  return isListed(element) && listed.length > 0 ? { parts: [listed], isExact: true } : undefined;
}

/** A text that says itself. */
function plainText(elements: readonly AST.Element[]): string | undefined {
  return elements.every((element) => element.type === 'Character')
    ? elements.map(({ value }) => String.fromCodePoint(value)).join('')
    : undefined;
}

/** True for a class of which every character is in the alphabet. */
function isListed(element: AST.Element): boolean {
  if (element.type === 'CharacterSet') return isAscii(element);
  if (element.type !== 'CharacterClass' || element.negate) return false;
  return element.elements.every((one) => {
    if (one.type === 'CharacterClassRange') return isLatin(one.min.value, one.max.value);
    return one.type === 'Character' ? isLatin(one.value, one.value) : isAscii(one);
  });
}

/** True when all characters from one to another are in the alphabet. */
function isLatin(first: number, last: number): boolean {
  const size = last - first + 1;
  return (
    size <= LATIN_1.length &&
    Array.from({ length: size }, (_, at) => String.fromCodePoint(first + at)).every((one) =>
      LATIN_1.includes(one),
    )
  );
}

/** `\d` and `\w`. */
function isAscii(set: { readonly type: string; readonly kind?: string; readonly negate?: boolean }): boolean {
  return set.type === 'CharacterSet' && ['digit', 'word'].includes(set.kind ?? '') && set.negate !== true;
}

/** Texts that stand beside each other are one text. */
function joined(parts: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const done: (readonly string[])[] = [];
  for (const part of parts) {
    const last = done.at(-1);
    if (last?.length === 1 && part.length === 1) done[done.length - 1] = [`${last[0]}${part[0]}`];
    else done.push(part);
  }
  return done;
}
