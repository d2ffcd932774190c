import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { objectKey, quote } from './safe-text.js';

/** How long a line may get before what is in it has lines of its own. */
const LINE = 120;

/** How to lay a value out as code. */
export interface CodeLayout {
  /** The indentation of the line on which the value starts. */
  readonly indent?: string;
  /** How much of that line other text takes. */
  readonly used?: number;
  /** The expression for the `$ref` of an object; undefined for one whose `$ref` is like any other member. */
  readonly refOf?: (object: object) => string | undefined;
  /** A further member for an object: its key as code, and its value. */
  readonly memberOf?: (object: object) => readonly [key: string, value: JsonValue] | undefined;
}

/**
 * A JSON value as a JavaScript expression. What fits on a line is on one line; everything else has a line for each of its
 * members.
 */
export function layOutCode(
  value: JsonValue,
  { indent = '', used = indent.length, refOf, memberOf }: CodeLayout = {},
): string {
  const notation: Notation = {
    key: objectKey,
    scalar: (one) => quote(one),
    end: ',',
    refOf: refOf ?? NONE,
    memberOf: memberOf ?? NONE,
  };
  return layOut(value, notation, indent, used);
}

/** A JSON value as JSON that is laid out in the same way. */
export function layOutJson(value: JsonValue): string {
  const scalar = (one: JsonValue): string => JSON.stringify(one);
  return layOut(value, { key: scalar, scalar, end: '', refOf: NONE, memberOf: NONE }, '', 0);
}

const NONE = (): undefined => undefined;

/** How a value is written: its keys, what holds no others, and what follows the last of several lines. */
interface Notation extends Required<Pick<CodeLayout, 'refOf' | 'memberOf'>> {
  readonly key: (key: string) => string;
  readonly scalar: (value: JsonValue) => string;
  readonly end: string;
}

function layOut(value: JsonValue, notation: Notation, indent: string, used: number): string {
  const line = inline(value, notation);
  const isShort = used + line.length <= LINE;
  if (isShort || !(isJsonArray(value) || isJsonObject(value))) return line;
  const whole = isJsonObject(value) ? wholeRef(value, notation) : undefined;
  if (whole !== undefined) return whole;
  const deeper = `${indent}  `;
  const write = (start: string, item: JsonValue): string =>
    start + layOut(item, notation, deeper, deeper.length + start.length + 1);
  const items = isJsonArray(value) ? value.map((item) => write('', item)) : members(value, notation, write);
  const [open, close] = isJsonArray(value) ? '[]' : '{}';
  const rows = items.map((item, at) => `${deeper}${item}${at < items.length - 1 ? ',' : notation.end}\n`);
  return `${open}\n${rows.join('')}${indent}${close}`;
}

function inline(value: JsonValue, notation: Notation): string {
  if (isJsonArray(value)) return `[${value.map((item) => inline(item, notation)).join(', ')}]`;
  if (!isJsonObject(value)) return notation.scalar(value);
  const whole = wholeRef(value, notation);
  if (whole !== undefined) return whole;
  const list = members(value, notation, (start, item) => start + inline(item, notation));
  return list.length === 0 ? '{}' : `{ ${list.join(', ')} }`;
}

function wholeRef(value: Readonly<Record<string, JsonValue>>, { refOf }: Notation): string | undefined {
  return Object.keys(value).length === 1 ? refOf(value) : undefined;
}

function members(
  value: Readonly<Record<string, JsonValue>>,
  notation: Notation,
  write: (start: string, item: JsonValue) => string,
): readonly string[] {
  const ref = notation.refOf(value);
  const own = Object.entries(value).map(([key, item]) =>
    ref !== undefined && key === '$ref' ? `...${ref}` : write(`${notation.key(key)}: `, item),
  );
  const [key, item] = notation.memberOf(value) ?? [];
  return item === undefined ? own : [...own, write(`${key}: `, item)];
}
