import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
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
  /** The expression for an object or array that has a name; undefined for all others. */
  readonly nameOf?: (value: object) => string | undefined;
  /** A further member for an object: its key as code, and its value. */
  readonly memberOf?: (object: object) => readonly [key: string, value: JsonValue] | undefined;
}

/**
 * A JSON value as a JavaScript expression. What fits on a line is on one line; everything else has a line for each of its
 * members.
 */
export function layOutCode(
  value: JsonValue,
  { indent = '', used = indent.length, refOf, nameOf, memberOf }: CodeLayout = {},
): string {
  const notation: Notation = {
    key: objectKey,
    scalar: (one) => quote(one),
    end: ',',
    refOf: refOf ?? NONE,
    nameOf: nameOf ?? NONE,
    memberOf: memberOf ?? NONE,
  };
  return layOut(value, notation, indent, used);
}

/** A JSON value as JSON that is laid out in the same way. `nameOf` gives the text of a part that is laid out already. */
export function layOutJson(
  value: JsonValue,
  { indent = '', used = indent.length, nameOf }: Omit<CodeLayout, 'refOf' | 'memberOf'> = {},
): string {
  const scalar = (one: JsonValue): string => JSON.stringify(one);
  const notation = {
    key: scalar,
    scalar,
    end: '',
    refOf: NONE,
    nameOf: nameOf ?? NONE,
    memberOf: NONE,
  };
  return layOut(value, notation, indent, used);
}

const NONE = (): undefined => undefined;

/** How a value is written: its keys, what holds no others, and what follows the last of several lines. */
interface Notation extends Required<Pick<CodeLayout, 'refOf' | 'nameOf' | 'memberOf'>> {
  readonly key: (key: string) => string;
  readonly scalar: (value: JsonValue) => string;
  readonly end: string;
}

function layOut(value: JsonValue, notation: Notation, indent: string, used: number): string {
  const line = inline(value, notation, LINE - used);
  if (line !== undefined) return line;
  if (!(isJsonArray(value) || isJsonObject(value))) return notation.scalar(value);
  const whole = wholeOf(value, notation);
  if (whole !== undefined) return whole;
  const deeper = `${indent}  `;
  const write = ([start, item]: Member): string =>
    start + layOut(item, notation, deeper, deeper.length + start.length + 1);
  const items = membersOf(value, notation).map((one) => (typeof one === 'string' ? one : write(one)));
  const [open, close] = isJsonArray(value) ? '[]' : '{}';
  const rows = items.map((item, at) => `${deeper}${item}${at < items.length - 1 ? ',' : notation.end}\n`);
  return `${open}\n${rows.join('')}${indent}${close}`;
}

/**
 * A value on one line; undefined where that has more characters than there is room for. It stops as soon as that is known:
 * otherwise each level of a deep value would write everything below it.
 */
function inline(value: JsonValue, notation: Notation, room: number): string | undefined {
  const isHolder = isJsonArray(value) || isJsonObject(value);
  const whole = isHolder ? wholeOf(value, notation) : notation.scalar(value);
  if (whole !== undefined || !isHolder)
    return whole !== undefined && whole.length <= room ? whole : undefined;
  const [open, close] = bracketsOf(value);
  const parts: string[] = [];
  let left = room - open.length - close.length;
  for (const one of membersOf(value, notation)) {
    const [start, item] = typeof one === 'string' ? [one] : one;
    const text = item === undefined ? '' : inline(item, notation, left - start.length);
    if (text === undefined || start.length + text.length > left) return undefined;
    parts.push(start + text);
    left -= start.length + text.length + SEPARATOR.length;
  }
  return parts.length === 0 && left < 0 ? undefined : `${open}${parts.join(SEPARATOR)}${close}`;
}

const SEPARATOR = ', ';

function bracketsOf(value: Holder): readonly [string, string] {
  if (isJsonArray(value)) return ['[', ']'];
  return Object.keys(value).length === 0 ? ['{', '}'] : ['{ ', ' }'];
}

type Holder = readonly JsonValue[] | JsonObject;

/** The expression for a whole object or array: its name, or that of its reference. */
function wholeOf(value: Holder, notation: Notation): string | undefined {
  return notation.nameOf(value) ?? (isJsonObject(value) ? wholeRef(value, notation) : undefined);
}

function wholeRef(value: JsonObject, { refOf }: Notation): string | undefined {
  return Object.keys(value).length === 1 ? refOf(value) : undefined;
}

/** A member of an object or array: what is written before its value, and the value; a text for a whole member. */
type Member = readonly [start: string, value: JsonValue];

function membersOf(value: Holder, notation: Notation): readonly (Member | string)[] {
  if (isJsonArray(value)) return value.map((item) => ['', item] as const);
  const ref = notation.refOf(value);
  const own = Object.entries(value).map(([key, item]) =>
    ref !== undefined && key === '$ref' ? `...${ref}` : ([`${notation.key(key)}: `, item] as const),
  );
  const [key, item] = notation.memberOf(value) ?? [];
  return item === undefined ? own : [...own, [`${key}: `, item] as const];
}
