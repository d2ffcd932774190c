import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { MOST_CHARACTERS, MOST_GROUPS_DEEP } from './budgets.js';

/**
 * The syntax tree of a pattern, which is parsed with the `u` flag as validators parse it. Undefined for a pattern that
 * is not valid, and for one that is too long or too deeply nested to be looked into.
 */
export function parsePattern(pattern: string): AST.Pattern | undefined {
  if (!isWithinBudget(pattern)) return undefined;
  try {
    return new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern, 0, pattern.length, {
      unicode: true,
    });
  } catch {
    return undefined;
  }
}

/** True for a pattern that is short and flat enough to be parsed. It says nothing about whether the pattern is valid. */
export function isWithinBudget(pattern: string): boolean {
  return pattern.length <= MOST_CHARACTERS && groupDepth(pattern) <= MOST_GROUPS_DEEP;
}

/** How many groups are inside each other at most. Parentheses in classes and escaped ones are not groups. */
function groupDepth(pattern: string): number {
  let [depth, deepest, isInClass] = [0, 0, false];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (character === '[') isInClass = true;
    else if (character === ']') isInClass = false;
    else if (isInClass) continue;
    else if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')') depth--;
  }
  return deepest;
}
