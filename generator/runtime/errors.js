import { isObject } from "./values.js";

// How validators report errors. The functions that an emitted module uses are copied into it unchanged.

/**
 * An error at one place. Its message says what was found where `shows` describes the value. `isPlain` is true where the
 * path needs no escapes in the message.
 * @typedef {{
 *   path: string,
 *   keyword: string,
 *   expected: string,
 *   value?: unknown,
 *   shows?: Show | undefined,
 *   isPlain?: boolean,
 * }} Failure
 *
 * @typedef {(value: unknown) => string} Show
 *
 * A compiled schema: undefined for a value that it accepts, or else what is wrong, with JSON Pointers that start at the
 * value.
 * @typedef {(value: any) => Failure[] | undefined} Check
 *
 * @typedef {{
 *   event: string | undefined,
 *   path: string,
 *   keyword: string,
 *   expected: string,
 *   found: string,
 *   message: string,
 * }} ValidationError
 */

/**
 * A failure of a value itself.
 * @param {string} keyword
 * @param {string} expected
 * @param {unknown} [value] the value that was found
 * @param {Show} [shows]
 * @returns {Failure}
 */
export function failure(keyword, expected, value, shows) {
  return { path: "", keyword, expected, value, shows, isPlain: true };
}

/** The failure of a required property that is missing. */
export function missing() {
  return failure("required", "a value");
}

/**
 * One failure in place of those of all branches of a choice: the deepest. Where several failures are at that place, it
 * joins what they expect.
 * @param {readonly Failure[]} failures of the branches
 * @param {Failure} own the failure of the choice
 * @returns {Failure[]}
 */
export function choose(failures, own) {
  let best = own;
  for (const one of failures) if (closeness(one) > closeness(best)) best = one;
  const words = new Set();
  for (const one of failures) if (one.path === best.path) words.add(one.expected);
  return [{ ...best, expected: [...words].join(" or ") }];
}

/**
 * A number that is greater for a deeper failure, and, at the same depth, for a wrong value than for one that is missing or
 * must be absent.
 * @param {Failure} failure
 */
function closeness({ path, keyword, expected }) {
  return path.split("/").length - (keyword === "required" || expected === "absent" ? 0.5 : 0);
}

/**
 * Like `choose`, for validators that continue after an error, where a branch may have several failures. It keeps them
 * all when every other branch only expects another type.
 * @type {typeof choose}
 */
export function chooseAll(failures, own) {
  const inside = failures.filter(({ path }) => path !== "");
  const isOneBranch = failures.every(({ path, keyword }) => path !== "" || keyword === "type");
  const keepsAll = inside.length > 0 && isOneBranch && inside.length < failures.length;
  return keepsAll ? inside : choose(failures, own);
}

/**
 * The first error of a payload; undefined for a valid one.
 * @param {string} event
 * @param {Check} check
 * @param {unknown} payload
 * @returns {ValidationError | undefined}
 */
export function firstError(event, check, payload) {
  try {
    const first = check(payload)?.[0];
    return first && describe(event, first);
  } catch {
    return unreadable(event);
  }
}

/**
 * The result for a payload that an event's guard has rejected.
 * @param {string} event
 * @param {Check} check
 * @param {unknown} payload
 * @returns {{ valid: false, errors: [ValidationError] }}
 */
export function invalidResult(event, check, payload) {
  try {
    // A rejected payload has a failure. One that cannot be read twice, or in a loop, may have none, and is caught too.
    return { valid: false, errors: [describe(event, /** @type {[Failure]} */ (check(payload))[0])] };
  } catch {
    return { valid: false, errors: [unreadable(event)] };
  }
}

/**
 * All errors of a payload that an event's guard has rejected.
 * @param {string} event
 * @param {Check} check compiled to continue after an error
 * @param {unknown} payload
 * @returns {ValidationError[]}
 */
export function allErrorsOf(event, check, payload) {
  try {
    const all = /** @type {Failure[]} */ (check(payload)).map((failure) => describe(event, failure));
    // Branches of an allOf may report the same error twice. Two take less time to compare than to put into a Map.
    const [first, second, third] = all;
    if (!third && first?.message !== second?.message) return all;
    return [...new Map(all.map((error) => [`${error.path} ${error.message}`, error])).values()];
  } catch {
    return [unreadable(event)];
  }
}

/**
 * The error for a payload whose event type is missing or unknown.
 * @param {unknown} payload
 * @param {readonly string[]} tokens path of the event type
 * @returns {[ValidationError]}
 */
export function unknownEvent(payload, tokens) {
  /** @type {any} */
  let value = payload;
  let path = "";
  const errorFor = (/** @type {string} */ keyword, /** @type {string} */ expected, shows = kindOf) =>
    /** @type {[ValidationError]} */ ([describe(undefined, { path, keyword, expected, value, shows })]);
  for (const token of tokens) {
    if (!isObject(value)) return errorFor("type", "an object");
    path = pointerTo(path, token);
    if (!Object.hasOwn(value, token)) return errorFor("required", "a value");
    value = value[token];
  }
  return typeof value === "string"
    ? errorFor("discriminator", "a known event type", show)
    : errorFor("type", "a string");
}

/**
 * The error for a payload that cannot be read: a getter or proxy throws, or the nesting is too deep.
 * @param {string | undefined} event
 * @returns {ValidationError}
 */
export function unreadable(event) {
  const shows = () => "a value that cannot be read";
  return describe(event, failure("unreadable", "a JSON value", undefined, shows));
}

/**
 * A check that compares the event type first, for payloads whose type is not known. A payload without an event type
 * lacks a required property, which the check itself reports.
 * @param {string} event
 * @param {Check} check compiled from the schema without the event type
 * @param {readonly string[]} tokens path of the event type
 * @returns {Check}
 */
export function withType(event, check, tokens) {
  return (payload) => {
    /** @type {any} */
    let value = payload;
    for (const token of tokens) value = isObject(value) ? value[token] : undefined;
    const failures = check(payload);
    if (tokens.length === 0 || value === undefined || value === event) return failures;
    const other = {
      path: tokens.reduce(pointerTo, ""),
      keyword: "const",
      expected: show(event),
      value,
      shows: show,
    };
    return [other, ...(failures ?? [])];
  };
}

/**
 * Turns a failure into an error with a message.
 * @param {string | undefined} event
 * @param {Failure} failure
 * @returns {ValidationError}
 */
export function describe(event, { path, keyword, expected, value, shows, isPlain }) {
  const isMissing = keyword === "required";
  const found = isMissing ? "nothing" : (shows ?? kindOf)(value);
  const place = path.length > 200 ? `${path.slice(0, 99)}...${path.slice(-98)}` : path || "the payload";
  const rule = isMissing ? "is required" : `must be ${expected}${shows ? `, got ${found}` : ""}`;
  const message = `${visible(event ?? "webhook event")}: ${isPlain ? place : visible(place)} ${rule}`;
  return { event, path, keyword, expected, found, message };
}

/**
 * A text with escapes in place of characters that a terminal or a log would obey.
 * @param {string} text
 */
export function visible(text) {
  // A literal is checked at import, for which the engine lists all characters of the two categories.
  return isPlainText(text)
    ? text
    : text.replace(RegExp("(?! )[\\p{C}\\p{Z}]", "gu"), (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
}

/**
 * True for a text of printable ASCII, as nearly all are.
 * @param {string} text
 */
export function isPlainText(text) {
  return !/[^ -~]/.test(text);
}

/**
 * A type with its article: `a string`.
 * @param {string} type
 */
export function withArticle(type) {
  return type === "null" ? type : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}

/**
 * A value as it appears in a message: objects and arrays by their type, long text shortened.
 * @param {unknown} value
 * @returns {string}
 */
export function show(value) {
  if (typeof value === "object" && value !== null) return withArticle(kindOf(value));
  const text = typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value);
  return visible(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

/**
 * The JSON type of a value; for a value that JSON does not have, the name of its JavaScript type. A number that is too
 * large for a number, such as `1e400` in JSON, is `Infinity`.
 * @param {unknown} value
 * @returns {string}
 */
export function kindOf(value) {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/**
 * The JSON Pointer of a member of an object.
 * @param {string} base pointer of the object
 * @param {string} token key of the member
 */
export function pointerTo(base, token) {
  return `${base}/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
