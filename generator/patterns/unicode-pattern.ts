import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { isWithinBudget } from './parse-pattern.js';

const parser = new RegExpParser({ ecmaVersion: 2025 });

/** True for a pattern that compiles with the `u` flag, as JSON Schema intends. */
export function isUnicodePattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/**
 * Rewrites a pattern that only compiles without the `u` flag, so that it means the same with it: needless escapes
 * (`\_`), literal braces, a hyphen beside a class (`[\w-.]`). Undefined when the meaning is in doubt, for example
 * with escaped letters, or the pattern is too long: `\Z` is a Z in JavaScript and the end of the text in other languages.
 */
export function asUnicodePattern(pattern: string): string | undefined {
  if (!isWithinBudget(pattern)) return undefined;
  // A POSIX class, which JavaScript reads as a list of characters.
  if (/\[:\^?\w+:\]/.test(pattern)) return undefined;
  let tree: AST.Pattern;
  try {
    tree = parser.parsePattern(pattern, 0, pattern.length, { unicode: false });
  } catch {
    return undefined;
  }
  const edits: { readonly at: AST.Character; readonly text: string }[] = [];
  visitRegExpAST(tree, {
    onCharacterEnter: (at) => {
      const text = rewritten(at);
      if (text !== at.raw) edits.push({ at, text });
    },
  });
  let result = pattern;
  for (const { at, text } of edits.reverse())
    result = result.slice(0, at.start) + text + result.slice(at.end);
  return isUnicodePattern(result) ? result : undefined;
}

function rewritten({ raw, parent }: AST.Character): string {
  const inClass = parent.type === 'CharacterClass';
  if (raw === '-' && inClass) return '\\-';
  if (/^[{}\]]$/.test(raw)) return `\\${raw}`;
  const [, escaped] = /^\\([^\p{L}\p{Nd}^$\\.*+?()[\]{}|/])$/u.exec(raw) ?? [];
  if (escaped === undefined || (escaped === '-' && parent.type.startsWith('CharacterClass'))) return raw;
  return escaped;
}
