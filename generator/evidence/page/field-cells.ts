import type { FieldStatement } from '../evidence.js';
import { type FieldPath, itemsPath } from '../field-path.js';
import { readDescription } from './description-words.js';
import type { FieldCells, PageText } from './page-block.js';
import { readTypeWords, type StatedTypes } from './type-words.js';

/** What a page states about a field, before it is known which object its path begins at. */
export type TableRow = FieldStatement;

/**
 * What a page states about a field and, for a list, about its items. Nothing where the first cell names no field.
 * @param isOptionalColumn what `presence` has is about being optional: `yes` means optional
 */
export function rowsOf(
  { field, type: typeText, presence: presenceText, description, values: cell }: FieldCells,
  file: string,
  isOptionalColumn = false,
): readonly TableRow[] {
  const written = nameIn(field);
  if (written === undefined) return [];
  const type: StatedTypes = readTypeWords(typeText);
  const { text, codes } = description;
  const said = readDescription(text, codes);
  const listed = cell && (cell.codes.length > 0 ? cell.codes : cell.text.split(/\s*[,|]\s*/).filter(Boolean));
  const takesValues = type.types === undefined || type.types.includes('string');
  const values = type.values ?? (takesValues ? (listed?.length ? listed : said.values) : undefined);
  const stated = presenceIn(presenceText, isOptionalColumn);
  const presence = said.isConditional
    ? 'conditional'
    : (stated ?? written.presence ?? type.presence ?? said.presence);
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

/** What rows of a table begin with to show that their fields are inside the field of a row above. */
export const INDENT = /^[\s›→↳└├─│>–—-]+/u;

/** The path in the first cell of a row: `settings.features[].name`, `id?`, `name *`. */
export function nameIn({
  text,
  codes,
}: PageText): { path: FieldPath; presence?: 'required' | 'optional' } | undefined {
  const whole = codes[0] ?? text.split(/\s+[([*]|\s+(?:required|optional)\b/i)[0] ?? '';
  const isOptional = /\?$/.test(whole) || /\boptional\b/i.test(text.replace(whole, ''));
  const isRequired = /\*\s*$/.test(text) || /\brequired\b/i.test(text.replace(whole, ''));
  const path = whole
    .replace(/[?*]+$/, '')
    .replace(INDENT, '')
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
