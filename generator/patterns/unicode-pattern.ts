import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2025 });

/** True for a pattern that compiles as JSON Schema means it: with the `u` flag. */
export function isUnicodePattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/**
 * A pattern that only compiles without the `u` flag, written so that it means the same with it: escapes that nothing
 * needs (`\_`), braces that stand for themselves, a hyphen beside a class (`[\w-.]`). Undefined where the meaning is in
 * doubt, such as for escaped letters: `\Z` is a Z to this language and an end to others.
 */
export function asUnicodePattern(pattern: string): string | undefined {
  // A class of POSIX, which this language reads as a list of characters.
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
