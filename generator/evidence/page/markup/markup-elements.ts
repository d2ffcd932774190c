import { innerPath } from '../field-items.js';
import { fieldElement, isFieldTag } from './field-element.js';
import { definition, item, list } from './markup-lists.js';
import { endParagraph, type MarkupState, type OpenTag, pageText } from './markup-state.js';
import { spannedTable } from './spanned-table.js';

/** Begins an element. The result ends it. */
type Element = (state: MarkupState, tag: OpenTag) => (() => void) | undefined;

/** Elements whose content is not for the readers of a page, or cannot be read. */
export const UNREAD: ReadonlySet<string> = new Set(
  'script style template noscript nav footer svg math button form select iframe head'.split(' '),
);

/** The elements of HTML that mean something, by name. */
const ELEMENTS: ReadonlyMap<string, Element> = new Map([
  ...each('h1 h2 h3 h4 h5 h6', heading),
  ...each('code kbd samp tt', (state) => state.texts.at(-1)?.mark(true)),
  ...each('strong b', (state) => state.texts.at(-1)?.mark(false)),
  ...each('br', (state) => void state.texts.at(-1)?.breakLine()),
  ...each('pre', codeBlock),
  ...each('table', table),
  ...each('tr', ({ tables }) => void tables.at(-1)?.push([])),
  ...each('td th', cell),
  ...each('ul ol dl', list),
  ...each('li dt', item),
  ...each('dd', definition),
  ...each('address article aside blockquote body details div figcaption figure header hr html', paragraph),
  ...each('main p section summary', paragraph),
]);

function each(names: string, element: Element): readonly (readonly [string, Element])[] {
  return names.split(' ').map((name) => [name, element]);
}

/** True for an element that means something. `name` is in lower case. */
export function isRead(name: string): boolean {
  return ELEMENTS.has(name) || isFieldTag(name);
}

/** Begins an element of HTML, or one of MDX that describes a field. Any other element means nothing. */
export function openElement(state: MarkupState, tag: OpenTag): (() => void) | undefined {
  const element = ELEMENTS.get(tag.name) ?? openField;
  return element(state, tag);
}

function paragraph(state: MarkupState): () => void {
  endParagraph(state);
  return () => endParagraph(state);
}

function heading(state: MarkupState, { name, offset }: OpenTag): () => void {
  endParagraph(state);
  const text = state.newText();
  state.texts.push(text);
  return () => {
    state.texts.pop();
    const shown = pageText(state, text.read(), offset);
    state.blocks.push({ kind: 'heading', depth: Number(name.slice(1)), ...shown });
  };
}

/** The language of code by its class or attribute: `language-json`, `highlight-source-json`, `data-lang="json"`. */
const LANGUAGE = /(?:^|\s)(?:language|lang|highlight|highlight-source|brush:)[-\s]([a-z\d]+)/i;

function codeBlock(state: MarkupState, { attributes, offset }: OpenTag): (() => void) | undefined {
  if (state.code !== undefined) return undefined;
  endParagraph(state);
  state.code = { text: '', language: languageOf(attributes), offset: undefined };
  return () => {
    const { code } = state;
    state.code = undefined;
    if (code === undefined) return;
    const text = code.text.replace(/^\r?\n/, '');
    const { line, column } = state.positionAt((code.offset ?? offset) + (code.text.length - text.length));
    // The first line may come after the tags, on their line.
    const indents = text.split('\n').map((_line, at) => (at === 0 ? column - 1 : 0));
    state.blocks.push({ kind: 'fence', language: code.language, attributes: '', text, line, indents });
  };
}

/** The language that an element names for the code in it. Empty where it names none. */
export function languageOf({ class: words = '', ...others }: OpenTag['attributes']): string {
  const named = others['data-lang'] ?? others['data-language'] ?? LANGUAGE.exec(words)?.[1] ?? '';
  return named.toLowerCase();
}

function table(state: MarkupState): () => void {
  endParagraph(state);
  state.tables.push([]);
  // Text between the cells belongs to nothing.
  state.texts.push(state.newText());
  return () => {
    state.texts.pop();
    const rows = state.tables.pop()?.filter((row) => row.length > 0) ?? [];
    if (rows.length > 0) state.blocks.push(spannedTable(rows));
  };
}

function cell(state: MarkupState, { attributes, offset }: OpenTag): (() => void) | undefined {
  const rows = state.tables.at(-1);
  if (rows === undefined) return undefined;
  const text = state.newText();
  state.texts.push(text);
  return () => {
    state.texts.pop();
    const shown = pageText(state, text.read(), offset);
    const [columns = 1, below = 1] = [attributes.colspan, attributes.rowspan].map((one) => Number(one) || 1);
    if (rows.length === 0) rows.push([]);
    rows.at(-1)?.push({ text: shown, columns, rows: below });
  };
}

/** Begins an element of MDX that describes a field. */
export function openField(
  state: MarkupState,
  { name, attributes, offset }: OpenTag,
): (() => void) | undefined {
  const found = fieldElement(name, attributes);
  if (found === undefined) return undefined;
  endParagraph(state);
  const outer = state.fields.at(-1);
  const path = innerPath(outer?.path ?? '', found.name);
  const text = state.newText();
  const place = state.positionAt(offset);
  const open = { path, rows: [] };
  state.fields.push(open);
  state.texts.push(text);
  return () => {
    state.texts.pop();
    state.fields.pop();
    const description = pageText(state, text.read(), offset);
    const own = {
      field: { text: path, codes: [path], ...place },
      type: found.type,
      presence: found.presence,
      description,
    };
    if (outer !== undefined) outer.rows.push(own, ...open.rows);
    else state.blocks.push({ kind: 'fields', isPart: true, rows: [own, ...open.rows] });
  };
}
