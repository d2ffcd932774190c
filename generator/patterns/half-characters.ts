import { visitRegExpAST } from '@eslint-community/regexpp';
import { parsePattern } from './parse-pattern.js';

/** True for the code of half of a surrogate pair, which is not a character. */
export function isHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/**
 * The first part of a pattern that requires half of a surrogate pair, such as `\ud83d`: with the `u` flag it never
 * matches a half of a whole character. Undefined when there is none. A class that excludes halves requires none.
 */
export function requiredHalf(pattern: string): string | undefined {
  const tree = parsePattern(pattern);
  const found: string[] = [];
  let excluded = 0;
  if (tree === undefined) return undefined;
  visitRegExpAST(tree, {
    onCharacterClassEnter: ({ negate }) => {
      if (negate) excluded++;
    },
    onCharacterClassLeave: ({ negate }) => {
      if (negate) excluded--;
    },
    onCharacterEnter: ({ value, raw, parent }) => {
      if (excluded === 0 && parent.type !== 'CharacterClassRange' && isHalf(value)) found.push(raw);
    },
    onCharacterClassRangeEnter: ({ min, max, raw }) => {
      if (excluded === 0 && isHalf(min.value) && isHalf(max.value)) found.push(raw);
    },
  });
  return found[0];
}
