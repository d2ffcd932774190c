import { visible } from '../../text/visible.js';
import type { Paint } from './colours.js';

/** Number of lines shown before and after the marked line. */
const CONTEXT = 2;
/** Number of columns shown of each line, so that a schema on a single line does not fill the screen. */
const WIDTH = 110;

/** A place in a text. Lines and columns are counted from 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column?: number | undefined;
}

/** The lines around a place, with a mark under the place. Empty when the text has no such line. */
export function codeFrame(text: string, { line, column }: Position, paint: Paint): string {
  const first = Math.max(1, line - CONTEXT);
  const lines = linesBetween(text, first, line + CONTEXT);
  const marked = lines[line - first];
  if (marked === undefined) return '';
  const last = first + lines.length - 1;
  const gutter = String(last).length;
  const start = Math.max(0, column === undefined ? 0 : column - 1 - WIDTH / 2);
  const from = marked.length <= WIDTH ? 0 : Math.floor(start);
  const rows: string[] = [];
  for (const [index, written] of lines.entries()) {
    const at = first + index;
    const number = String(at).padStart(gutter);
    const shown = cut(written, at === line ? from : 0);
    const row = ` ${paint('gray', `${number} |`)} ${shown}`.trimEnd();
    rows.push(at === line ? `${paint('red', '>')}${row}` : ` ${row}`);
    if (at === line && column !== undefined)
      rows.push(`  ${paint('gray', `${' '.repeat(gutter)} |`)} ${paint('red', mark(marked, column, from))}`);
  }
  return `${rows.join('\n')}\n`;
}

/** The lines from one number to another, as far as the text has them. A file may have a hundred thousand others. */
function linesBetween(text: string, first: number, last: number): readonly string[] {
  if (text.includes('\r')) return text.split(/\r\n|\n|\r/).slice(first - 1, last);
  const found: string[] = [];
  let start = 0;
  for (let line = 1; line <= last && start <= text.length; line += 1) {
    const end = text.indexOf('\n', start);
    const after = end < 0 ? text.length : end;
    if (line >= first) found.push(text.slice(start, after));
    start = after + 1;
  }
  return found;
}

/** The visible part of a line, with dots where it was cut. */
function cut(line: string, from: number): string {
  const part = line.slice(from, from + WIDTH);
  return visible(`${from > 0 ? '...' : ''}${part}${from + WIDTH < line.length ? '...' : ''}`);
}

/** Carets below the JSON token at a column. Tabs stay tabs, so that the carets line up whatever the tab width is. */
function mark(line: string, column: number, from: number): string {
  const before = visible(`${from > 0 ? '...' : ''}${line.slice(from, column - 1)}`).replace(/[^\t]/g, ' ');
  const [token = ''] =
    /^(?:"(?:[^"\\]|\\.)*"?|[\w.+-]+)/.exec(line.slice(column - 1, column - 1 + WIDTH)) ?? [];
  const end = Math.min(column - 1 + Math.max(1, token.length), from + WIDTH);
  return `${before}${'^'.repeat(Math.max(1, end - column + 1))}`;
}
