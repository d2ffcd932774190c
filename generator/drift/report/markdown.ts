import { markdownCode } from '../../text/safe-text.js';

/** A line break in the cell of a table. */
export const LINE = '<br>';

/** A text as code in a cell of a table. */
export const code = (text: string): string => markdownCode(text);

/** Texts as code, with commas. */
export const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** Each text once. */
export const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** A row of a table. */
export const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table, or a sentence where it would have no rows. */
export const table = (head: readonly string[], rows: readonly string[]): string =>
  rows.length === 0 ? 'None.' : [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

const FEW = 4;

/** A few names in full; more names as a number with a noun. */
export const namesOrNumber = (names: readonly string[], what: string): string =>
  names.length <= FEW ? codes(names) : `${names.length} ${what}`;
