import { escapeExpression } from '../text/wildcards.js';

/** Stands for any text in a template. */
export const ANYTHING: unique symbol = Symbol('any text');

/** A part of a template: one of some texts, or any text at all. */
export type TemplatePart = readonly string[] | typeof ANYTHING;

/** The texts of a form: `evt_` and then anything is `[['evt_'], ANYTHING]`. */
export type Template = readonly TemplatePart[];

/** How much of one form is of another one, too. */
export type Coverage = 'none' | 'some' | 'all';

/** True for a text that has a form. */
export function matches(template: Template, text: string): boolean {
  return matcherOf(template).test(text);
}

/** How many forms a form stands for: one for each choice among texts. */
export function choicesIn(template: Template): number {
  return template.reduce((product, part) => product * (part === ANYTHING ? 1 : part.length), 1);
}

/** How many of the forms that a form stands for, one for each choice among texts, are of another form altogether. */
export function coverage(inner: Template, outer: Template): Coverage {
  // A character that no part holds stands for what may be anything.
  const samples = fixedTexts(inner.map((part) => (part === ANYTHING ? ['\u0000'] : part)));
  const matcher = matcherOf(outer);
  const covered = samples.filter((sample) => matcher.test(sample));
  if (covered.length === 0) return 'none';
  return covered.length === samples.length ? 'all' : 'some';
}

/** The texts of a form in which nothing is free. */
export function fixedTexts(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.reduce<readonly string[]>(
    (starts, part) => starts.flatMap((start) => part.map((text) => start + text)),
    [''],
  );
}

/** The parts of a form in which nothing is free; undefined for others. */
export function fixedParts(template: Template): readonly (readonly string[])[] | undefined {
  return template.every((part) => part !== ANYTHING) ? template : undefined;
}

/** True for the form of every text. */
export function isEverything(template: Template): boolean {
  return template.length === 1 && template[0] === ANYTHING;
}

function matcherOf(template: Template): RegExp {
  const parts = template.map((part) =>
    part === ANYTHING ? '.*' : `(?:${part.map(escapeExpression).join('|')})`,
  );
  return new RegExp(`^${parts.join('')}$`, 'su');
}
