import { fieldsInItems, type PageItem } from '../field-items.js';
import { endParagraph, type MarkupState, type OpenItem, type OpenTag } from './markup-state.js';

/** A list, or a list of definitions. */
export function list(state: MarkupState): () => void {
  endParagraph(state);
  const outer = state.lists.at(-1)?.at(-1);
  state.lists.push([]);
  state.texts.push(state.newText());
  return () => {
    state.texts.pop();
    const items = (state.lists.pop() ?? []).map((one) => itemOf(state, one));
    if (outer === undefined) finishList(state, items);
    else outer.items.push(...items);
  };
}

function itemOf(state: MarkupState, { text, items, offset }: OpenItem): PageItem {
  const { marked, ...read } = text.read();
  const place = state.positionAt(read.offset ?? offset);
  return { text: { text: read.text, codes: read.codes, ...place }, marked, items };
}

/** The fields of a list, or else its texts. */
function finishList(state: MarkupState, items: readonly PageItem[]): void {
  const fields = fieldsInItems(items);
  if (fields !== undefined) {
    state.blocks.push(fields);
    return;
  }
  for (const { text, items: inner } of items) {
    const shown = text.text.replace(/\s+/g, ' ');
    if (shown !== '') state.blocks.push({ kind: 'text', ...text, text: shown });
    finishList(state, inner);
  }
}

/** An item of a list, or a term. */
export function item(state: MarkupState, { offset }: OpenTag): (() => void) | undefined {
  const text = state.newText();
  state.lists.at(-1)?.push({ text, items: [], offset });
  state.texts.push(text);
  return () => void state.texts.pop();
}

/** The definition of a term goes on with the text of its item. */
export function definition(state: MarkupState): (() => void) | undefined {
  const term = state.lists.at(-1)?.at(-1)?.text;
  if (term === undefined) return undefined;
  term.breakLine();
  state.texts.push(term);
  return () => void state.texts.pop();
}
