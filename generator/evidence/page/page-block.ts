import type { Position } from '../lenient-json.js';

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
  | TableBlock
  | FieldsBlock;

/** The blocks of a page, and the place after which the page is not read, because too many elements are open there. */
export interface PageBlocks {
  readonly blocks: readonly PageBlock[];
  readonly tooDeep: Position | undefined;
}

/** A table. */
export interface TableBlock {
  readonly kind: 'table';
  readonly head: readonly PageText[];
  readonly rows: readonly (readonly PageText[])[];
}

/** A list of fields that is not a table. */
export interface FieldsBlock {
  readonly kind: 'fields';
  /** True for a field that is an element of its own. The next ones of these are of the same list. */
  readonly isPart?: boolean;
  readonly rows: readonly FieldCells[];
  /** The texts of a list that states no type: whether it lists fields depends on its names. */
  readonly texts?: readonly PageText[];
}

/** What a page says about a field, by what it is about. A text is empty where the page says nothing. */
export interface FieldCells {
  /** The name, or the path from the object that the page describes. */
  readonly field: PageText;
  readonly type: string;
  /** Whether it is required. */
  readonly presence: string;
  readonly description: Pick<PageText, 'text' | 'codes'>;
  /** The values that it may have. */
  readonly values?: Pick<PageText, 'text' | 'codes'> | undefined;
}

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
