import { type FieldPath, itemsPath } from '../field-path.js';
import { rowsOf, type TableRow } from './field-cells.js';
import { withIndentedPaths } from './indented-rows.js';
import type { TableBlock } from './page-block.js';

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
  required: ['required', 'required?', 'mandatory', 'presence', 'optional', 'always present'],
  description: ['description', 'details', 'meaning', 'notes', 'note', 'comment', 'comments', 'explanation'],
  values: ['values', 'possible values', 'allowed values', 'enum', 'options'],
};

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
  const cells = table.rows.flatMap((row) => {
    const field = row[columns.field];
    if (field === undefined) return [];
    const type = row[columns.type]?.text ?? '';
    const presence = row[columns.required]?.text ?? '';
    const description = row[columns.description] ?? { text: '', codes: [] };
    return [{ field, type, presence, description, values: row[columns.values] }];
  });
  return withIndentedPaths(cells).flatMap((one) => rowsOf(one, file, isOptionalColumn));
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
