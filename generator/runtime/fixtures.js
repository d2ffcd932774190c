import { isObject } from "./values.js";

// What the emitted fixtures need at run time; their module is this file as it stands.

/**
 * One change to a payload: another value at a place, or without `value` nothing there.
 * @typedef {{ readonly at: readonly string[], readonly value?: any }} Mutation
 */

/**
 * A copy of a payload with one change in it. The payload itself is never touched.
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
    // Not by assignment, which would take `__proto__` for something else.
    Object.defineProperty(changed, token, { value, writable: true, enumerable: true, configurable: true });
  } else if (Array.isArray(changed)) changed.splice(Number(token), 1);
  else delete changed[token];
  return changed;
}

/**
 * Puts a payload into each fixture that is told as a change to another one.
 * @template {Mutation} T
 * @param {any} payload
 * @param {readonly T[]} mutations
 * @returns {readonly any[]}
 */
export function withPayloads(payload, mutations) {
  return mutations.map(({ at, value: _value, ...fixture }, index) => ({
    path: at.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
    ...fixture,
    payload: mutate(payload, /** @type {T} */ (mutations[index])),
  }));
}

/**
 * An event made of a valid one: varied by the seed, then overridden.
 * @param {any} base a valid payload
 * @param {any} overrides merged into it: objects key by key, everything else whole; `undefined` removes
 * @param {number} seed 0 leaves the base as it is; equal seeds give equal events
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
 * Other identifiers and times for the same payload. Equal texts stay equal, so that what referred to the same thing
 * still does, and all times move together, so that their order holds.
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
 * FNV-1a over the seed and a text: small, steady, and good enough to tell test data apart.
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
