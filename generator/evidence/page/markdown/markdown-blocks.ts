import { inOrder } from '../block-order.js';
import { fieldsInItems } from '../field-items.js';
import type { FenceBlock, PageBlock, PageBlocks, PageText } from '../page-block.js';
import { dedent } from './dedent.js';
import { readItems } from './markdown-items.js';
import { type MarkdownToken, shownOf, textOf, textsOf } from './markdown-tokens.js';
import { markupInMarkdown } from './markup-in-markdown.js';
import { withoutAsides } from './without-asides.js';

/**
 * Splits a page in Markdown or MDX into the blocks that state something. Front matter, imports, exports and comments are
 * left out; tags and admonitions are text, and what is inside them is read like the rest. Tables, lists and headings may be
 * HTML.
 */
export async function markdownBlocks(text: string): Promise<PageBlocks> {
  const { default: MarkdownIt } = await import('markdown-it');
  const lines = withoutAsides(text).split(/\r\n|\n|\r/);
  const { blocks: inMarkup, regions, tooDeep } = await markupInMarkdown(lines);
  const rest = withoutRegions(lines.join('\n'), regions).split('\n');
  const markdown = new MarkdownIt({ html: false, linkify: false }).disable(['code', 'reference']);
  const tokens: readonly MarkdownToken[] = markdown.parse(dedent(rest).join('\n'), {});
  return { blocks: inOrder([...blocksOf(tokens, lines), ...inMarkup]), tooDeep };
}

function blocksOf(tokens: readonly MarkdownToken[], lines: readonly string[]): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  let endOfFields = -1;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const line = token.map?.[0] ?? 0;
    if (token.type === 'fence') blocks.push(fenceOf(token, line, lines));
    else if (token.type === 'table_open') {
      const end = tokens.findIndex((one, index) => index > at && one.type === 'table_close');
      blocks.push(tableOf(tokens.slice(at, end), lines));
      at = end;
    } else if (token.type === 'bullet_list_open' && at > endOfFields) {
      const { items, end } = readItems(tokens, at, lines);
      const fields = fieldsInItems(items);
      if (fields === undefined) continue;
      blocks.push(fields);
      endOfFields = end;
    } else if (token.type === 'inline' && at > endOfFields) {
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

/** A page with spaces in the place of some regions. */
function withoutRegions(text: string, regions: readonly (readonly [number, number])[]): string {
  let kept = '';
  let end = 0;
  for (const [from, to] of regions) {
    kept += text.slice(end, from) + text.slice(from, to).replace(/[^\n]/g, ' ');
    end = to;
  }
  return kept + text.slice(end);
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
