import type { AST } from '@eslint-community/regexpp';
import { MOST_CHARACTERS_OF_TEMPLATE } from './budgets.js';
import { parsePattern } from './parse-pattern.js';

/** One alternative of a pattern. */
export interface Alternative {
  /** Its elements, without the anchors at both ends. */
  readonly elements: readonly AST.Element[];
  /** True when a match must begin at the start of the text. */
  readonly fromStart: boolean;
  /** True when a match must end at the end of the text. */
  readonly toEnd: boolean;
}

/**
 * The alternatives of a pattern, which is parsed as validators parse it. Undefined when the pattern is not valid, or
 * longer than a template or a complement of it would be useful.
 */
export function alternativesOf(pattern: string): readonly Alternative[] | undefined {
  if (pattern.length > MOST_CHARACTERS_OF_TEMPLATE) return undefined;
  return parsePattern(pattern)?.alternatives.map(withoutAnchors);
}

function withoutAnchors({ elements }: AST.Alternative): Alternative {
  const [first, last] = [elements.at(0), elements.at(-1)];
  const fromStart = first?.type === 'Assertion' && first.kind === 'start';
  const toEnd = last?.type === 'Assertion' && last.kind === 'end';
  return { elements: elements.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined), fromStart, toEnd };
}

/**
 * The characters of an alphabet that an element matches. Undefined when the element does not match one character at a
 * time.
 */
export function charactersOf(
  element: AST.Element,
  alphabet: readonly string[],
): readonly string[] | undefined {
  const isOne =
    element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass';
  if (!isOne) return undefined;
  const matcher = new RegExp(`^${element.raw}$`, 'u');
  return alphabet.filter((one) => matcher.test(one));
}
