import type { AST } from '@eslint-community/regexpp';
import { RegExpParser } from '@eslint-community/regexpp';

/** A part of a template: a text that stands there as it is, or anything at all. */
export type TemplatePart = string | typeof ANYTHING;

/** Stands for any text in a template. */
export const ANYTHING: unique symbol = Symbol('any text');

/**
 * The texts that match a pattern as a list of fixed and free parts: `^evt_` is `evt_` and then anything. A text has
 * that form exactly when it matches; undefined where there is no such form.
 */
export function templateOf(pattern: string): readonly TemplatePart[] | undefined {
  const elements = elementsOf(pattern);
  if (elements === undefined) return undefined;
  const [first, last] = [elements.at(0), elements.at(-1)];
  const fromStart = first?.type === 'Assertion' && first.kind === 'start';
  const toEnd = last?.type === 'Assertion' && last.kind === 'end';
  const inner = elements.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  const texts = trimmed(inner, fromStart, toEnd).map(textOf);
  if (texts.some((text) => text === undefined)) return undefined;
  const text = texts.join('');
  const start: readonly TemplatePart[] = fromStart ? [] : [ANYTHING];
  const end: readonly TemplatePart[] = toEnd ? [] : [ANYTHING];
  return text === '' && !(fromStart && toEnd) ? [ANYTHING] : [...start, text, ...end];
}

/** True when every text of the first form has the second one too. */
export function isWithin(inner: readonly TemplatePart[], outer: readonly TemplatePart[]): boolean {
  // A character that no fixed part holds stands for what may be anything.
  const sample = inner.map((part) => (typeof part === 'string' ? part : '\u0000')).join('');
  return matches(outer, sample);
}

/** True for a text that has a form. */
export function matches(parts: readonly TemplatePart[], text: string): boolean {
  const fixed = parts.filter((part) => typeof part === 'string').join('');
  const [fromStart, toEnd] = [parts.at(0) !== ANYTHING, parts.at(-1) !== ANYTHING];
  if (fromStart && toEnd) return text === fixed;
  if (fromStart) return text.startsWith(fixed);
  return toEnd ? text.endsWith(fixed) : text.includes(fixed);
}

function elementsOf(pattern: string): readonly AST.Element[] | undefined {
  try {
    const parser = new RegExpParser({ ecmaVersion: 2024 });
    const [only, ...more] = parser.parsePattern(pattern, 0, pattern.length, true).alternatives;
    return more.length === 0 ? only?.elements : undefined;
  } catch {
    return undefined;
  }
}

/** Without what may be missing at an end that is free anyway: `aaa*` asks for `aa`. */
function trimmed(
  elements: readonly AST.Element[],
  fromStart: boolean,
  toEnd: boolean,
): readonly AST.Element[] {
  const needed = elements.map((element) => !(element.type === 'Quantifier' && element.min === 0));
  const start = fromStart ? 0 : needed.indexOf(true);
  const end = toEnd ? elements.length : needed.lastIndexOf(true) + 1;
  return start < 0 ? [] : elements.slice(start, end);
}

function textOf(element: AST.Element): string | undefined {
  return element.type === 'Character' ? String.fromCodePoint(element.value) : undefined;
}
