import type { PageText } from '../page-block.js';

/** The text of an element as a page shows it, while it is read. */
export interface ShownText {
  readonly add: (text: string, offset: number) => void;
  /** A new line, as between paragraphs. */
  readonly breakLine: () => void;
  /** Begins code, or bold words. The result ends them. */
  readonly mark: (isCode: boolean) => () => void;
  readonly read: () => ReadText;
}

/** A text that was read, with a line per paragraph. */
export interface ReadText extends Pick<PageText, 'text' | 'codes'> {
  /** The code or the bold words at its beginning. */
  readonly marked: string | undefined;
  /** Where it begins. Undefined for an empty text. */
  readonly offset: number | undefined;
}

/** The text of a piece of a page without marks of Markdown. `onCode` gets the code in it. */
export type PlainOf = (text: string, onCode: (code: string) => void) => string;

interface Mark {
  readonly isCode: boolean;
  readonly isFirst: boolean;
  readonly pieces: string[];
}

export function shownText(plainOf: PlainOf): ShownText {
  const pieces: string[] = [];
  const codes: string[] = [];
  let mark: Mark | undefined;
  let marked: string | undefined;
  let offset: number | undefined;
  return {
    add: (piece, at) => {
      const isFirst = offset === undefined;
      const start = piece.search(/\S/);
      if (start !== -1) offset ??= at + start;
      const plain = plainOf(piece, (code) => {
        codes.push(code);
        if (isFirst && piece.trimStart().startsWith('`')) marked ??= code;
      });
      // Fixed spaces at the beginning show what is inside of what.
      const inLine = plain.replace(/[ \t\r\n\f]+/g, ' ');
      pieces.push(inLine);
      mark?.pieces.push(inLine);
    },
    breakLine: () => void pieces.push('\n'),
    mark: (isCode) => {
      const outer = mark;
      // Inside of bold words, code is what counts.
      if (outer?.isCode) return () => undefined;
      const own: Mark = { isCode, isFirst: offset === undefined, pieces: [] };
      mark = own;
      return () => {
        mark = outer;
        const words = own.pieces.join('').trim();
        outer?.pieces.push(...own.pieces);
        if (words === '') return;
        if (isCode) codes.push(words);
        if (own.isFirst) marked ??= words;
      };
    },
    read: () => ({ text: linesOf(pieces.join('')), codes, marked, offset }),
  };
}

/** The lines of a text that are not empty, with one space between words. */
function linesOf(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/ +/g, ' ').replace(/^ /, '').trimEnd());
  return lines.filter((line) => line !== '').join('\n');
}
