import type { JsonValue } from '../../json/json.js';
import type { FieldStatement, StatedType } from '../evidence.js';

/** What the cell of a table says about the type of a field. */
export interface StatedTypes extends Pick<FieldStatement, 'types' | 'nullable' | 'values' | 'format'> {
  readonly presence?: 'required' | 'optional';
  /** The same about the items of a list. */
  readonly items?: StatedTypes;
}

type Plain = Exclude<StatedType, 'null'>;

const TYPES: Readonly<Record<string, Plain>> = {
  string: 'string',
  str: 'string',
  text: 'string',
  varchar: 'string',
  char: 'string',
  enum: 'string',
  id: 'string',
  integer: 'integer',
  int: 'integer',
  int32: 'integer',
  int64: 'integer',
  long: 'integer',
  number: 'number',
  float: 'number',
  double: 'number',
  decimal: 'number',
  numeric: 'number',
  boolean: 'boolean',
  bool: 'boolean',
  object: 'object',
  map: 'object',
  dict: 'object',
  dictionary: 'object',
  hash: 'object',
  json: 'object',
  record: 'object',
  array: 'array',
  list: 'array',
};

/** Types of strings that validators know as formats. */
const FORMATS: Readonly<Record<string, string>> = {
  timestamp: 'date-time',
  datetime: 'date-time',
  'date-time': 'date-time',
  date: 'date',
  time: 'time',
  uuid: 'uuid',
  guid: 'uuid',
  email: 'email',
  uri: 'uri',
  url: 'uri',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  hostname: 'hostname',
};

/** Words beside a type. */
const REMARK = /^(?:null|nullable|none|nil|required|optional)$/;

/**
 * Reads the cell of a table that states a type: `string | null`, `array of objects`, `"a" or "b"`, `enum (a, b)`,
 * `string?`.
 */
export function readTypeWords(cell: string): StatedTypes {
  const listed = enumerationIn(cell);
  if (listed !== undefined) return { types: ['string'], nullable: false, values: listed };
  let presence: 'required' | 'optional' | undefined;
  let nullable = false;
  let isUnknown = false;
  let items: StatedTypes | undefined;
  const types = new Set<Plain>();
  const values: JsonValue[] = [];
  const formats: string[] = [];
  for (const part of partsOf(cell)) {
    const word = part.toLowerCase();
    const list = listIn(part);
    const literal = /^(["'`])(.*)\1$/s.exec(part)?.[2];
    const plain = Object.hasOwn(TYPES, word) ? TYPES[word] : undefined;
    if (word === 'required' || word === 'optional') presence = word;
    else if (/^(?:null|nullable|none|nil)$/.test(word)) nullable = true;
    else if (list !== undefined) {
      types.add('array');
      items = readTypeWords(list);
    } else if (literal !== undefined) {
      types.add('string');
      values.push(literal);
    } else if (plain !== undefined) types.add(plain);
    else if (Object.hasOwn(FORMATS, word)) {
      types.add('string');
      formats.push(FORMATS[word] ?? '');
    } else isUnknown = true;
  }
  const isStated = !isUnknown && (types.size > 0 || nullable);
  return {
    ...(isStated && { types: [...types], nullable }),
    ...(!isStated && nullable && { nullable }),
    ...(values.length > 0 && !isUnknown && { values }),
    ...(formats[0] !== undefined && types.size === 1 && { format: formats[0] }),
    ...(presence && { presence }),
    ...(items && { items }),
  };
}

/** The alternatives of a cell, and the remarks in it. */
function partsOf(cell: string): readonly string[] {
  const isOptional = /\w\?(?=\s|$|\|)/.test(cell);
  const text = cell
    .replace(/(\w)\?(?=\s|$|\|)/g, '$1')
    .replace(/\(([^()]*)\)/g, ',$1,')
    .replace(/^\s*(?:nullable|optional|required)\s+(?=\S)/i, (word) => `${word.trim()},`);
  const parts = text
    .split(/\s*(?:\||,|;|\s\/\s|\s+or\s+|\s+and\s+)\s*/i)
    .flatMap((part) => wordsOf(part.trim()));
  return [...parts.filter((part) => part !== ''), ...(isOptional ? ['optional'] : [])];
}

/** The words of a part where each of them means something by itself: `string required`. Otherwise the part. */
function wordsOf(part: string): readonly string[] {
  const words = part.split(/\s+/);
  return words.every((word) => isKnown(word.toLowerCase())) ? words : [part];
}

function isKnown(word: string): boolean {
  return Object.hasOwn(TYPES, word) || Object.hasOwn(FORMATS, word) || REMARK.test(word);
}

/** The values where a cell is nothing but an enumeration of names: `enum (a, b)`, `enum: a | b`. */
function enumerationIn(cell: string): readonly string[] | undefined {
  const [, inner] =
    /^enum\s*(?:\(([^()]+)\)|\[([^[\]]+)\]|<([^<>]+)>|:(.+))$/i.exec(cell.trim())?.filter(Boolean) ?? [];
  const values = inner?.split(/[,|/]|\sor\s/).map((one) => one.trim().replace(/^(["'`])(.*)\1$/, '$2'));
  const isType = (one: string): boolean =>
    Object.hasOwn(TYPES, one) || /^(?:null|optional|required|nullable)$/.test(one);
  return values?.every((one) => /^[\w.:-]+$/.test(one) && !isType(one)) ? values : undefined;
}

/** The type of the items, where a part names a list: `string[]`, `array of strings`, `Array<string>`. */
function listIn(part: string): string | undefined {
  const [, before] = /^(.+)\[\]$/.exec(part) ?? [];
  const [, within] = /^(?:array|list)\s*[<[](.+)[>\]]$/i.exec(part) ?? [];
  const [, after] = /^(?:array|list)\s+of\s+(.+)$/i.exec(part) ?? [];
  return before ?? within ?? after?.replace(/(?<=[a-z]{2})s$/i, '');
}
