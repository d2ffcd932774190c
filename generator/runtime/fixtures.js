import { withArticle } from "./errors.js";
import { isObject } from "./values.js";

// What the emitted fixtures need at run time.

/**
 * One change to a payload: it sets the value at a place, or, without `value`, removes it.
 * @typedef {{ readonly at: readonly string[], readonly value?: any }} Mutation
 */

/**
 * A copy of a payload with one change. The payload itself is not changed.
 * @param {any} payload
 * @param {Mutation} mutation
 * @returns {any}
 */
export function mutate(payload, mutation) {
  const [token, ...rest] = mutation.at;
  if (token === undefined) return copy(mutation.value);
  const changed = Array.isArray(payload) ? [...payload] : { ...payload };
  if (rest.length > 0 || "value" in mutation) {
    const own = Object.hasOwn(changed, token) ? changed[token] : undefined;
    const value = rest.length > 0 ? mutate(own, { ...mutation, at: rest }) : copy(mutation.value);
    // Assignment would set the prototype for `__proto__`.
    Object.defineProperty(changed, token, { value, writable: true, enumerable: true, configurable: true });
  } else if (Array.isArray(changed)) changed.splice(Number(token), 1);
  else delete changed[token];
  return changed;
}

/**
 * Freezes a value and everything in it.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function deepFreeze(value) {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

/**
 * Valid payloads that differ from the full one at one place.
 * @param {any} full
 * @param {Readonly<Record<string, readonly any[]>>} values the values for each place, by its JSON Pointer
 * @returns {readonly any[]}
 */
export function validVariantsOf(full, values) {
  return deepFreeze(
    Object.entries(values).flatMap(([path, list]) =>
      list.map((value) => {
        const at = tokensOf(path);
        return { name: validName(at, value), path, payload: mutate(full, { at, value }) };
      }),
    ),
  );
}

/**
 * Invalid payloads that each violate one constraint at one place.
 * @param {any} full
 * @param {readonly (readonly [object: string, members: readonly string[], values: Readonly<Record<string, readonly any[]>>])[]}
 * violations the JSON Pointer of an object, the rest of the pointers of its members, and for each of these, by keyword, the
 * values that violate it; an empty list removes the property
 * @returns {readonly any[]}
 */
export function invalidVariantsOf(full, violations) {
  return deepFreeze(
    violations.flatMap(([object, members, byKeyword]) =>
      members.flatMap((member) => violationsAt(full, object + member, byKeyword)),
    ),
  );
}

/**
 * The payloads that violate keywords at a place: one for each wrong value, and one without the value where a keyword has
 * none.
 * @param {any} full
 * @param {string} path
 * @param {Readonly<Record<string, readonly any[]>>} byKeyword
 */
function violationsAt(full, path, byKeyword) {
  const at = tokensOf(path);
  return Object.entries(byKeyword).flatMap(([keyword, values]) => {
    const mutations = values.length === 0 ? [{ at }] : values.map((value) => ({ at, value }));
    return mutations.map((mutation) => ({
      name: invalidName(at, keyword, "value" in mutation ? mutation.value : undefined),
      path,
      keyword,
      payload: mutate(full, mutation),
    }));
  });
}

/**
 * The name of a valid variant: `data.status is "ACTIVE"`. A long object is cut off.
 * @param {readonly string[]} at
 * @param {unknown} value
 */
export function validName(at, value) {
  const text = JSON.stringify(value);
  const isCut = typeof value === "object" && text.length > 100;
  return `${placeName(at)} is ${isCut ? `${[...text].slice(0, 100).join("")}...` : text}`;
}

/**
 * The name of a payload that violates a constraint: `data.id is missing`.
 * @param {readonly string[]} at
 * @param {string} keyword
 * @param {unknown} value the wrong value; undefined for a missing property
 */
export function invalidName(at, keyword, value) {
  return `${placeName(at)} ${VIOLATIONS[keyword] ?? wrongValue(keyword, value)}`;
}

/**
 * How a value violates each constraint, in words.
 * @type {Readonly<Record<string, string>>}
 */
const VIOLATIONS = {
  additionalProperties: "is not known",
  const: "is another value",
  enum: "is another value",
  exclusiveMaximum: "is too large",
  exclusiveMinimum: "is too small",
  format: "does not match its format",
  maxItems: "has too many items",
  maxLength: "is too long",
  maximum: "is too large",
  minItems: "has too few items",
  minLength: "is too short",
  minimum: "is too small",
  pattern: "does not match its pattern",
  required: "is missing",
  uniqueItems: "repeats an item",
};

/**
 * @param {string} keyword
 * @param {unknown} value
 */
function wrongValue(keyword, value) {
  if (value === null) return "is null";
  if (keyword !== "type" && typeof value === "string") return `is ${JSON.stringify(value)}`;
  const type = Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
  return `is ${withArticle(type)}`;
}

/**
 * A place in the notation of JavaScript: `data.settings.features[0].name`.
 * @param {readonly string[]} at
 */
export function placeName(at) {
  const name = at.map((token) => (/^\d+$/.test(token) ? `[${token}]` : `.${token}`)).join("");
  return name === "" ? "the payload" : name.replace(/^\./, "");
}

/**
 * The keys in a JSON Pointer.
 * @param {string} path
 */
function tokensOf(path) {
  return path
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * Makes an event from a valid one: varies it by the seed, then applies the overrides.
 * @param {any} base a valid payload
 * @param {any} overrides merged into it: objects key by key, everything else whole; `undefined` removes
 * @param {number} seed 0 does not vary the base; equal seeds give equal events
 * @param {(payload: unknown) => { valid: boolean, errors?: readonly { message: string }[] }} validate
 * @returns {any}
 */
export function makeFrom(base, overrides, seed, validate) {
  const varied = seed === 0 ? base : vary(base, seed);
  const event = merge(validate(varied).valid ? varied : base, overrides);
  const result = validate(event);
  if (!result.valid) throw new TypeError(`makeEvent: ${result.errors?.[0]?.message}`);
  return event;
}

/**
 * A copy of a value with overrides: objects key by key, anything else as a whole. `undefined` removes a property.
 * @param {any} base
 * @param {any} overrides
 * @returns {any}
 */
function merge(base, overrides) {
  if (!isObject(overrides)) return copy(overrides === undefined ? base : overrides);
  const entries = new Map(Object.entries(isObject(base) ? base : {}));
  for (const [key, value] of Object.entries(overrides)) {
    if (value === undefined) entries.delete(key);
    else entries.set(key, merge(entries.get(key), value));
  }
  return copy(Object.fromEntries(entries));
}

/**
 * Replaces identifiers and times in a payload. Equal texts stay equal, so that references still match. All times move
 * by the same amount, so that their order stays the same.
 * @param {any} value
 * @param {number} seed
 * @returns {any}
 */
function vary(value, seed) {
  if (typeof value === "string") return varyText(value, seed);
  if (Array.isArray(value)) return value.map((item) => vary(item, seed));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, vary(inner, seed)]));
}

/**
 * A text in which other digits follow from the seed. A time is another time, and a long number keeps its length.
 * @param {string} text
 * @param {number} seed
 */
function varyText(text, seed) {
  if (/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:[0-5]\d/.test(text)) {
    const seconds = hash(seed, "time") % (365 * 24 * 3600);
    const moved = new Date(Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`) + seconds * 1000);
    if (Number.isNaN(moved.getTime())) return text;
    return moved.toISOString().slice(0, 19) + text.slice(19);
  }
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) {
    return text.replace(/[0-9]/g, (digit, at) => String((Number(digit) + hash(seed, text + at)) % 10));
  }
  return text.replace(/\d{4,}/g, (digits) =>
    [...digits]
      .map((_digit, at) => (at === 0 ? 1 : 0) + (hash(seed, text + at) % (at === 0 ? 9 : 10)))
      .join(""),
  );
}

/**
 * FNV-1a hash of the seed and a text.
 * @param {number} seed
 * @param {string} text
 */
function hash(seed, text) {
  let state = 0x811c9dc5;
  for (const char of `${seed} ${text}`) {
    state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return (state ^ (state >>> 15)) >>> 0;
}

/**
 * @param {any} value
 * @returns {any}
 */
function copy(value) {
  if (Array.isArray(value)) return value.map(copy);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
}
