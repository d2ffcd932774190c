import type { AST } from '@eslint-community/regexpp';
import { parsePattern } from './parse-pattern.js';

/**
 * True for a pattern that no text can match because the start of the text would have to come after some character, or
 * the end before one: `/^[a-z]+$/i`, written with the slashes of a program. Where it cannot be told, it is false.
 */
export function neverMatches(pattern: string): boolean {
  const tree = parsePattern(pattern);
  return tree !== undefined && noneMatches(tree.alternatives);
}

function noneMatches(alternatives: readonly AST.Alternative[]): boolean {
  return alternatives.every(({ elements }) => {
    const [first, last] = [elements.findIndex(consumes), elements.findLastIndex(consumes)];
    return elements.some(
      (element, at) =>
        cannotMatch(element) ||
        (first >= 0 && at > first && demands(element, 'start')) ||
        (at < last && demands(element, 'end')),
    );
  });
}

/** True for an element that nothing matches, whatever is around it. */
function cannotMatch(element: AST.Element): boolean {
  switch (element.type) {
    case 'CharacterClass':
      return !element.negate && element.elements.length === 0;
    case 'Group':
    case 'CapturingGroup':
      return noneMatches(element.alternatives);
    case 'Quantifier':
      return element.min > 0 && cannotMatch(element.element);
    default:
      return false;
  }
}

/** True for an element that matches at the start, or the end, of the text only. */
function demands(element: AST.Element, kind: 'start' | 'end'): boolean {
  switch (element.type) {
    case 'Assertion':
      return element.kind === kind;
    case 'Quantifier':
      return element.min > 0 && demands(element.element, kind);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.every(({ elements }) => {
        const outer = kind === 'start' ? elements.at(0) : elements.at(-1);
        return outer !== undefined && demands(outer, kind);
      });
    default:
      return false;
  }
}

/** True for an element that matches at least one character. */
function consumes(element: AST.Element): boolean {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return true;
    case 'Quantifier':
      return element.min > 0 && consumes(element.element);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.every(({ elements }) => elements.some(consumes));
    default:
      return false;
  }
}
