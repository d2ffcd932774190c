import type { PageText } from '../page-block.js';

/** What is used of the tokens of markdown-it. */
export interface MarkdownToken {
  readonly type: string;
  readonly tag: string;
  /** How deep it is in others. */
  readonly level: number;
  /** The lines, counted from 0: the first, and the one after the last. */
  readonly map: readonly number[] | null;
  readonly info: string;
  readonly content: string;
  readonly children: readonly MarkdownToken[] | null;
}

/** The text of a token with its place. */
export function textOf(token: MarkdownToken, line: number, lines: readonly string[]): PageText {
  const column = /^[\s#>*+-]*/.exec(lines[line] ?? '')?.[0].length ?? 0;
  return { ...shownOf(token), line: line + 1, column: column + 1 };
}

/** The lines of a paragraph. */
export function textsOf(token: MarkdownToken, line: number, lines: readonly string[]): readonly PageText[] {
  const parts: MarkdownToken[][] = [[]];
  for (const child of token.children ?? []) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') parts.push([]);
    else parts.at(-1)?.push(child);
  }
  return parts.map((children, at) => textOf({ ...token, children }, line + at, lines));
}

/** A text as it is shown, and the code in it. */
export function shownOf({ children }: MarkdownToken): Pick<PageText, 'text' | 'codes'> {
  const all = children ?? [];
  const codes = all.filter(({ type }) => type === 'code_inline').map(({ content }) => content);
  const text = all.map(({ type, content }) => (type.endsWith('break') ? ' ' : content)).join('');
  // Fixed spaces at the beginning show what is inside of what.
  return { text: text.replace(/^[ \t\n]+/, '').trimEnd(), codes };
}
