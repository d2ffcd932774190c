import { linesOf } from '../../../load/line-starts.js';
import type { Position } from '../../lenient-json.js';
import type { PageItem } from '../field-items.js';
import type { FieldCells, PageBlock, PageText } from '../page-block.js';
import { type PlainOf, type ReadText, type ShownText, shownText } from './shown-text.js';
import type { SpannedCell } from './spanned-table.js';

/** The tag with which an element opens. Names are in lower case. */
export interface OpenTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where the tag begins. */
  readonly offset: number;
}

/** A field whose element is open. */
export interface OpenField {
  readonly path: string;
  readonly rows: FieldCells[];
}

/** An item of a list that is open. */
export interface OpenItem {
  readonly text: ShownText;
  readonly items: PageItem[];
  readonly offset: number;
}

/** What is open while HTML is read, and the blocks that were read. */
export interface MarkupState {
  /** True for a page in HTML, whose paragraphs are read too. */
  readonly isWhole: boolean;
  readonly blocks: PageBlock[];
  /** The texts of the elements that are open; the last one gets what is read. The first is that of the page. */
  readonly texts: ShownText[];
  readonly tables: SpannedCell[][][];
  readonly lists: OpenItem[][];
  readonly fields: OpenField[];
  /** The text of the code block that is open, as it is written. */
  code: { text: string; language: string; offset: number | undefined } | undefined;
  readonly positionAt: (offset: number) => Position;
  readonly newText: () => ShownText;
}

export function markupState(text: string, isWhole: boolean, plainOf: PlainOf): MarkupState {
  const newText = (): ShownText => shownText(plainOf);
  return {
    isWhole,
    blocks: [],
    texts: [newText()],
    tables: [],
    lists: [],
    fields: [],
    code: undefined,
    positionAt: linesOf(text),
    newText,
  };
}

/** Ends the paragraph of the page that is open, and begins another one. Inside of other elements, begins a line. */
export function endParagraph(state: MarkupState): void {
  if (state.texts.length > 1) {
    state.texts.at(-1)?.breakLine();
    return;
  }
  const [text] = state.texts.splice(0, 1, state.newText());
  const read = text?.read();
  if (!state.isWhole || read?.offset === undefined) return;
  for (const line of read.text.split('\n'))
    state.blocks.push({ kind: 'text', ...pageText(state, { ...read, text: line }, read.offset) });
}

/** A text with its place, on one line. */
export function pageText(
  { positionAt }: MarkupState,
  { text, codes, offset }: Omit<ReadText, 'marked'>,
  start: number,
): PageText {
  return { text: text.replace(/[ \n]+/g, ' '), codes, ...positionAt(offset ?? start) };
}
