import type { FieldCells, FieldsBlock, PageText } from './page-block.js';
import { readTypeWords } from './type-words.js';

/** An item of a list on a page. */
export interface PageItem {
  /** Its text, in which paragraphs are lines. */
  readonly text: PageText;
  /** The code or the bold words that the text begins with. */
  readonly marked: string | undefined;
  /** The items of the lists inside it. */
  readonly items: readonly PageItem[];
}

/** What an item says about a field. `type` has all that it states about the type and about presence. */
interface ReadItem {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/**
 * The fields of a list in which each item begins with a name, as in `id (string, required): Identifies the order`. A list
 * inside an item has the fields of an object, or the values of a string. A list without any type may list anything else
 * that has names: it has `texts`. Undefined for a list that has no names.
 */
export function fieldsInItems(items: readonly PageItem[]): FieldsBlock | undefined {
  const rows = rowsOfItems(items, '');
  if (rows !== undefined) return { kind: 'fields', rows };
  const named = items.map((item) => (item.marked === undefined ? undefined : readItem(item)));
  if (named.includes(undefined)) return undefined;
  const untyped = items.flatMap((item, at) => {
    const field = named[at];
    return field === undefined ? [] : rowsOfItem(item, field, '');
  });
  return { kind: 'fields', rows: untyped, texts: textsOf(items) };
}

function textsOf(items: readonly PageItem[]): readonly PageText[] {
  return items.flatMap(({ text, items: inner }) => [text, ...textsOf(inner)]);
}

function rowsOfItems(items: readonly PageItem[], parent: string): readonly FieldCells[] | undefined {
  const read = items.map((item) => ({ item, field: readItem(item) }));
  const statesType = read.some(({ field }) => field && readTypeWords(field.type).types !== undefined);
  if (!statesType) return undefined;
  const rows = read.flatMap(({ item, field }) =>
    field === undefined ? [] : [rowsOfItem(item, field, parent)],
  );
  return rows.length === items.length ? rows.flat() : undefined;
}

function rowsOfItem(
  item: PageItem,
  { name, type, description }: ReadItem,
  parent: string,
): readonly FieldCells[] {
  const path = innerPath(parent, name);
  const inner = rowsOfItems(item.items, path);
  const values = inner === undefined ? valuesOf(item.items, type) : undefined;
  const own: FieldCells = {
    field: { ...item.text, text: path, codes: [path] },
    type,
    presence: '',
    description: { text: description, codes: item.text.codes },
    ...(values && { values }),
  };
  return [own, ...(inner ?? [])];
}

/** The path of a field that is written inside another one, by its name or by its whole path. */
export function innerPath(parent: string, name: string): string {
  return parent === '' || name.startsWith(`${parent}.`) || name.startsWith(`${parent}[`)
    ? name
    : `${parent}.${name}`;
}

/** The values that the items inside of a text name. */
function valuesOf(items: readonly PageItem[], type: string): FieldCells['values'] {
  const codes = items.flatMap(({ marked }) =>
    marked !== undefined && /^\S{1,60}$/.test(marked) ? [marked] : [],
  );
  const isText = readTypeWords(type).types?.includes('string') ?? false;
  return isText && codes.length > 0 && codes.length === items.length ? { text: '', codes } : undefined;
}

function readItem({ text: { text }, marked }: PageItem): ReadItem | undefined {
  const written = marked ?? /^[\w$.[\]-]+/.exec(text)?.[0];
  const name = written?.replace(/\s*:$/, '');
  if (written === undefined || name === undefined || !/^[^\s()]+$/.test(name)) return undefined;
  const { type, rest } = leadingType(text.slice(written.length));
  if (marked === undefined && type === '') return undefined;
  return { name, type, description: rest.replace(/\s+/g, ' ').trim() };
}

/** What is in brackets, or before the next punctuation mark. */
const BRACKETS = /^[\s:–—-]*(?:\(((?:[^()]|\([^()]*\))*)\)|\[((?:[^[\]]|\[\])*)\])/;
const PHRASE = /^[\s:,;.–—-]*([^\s:,;.–—-](?:[^:,;.–—\n-]|[.:-](?=\S))*)/;

/** The words after a name that state a type, whether the field is required, or null. */
function leadingType(text: string): { readonly type: string; readonly rest: string } {
  const [bracket, round, square] = BRACKETS.exec(text) ?? [];
  const inside = round ?? square;
  if (bracket !== undefined && inside !== undefined && isTypeWords(inside))
    return { type: inside, rest: withoutLead(text.slice(bracket.length)) };
  const found: string[] = [];
  let rest = text;
  for (;;) {
    const [whole, phrase = ''] = PHRASE.exec(rest) ?? [];
    if (whole === undefined || !isTypeWords(phrase)) break;
    found.push(phrase.trim());
    rest = rest.slice(whole.length);
  }
  if (found.length > 0) return { type: found.join(', '), rest: withoutLead(rest) };
  const [lead, word = ''] = /^[\s:–—-]*(\S+)\s+(?=[A-Z])/.exec(text) ?? [];
  return lead !== undefined && isTypeWords(word)
    ? { type: word, rest: text.slice(lead.length) }
    : { type: '', rest: withoutLead(text) };
}

function isTypeWords(words: string): boolean {
  const { types, presence } = readTypeWords(words);
  return types !== undefined || (presence !== undefined && /^(?:required|optional)$/i.test(words.trim()));
}

function withoutLead(text: string): string {
  return text.replace(/^[\s:,;.–—-]+/, '');
}
