import { escapeExpression } from '../text/wildcards.js';

/** Any text, as a part of a template. */
export const ANYTHING: unique symbol = Symbol('any text');

/** A part of a template: one of some texts, or any text. */
export type TemplatePart = readonly string[] | typeof ANYTHING;

/** A template for texts: `evt_` and then any text is `[['evt_'], ANYTHING]`. */
export type Template = readonly TemplatePart[];

/** How much of one template another template covers. */
export type Coverage = 'none' | 'some' | 'all';

/** True when a text has the form of a template. */
export function matches(template: Template, text: string): boolean {
  return matcherOf(template).test(text);
}

/** The number of combinations of a template's choices. */
export function choicesIn(template: Template): number {
  return template.reduce((product, part) => product * (part === ANYTHING ? 1 : part.length), 1);
}

/** How many combinations of the inner template's choices the outer template covers completely. */
export function coverage(inner: Template, outer: Template): Coverage {
  // A character that no part contains stands for any text.
  const samples = fixedTexts(inner.map((part) => (part === ANYTHING ? ['\u0000'] : part)));
  const matcher = matcherOf(outer);
  const covered = samples.filter((sample) => matcher.test(sample));
  if (covered.length === 0) return 'none';
  return covered.length === samples.length ? 'all' : 'some';
}

/** All texts of parts that are fixed. */
export function fixedTexts(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.reduce<readonly string[]>(
    (starts, part) => starts.flatMap((start) => part.map((text) => start + text)),
    [''],
  );
}

/** The parts of a template in which everything is fixed. Undefined for other templates. */
export function fixedParts(template: Template): readonly (readonly string[])[] | undefined {
  return template.every((part) => part !== ANYTHING) ? template : undefined;
}

/** True for the template of all texts. */
export function isEverything(template: Template): boolean {
  return template.length === 1 && template[0] === ANYTHING;
}

function matcherOf(template: Template): RegExp {
  const parts = template.map((part) =>
    part === ANYTHING ? '.*' : `(?:${part.map(escapeExpression).join('|')})`,
  );
  return new RegExp(`^${parts.join('')}$`, 'su');
}
