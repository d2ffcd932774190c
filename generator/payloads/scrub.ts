import { isIP } from 'node:net';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTo, valueAt } from '../json/json-pointer.js';

/** A value that is replaced before a payload becomes an example. */
export interface Replacement {
  /** JSON Pointer to the value. */
  readonly path: string;
  /** Why, in a few words. */
  readonly reason: string;
  readonly value: string | number;
}

/** How to scrub. */
export interface ScrubOptions {
  /** A valid payload of the event without personal data, whose values are used where they fit. */
  readonly sample: JsonValue | undefined;
  /** The names of properties that the schemas mark as secret. */
  readonly secrets: ReadonlySet<string>;
  /** JSON Pointers to values that stay. */
  readonly keep: readonly string[];
}

/** The first object that has a property with a personal or secret name, as a JSON Pointer. Names are not replaced. */
export function placeOfPersonalName(payload: JsonValue, at: readonly string[] = []): string | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const entries = Object.entries(payload);
  if (entries.some(([key]) => reasonByValue(key) !== undefined)) return pointerTo('', ...at);
  for (const [key, value] of entries) {
    const found = placeOfPersonalName(value, [...at, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A payload without values that are secret or look personal, and what was replaced. */
export function scrub(
  payload: JsonValue,
  { sample, secrets, keep }: ScrubOptions,
): { readonly payload: JsonValue; readonly replaced: readonly Replacement[] } {
  const replaced: Replacement[] = [];
  const visit = (value: JsonValue, at: readonly string[], inherited?: string): JsonValue => {
    const path = pointerTo('', ...at);
    if (keep.includes(path)) return value;
    const name = at.findLast((token) => !/^\d+$/.test(token)) ?? '';
    const reason = inherited ?? (secrets.has(name) ? 'secret according to the schema' : reasonByName(name));
    if (isJsonArray(value)) return value.map((item, index) => visit(item, [...at, String(index)], inherited));
    if (isJsonObject(value)) {
      // A secret object is secret in all its parts. One that is only called "name" is not.
      const down = secrets.has(name) ? reason : inherited;
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, visit(one, [...at, key], down)]),
      );
    }
    const found =
      reason ?? (typeof value === 'string' ? reasonByValue(value) : isRounded(value) ? ROUNDED : undefined);
    if (found === undefined || value === '' || (typeof value !== 'string' && typeof value !== 'number'))
      return value;
    const other = valueAt(
      sample ?? null,
      at.map((token) => (/^\d+$/.test(token) ? '0' : token)),
    );
    if (other === value) return value;
    const replacement = typeof other === typeof value ? (other as string | number) : substitute(value);
    replaced.push({ path, reason: found, value: replacement });
    return replacement;
  };
  return { payload: visit(payload, []), replaced };
}

const ROUNDED = 'has more digits than JavaScript keeps';

/** True for a number that is probably not the one in the text: a whole number above 2^53, or one that became infinite. */
function isRounded(value: JsonValue | undefined): boolean {
  return typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER);
}

/** The first number of a value that is probably not the one in its text, as a JSON Pointer. @param at of the value */
export function placeOfRounded(value: JsonValue | undefined, at: string): string | undefined {
  if (typeof value !== 'object' || value === null) return isRounded(value) ? at : undefined;
  for (const [key, one] of Object.entries(value)) {
    const found = placeOfRounded(one, pointerTo(at, key));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Words in the names of properties whose values are about a person. */
const PERSONAL =
  /^(?:address|avatar|birth|birthdate|birthday|city|dob|email|fax|fingerprint|iban|ip|latitude|longitude|mail|mobile|name|nickname|phone|picture|postal|postcode|ssn|street|surname|telephone|username|zip)$/;

/** Words in the names of properties whose values give access to something. */
const SECRET =
  /^(?:apikey|authorization|cookie|credential|credentials|jwt|otp|passcode|password|secret|token)$/;

/** Why a property with a name looks personal or secret: `secret by its name`, `personal by its name`, or undefined. */
export function reasonByName(name: string): string | undefined {
  const words = name
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  if (words.some((word) => SECRET.test(word)) || /api_?key/i.test(name)) return 'secret by its name';
  return words.some((word) => PERSONAL.test(word)) ? 'personal by its name' : undefined;
}

/** True for text that looks like an address of any kind, a telephone number or a token. */
export function isPersonalValue(value: string): boolean {
  return reasonByValue(value) !== undefined;
}

function reasonByValue(value: string): string | undefined {
  if (EMAIL.test(value)) return 'has an email address';
  const words = value.split(/[\s,;<>"'=]+/).map((word) => word.replace(/^[([]|[)\].:!?]$/g, ''));
  if (words.some((word) => isIP(word) > 0)) return 'has an IP address';
  if (TELEPHONE.test(value)) return 'has a telephone number';
  return words.some((word) => TOKEN.test(word)) || /^(?:bearer|basic) /i.test(value)
    ? 'has a token'
    : undefined;
}

/** A number of 8 to 15 digits from `+` or from a code in brackets, with what people write between digits. */
const TELEPHONE = /(?<![\w+])(?:\+\d|\(\+?\d)(?:[ ()./-]{0,3}\d){7,14}(?!\w)/;

const TOKEN = /^(?:eyJ[\w-]+\.[\w-]+\.|(?:whsec_|sk_|rk_|ghp_|xox[abp]-)\w)/i;

const EMAIL = /[^\s@]@[^\s@]+\.[^\s@.]/;

/** A value of the same form, where the sample has none at that place. */
function substitute(value: string | number): string | number {
  if (typeof value === 'number') return 0;
  if (EMAIL.test(value)) return 'person@example.com';
  return isIP(value) === 4 ? '192.0.2.1' : isIP(value) === 6 ? '2001:db8::1' : 'redacted';
}
