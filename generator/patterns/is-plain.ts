import type { AST } from '@eslint-community/regexpp';
import { parsePattern } from './parse-pattern.js';

/**
 * True for a pattern that is linear at first sight, such as `^org_\w+$`: it begins with `^` and has one way at most to
 * choose how often something is repeated. False says nothing. `backtracking.ts` gives the exact answer.
 */
export function isPlain(pattern: string): boolean {
  const [alternative, ...others] = parsePattern(pattern)?.alternatives ?? [];
  if (alternative === undefined || others.length > 0) return false;
  const [first, ...rest] = alternative.elements;
  if (first?.type !== 'Assertion' || first.kind !== 'start') return false;
  const repeated = rest.flatMap((one) => (one.type === 'Quantifier' && one.min !== one.max ? [one] : []));
  return repeated.length <= 1 && rest.every(isPlainElement);
}

const CHARACTERS = new Set(['Character', 'CharacterSet', 'CharacterClass']);

function isPlainElement(element: AST.Element): boolean {
  if (element.type === 'Quantifier') return CHARACTERS.has(element.element.type);
  return CHARACTERS.has(element.type) || (element.type === 'Assertion' && element.kind === 'end');
}
