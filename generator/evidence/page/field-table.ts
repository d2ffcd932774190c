import type { FieldStatement } from '../evidence.js';
import { type FieldPath, itemsPath } from '../field-path.js';
import { readDescription } from './description-words.js';
import type { PageBlock, PageText } from './markdown-blocks.js';
import { readTypeWords, type StatedTypes } from './type-words.js';

/** The headings of the columns of tables that list fields, in lower case. */
export interface TableHeadings {
  readonly field: readonly string[];
  readonly type: readonly string[];
  readonly required: readonly string[];
  readonly description: readonly string[];
  readonly values: readonly string[];
}

/** The headings that are known without a configuration. */
export const HEADINGS: TableHeadings = {
  field: [
    'field',
    'fields',
    'field name',
    'property',
    'properties',
    'property name',
    'parameter',
    'attribute',
    'name',
    'key',
    'path',
  ],
  type: ['type', 'data type', 'datatype', 'types', 'field type'],
  required: ['required', 'required?', 'presence', 'optional', 'always present'],
  description: ['description', 'details', 'meaning', 'notes', 'note', 'comment', 'comments', 'explanation'],
  values: ['values', 'possible values', 'allowed values', 'enum', 'options'],
};

type TableBlock = Extract<PageBlock, { kind: 'table' }>;

/** A row of a table, before it is known which object its path begins at. `path` has the form that the page has. */
export type TableRow = FieldStatement;

/** The rows of a table that lists fields. Undefined for any other table. */
export function readFieldTable(
  table: TableBlock,
  file: string,
  headings: TableHeadings = HEADINGS,
): readonly TableRow[] | undefined {
  const titles = table.head.map(({ text }) => text.toLowerCase().trim());
  const columnOf = (names: readonly string[]): number => titles.findIndex((title) => names.includes(title));
  const columns = {
    field: columnOf(headings.field),
    type: columnOf(headings.type),
    required: columnOf(headings.required),
    description: columnOf(headings.description),
    values: columnOf(headings.values),
  };
  if (columns.field === -1 || (columns.type === -1 && columns.description === -1 && columns.required === -1))
    return undefined;
  const isOptionalColumn = titles[columns.required] === 'optional';
  return table.rows.flatMap((row) => rowOf(row, columns, { file, isOptionalColumn }));
}

function rowOf(
  row: readonly PageText[],
  columns: Readonly<Record<keyof TableHeadings, number>>,
  { file, isOptionalColumn }: { readonly file: string; readonly isOptionalColumn: boolean },
): readonly TableRow[] {
  const field = row[columns.field];
  const written = field && nameIn(field);
  if (field === undefined || written === undefined) return [];
  const type: StatedTypes = readTypeWords(row[columns.type]?.text ?? '');
  const { text = '', codes = [] } = row[columns.description] ?? {};
  const said = readDescription(text, codes);
  const cell = row[columns.values];
  const listed = cell && (cell.codes.length > 0 ? cell.codes : cell.text.split(/\s*[,|]\s*/).filter(Boolean));
  const takesValues = type.types === undefined || type.types.includes('string');
  const values = type.values ?? (takesValues ? (listed?.length ? listed : said.values) : undefined);
  const stated = presenceIn(row[columns.required]?.text ?? '', isOptionalColumn);
  const presence = said.isConditional ? 'conditional' : (stated ?? written.presence ?? type.presence);
  const at = { file, line: field.line, column: field.column };
  const nullable = said.isNullable ? true : type.nullable;
  const own: TableRow = {
    path: written.path,
    at,
    ...(type.types && { types: type.types }),
    ...(nullable !== undefined && { nullable }),
    ...(presence && { presence }),
    ...(values && { values, isOpen: type.values === undefined && said.isOpen === true }),
    ...(type.format !== undefined && { format: type.format }),
    ...(said.pattern !== undefined && { pattern: said.pattern }),
    ...(text !== '' && { says: text }),
  };
  const { items } = type;
  return items?.types === undefined ? [own] : [own, itemsOf(own, items)];
}

function itemsOf({ path, at }: TableRow, { types, nullable, values, format }: StatedTypes): TableRow {
  return {
    path: itemsPath(path),
    at,
    ...(types && { types }),
    ...(nullable !== undefined && { nullable }),
    ...(values && { values }),
    ...(format !== undefined && { format }),
  };
}

/** The path in the first cell of a row: `settings.features[].name`, `id?`, `name *`. */
function nameIn({
  text,
  codes,
}: PageText): { path: FieldPath; presence?: 'required' | 'optional' } | undefined {
  const whole = codes[0] ?? text.split(/\s+[([*]|\s+(?:required|optional)\b/i)[0] ?? '';
  const isOptional = /\?$/.test(whole) || /\boptional\b/i.test(text.replace(whole, ''));
  const isRequired = /\*\s*$/.test(text) || /\brequired\b/i.test(text.replace(whole, ''));
  const path = whole
    .replace(/[?*]+$/, '')
    .replace(/^[\s›→↳└─>-]+/u, '')
    .replace(/\[(?:\d+|n|i|\*)?\]|\.(?:\d+|\*|\[\])(?=\.|$)/gi, '[]')
    .replaceAll('][', '].[')
    .trim();
  if (!/^[\p{L}\p{N}_$@:/-]+(?:\[\])*(?:\.[\p{L}\p{N}_$@:/-]+(?:\[\])*)*$/u.test(path)) return undefined;
  return { path, ...(isRequired ? { presence: 'required' } : isOptional && { presence: 'optional' }) };
}

function presenceIn(text: string, isOptionalColumn: boolean): FieldStatement['presence'] {
  const word = text.toLowerCase().replace(/[^a-z✓✔✅✗✘❌-]/g, '');
  const isYes = /^(?:yes|y|true|required|always|✓|✔|✅|x)$/.test(word);
  const isNo = /^(?:no|n|false|optional|never|✗|✘|❌|-)$/.test(word);
  if (isYes) return isOptionalColumn && word !== 'required' ? 'optional' : 'required';
  if (isNo) return isOptionalColumn && word !== 'optional' ? 'required' : 'optional';
  return /^(?:conditional|sometimes|depends|if|when)/.test(word) ? 'conditional' : undefined;
}

/** The path of a row with the brackets of lists, which pages leave out: `features.name` where `features` is a list. */
export function withLists(path: FieldPath, isList: (path: FieldPath) => boolean): FieldPath {
  return path
    .split('.')
    .reduce(
      (parent, key) => (parent === '' ? key : `${isList(parent) ? itemsPath(parent) : parent}.${key}`),
      '',
    );
}
