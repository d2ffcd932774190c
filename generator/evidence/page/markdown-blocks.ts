import type { Position } from '../lenient-json.js';
import { fenceMark, withoutAsides } from './without-asides.js';

/** A text on one line of a page, with the words that are written as code in it. */
export interface PageText extends Position {
  /** As it is shown: without marks, and with the text of code. */
  readonly text: string;
  readonly codes: readonly string[];
}

/** A part of a page, in the order of the page. */
export type PageBlock =
  | ({ readonly kind: 'heading'; readonly depth: number } & PageText)
  | ({ readonly kind: 'text' } & PageText)
  | FenceBlock
  | {
      readonly kind: 'table';
      readonly head: readonly PageText[];
      readonly rows: readonly (readonly PageText[])[];
    };

/** Fenced code. */
export interface FenceBlock {
  readonly kind: 'fence';
  /** The first word after the fence, in lower case: `json`. */
  readonly language: string;
  /** What follows the language: `title="order.paid"`. */
  readonly attributes: string;
  readonly text: string;
  /** The line of the page that has the first line of the text. */
  readonly line: number;
  /** For each line of the text, how many characters of the page's line come before it. */
  readonly indents: readonly number[];
}

/**
 * Splits a page in Markdown or MDX into the blocks that state something. Front matter, imports, exports and comments are
 * left out; tags and admonitions are text, and what is inside them is read like the rest.
 */
export async function markdownBlocks(text: string): Promise<readonly PageBlock[]> {
  const { default: MarkdownIt } = await import('markdown-it');
  const lines = withoutAsides(text).split(/\r\n|\n|\r/);
  const dedented = dedent(lines);
  const markdown = new MarkdownIt({ html: false, linkify: false }).disable(['code', 'reference', 'lheading']);
  const tokens: readonly MarkdownToken[] = markdown.parse(dedented.join('\n'), {});
  const blocks: PageBlock[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const line = token.map?.[0] ?? 0;
    if (token.type === 'fence') blocks.push(fenceOf(token, line, lines));
    else if (token.type === 'table_open') {
      const end = tokens.findIndex((one, index) => index > at && one.type === 'table_close');
      blocks.push(tableOf(tokens.slice(at, end), lines));
      at = end;
    } else if (token.type === 'inline') {
      const before = tokens[at - 1];
      const isHeading = before?.type === 'heading_open';
      if (isHeading) {
        const shown = textOf(token, line, lines);
        blocks.push({ kind: 'heading', depth: Number(before.tag.slice(1)), ...shown });
      } else for (const shown of textsOf(token, line, lines)) blocks.push({ kind: 'text', ...shown });
    }
  }
  return blocks;
}

/** What is used of the tokens of markdown-it. */
interface MarkdownToken {
  readonly type: string;
  readonly tag: string;
  /** The lines, counted from 0: the first, and the one after the last. */
  readonly map: readonly number[] | null;
  readonly info: string;
  readonly content: string;
  readonly children: readonly MarkdownToken[] | null;
}

/** The lines without deep indentation, which MDX allows inside of tags and Markdown takes for code. */
function dedent(lines: readonly string[]): readonly string[] {
  let fence: { readonly mark: string; readonly indent: number } | undefined;
  return lines.map((line) => {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const mark = fenceMark(line);
    if (fence !== undefined) {
      const inner = line.slice(Math.min(indent, fence.indent));
      if (mark?.startsWith(fence.mark) && line.slice(indent).trim() === mark) fence = undefined;
      return inner;
    }
    if (mark === undefined) return indent > 3 ? line.slice(indent) : line;
    const isDeep = indent > 3;
    fence = { mark, indent: isDeep ? indent : 0 };
    return isDeep ? line.slice(indent) : line;
  });
}

function fenceOf(token: MarkdownToken, line: number, lines: readonly string[]): FenceBlock {
  const [language = '', ...rest] = token.info.trim().split(/\s+/);
  const indents = token.content.split('\n').map((inner, at) => {
    const outer = lines[line + 1 + at] ?? '';
    return outer.endsWith(inner) ? outer.length - inner.length : 0;
  });
  const attributes = rest.join(' ');
  return {
    kind: 'fence',
    language: language.toLowerCase().replace(/[{,:].*$/, ''),
    attributes,
    text: token.content,
    line: line + 2,
    indents,
  };
}

function tableOf(tokens: readonly MarkdownToken[], lines: readonly string[]): PageBlock {
  const rows: PageText[][] = [];
  let line = 0;
  for (const token of tokens) {
    if (token.type === 'tr_open') {
      line = token.map?.[0] ?? line;
      rows.push([]);
    }
    if (token.type !== 'inline') continue;
    const row = rows.at(-1);
    const column = cellColumns(lines[line] ?? '')[row?.length ?? 0] ?? 1;
    row?.push({ ...shownOf(token), line: line + 1, column });
  }
  const [head = [], ...body] = rows;
  return { kind: 'table', head, rows: body };
}

/** The columns at which the texts of the cells of a row begin. */
function cellColumns(line: string): readonly number[] {
  const start = /^[ \t]*\|?/.exec(line)?.[0].length ?? 0;
  const columns: number[] = [];
  for (let at = start; at <= line.length; at += 1) {
    const cell = /^(?:\\.|[^|\\])*/.exec(line.slice(at))?.[0] ?? '';
    columns.push(at + (/^\s*/.exec(cell)?.[0].length ?? 0) + 1);
    at += cell.length;
  }
  return columns;
}

function textOf(token: MarkdownToken, line: number, lines: readonly string[]): PageText {
  const column = /^[\s#>*+-]*/.exec(lines[line] ?? '')?.[0].length ?? 0;
  return { ...shownOf(token), line: line + 1, column: column + 1 };
}

/** The lines of a paragraph. */
function textsOf(token: MarkdownToken, line: number, lines: readonly string[]): readonly PageText[] {
  const parts: MarkdownToken[][] = [[]];
  for (const child of token.children ?? []) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') parts.push([]);
    else parts.at(-1)?.push(child);
  }
  return parts.map((children, at) => textOf({ ...token, children }, line + at, lines));
}

function shownOf({ children }: MarkdownToken): Pick<PageText, 'text' | 'codes'> {
  const all = children ?? [];
  const codes = all.filter(({ type }) => type === 'code_inline').map(({ content }) => content);
  const text = all.map(({ type, content }) => (type.endsWith('break') ? ' ' : content)).join('');
  return { text: text.trim(), codes };
}
