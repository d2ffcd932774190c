import type { PageItem } from '../field-items.js';
import type { PageText } from '../page-block.js';
import { type MarkdownToken, textOf } from './markdown-tokens.js';

interface OpenItem {
  text: PageText | undefined;
  marked: string | undefined;
  readonly items: OpenItem[];
}

/** The items of the list that begins at a token, and the index of the token that ends it. */
export function readItems(
  tokens: readonly MarkdownToken[],
  start: number,
  lines: readonly string[],
): { readonly items: readonly PageItem[]; readonly end: number } {
  const root: OpenItem = { text: undefined, marked: undefined, items: [] };
  const open: OpenItem[] = [root];
  const level = tokens[start]?.level;
  let end = start + 1;
  for (; end < tokens.length; end += 1) {
    const token = tokens[end];
    if (token === undefined || (token.type.endsWith('_list_close') && token.level === level)) break;
    if (token.type === 'list_item_open') {
      const item: OpenItem = { text: undefined, marked: undefined, items: [] };
      open.at(-1)?.items.push(item);
      open.push(item);
    } else if (token.type === 'list_item_close') open.pop();
    else if (token.type === 'inline') addText(open.at(-1), token, lines);
  }
  return { items: root.items.map(finished), end };
}

/** Adds a paragraph to an item, as a line. */
function addText(item: OpenItem | undefined, token: MarkdownToken, lines: readonly string[]): void {
  if (item === undefined) return;
  const read = textOf(token, token.map?.[0] ?? 0, lines);
  const before = item.text;
  item.text =
    before === undefined
      ? read
      : { ...before, text: `${before.text}\n${read.text}`, codes: [...before.codes, ...read.codes] };
  if (before === undefined) item.marked = markedIn(token);
}

/** The code or the bold words that a text begins with. */
function markedIn({ children }: MarkdownToken): string | undefined {
  const shown = (children ?? []).filter(({ type, content }) => type !== 'text' || content.trim() !== '');
  const [first, second] = shown;
  if (first?.type === 'code_inline') return first.content;
  if (first?.type !== 'strong_open') return undefined;
  return second?.content.trim() || undefined;
}

function finished({ text, marked, items }: OpenItem): PageItem {
  return {
    text: text ?? { text: '', codes: [], line: 1, column: 1 },
    marked,
    items: items.map(finished),
  };
}
