import { isObject } from "./values.js";

// How validators report errors. The functions that an emitted module uses are copied into it unchanged.

/**
 * An error at one place. `isPlain` is true where the path needs no escapes in a message.
 * @typedef {{ path: string, keyword: string, expected: string, value?: unknown, isPlain?: boolean | undefined }} Failure
 *
 * A compiled schema: true for a value that it accepts. It adds what is wrong to the list, with JSON Pointers that start
 * with the path.
 * @typedef {(value: unknown, path: string, failures: Failure[]) => boolean} Check
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
 * Adds a failure to the list. Returns false, so that a check can return the call.
 * @param {Failure[]} failures
 * @param {string} path
 * @param {string} keyword
 * @param {string} expected
 * @param {unknown} [value] the value that was found
 */
export function fail(failures, path, keyword, expected, value) {
  failures.push({ path, keyword, expected, value, isPlain: path === "" });
  return false;
}

/**
 * Adds a failure for a required property that is missing. Returns false.
 * @param {Failure[]} failures
 * @param {string} path of the property
 */
export function missing(failures, path) {
  return fail(failures, path, "required", "a value");
}

/**
 * Replaces the failures of all branches of a choice with one: the deepest. Where several failures are at that place, it
 * joins what they expect.
 * @param {Failure[]} failures
 * @param {string} path of the choice
 * @param {string} keyword of the choice
 * @param {string} expected what branches without a failure in the list expect
 * @param {unknown} value
 * @param {number} start index of the first failure of the branches
 */
export function choose(failures, path, keyword, expected, value, start) {
  const branches = failures.splice(start);
  /** @type {Failure} */
  let best = { path, keyword, expected, value, isPlain: path === "" };
  for (const one of branches) if (one.path.length > path.length && isCloser(one, best)) best = one;
  const words = new Set(best.path === path && expected !== "" ? [expected] : []);
  for (const one of branches) if (one.path === best.path) words.add(one.expected);
  failures.push({ ...best, expected: [...words].join(" or ") });
  return false;
}

/**
 * True for a deeper failure, or, at the same depth, for a wrong value compared with a missing one.
 * @param {Failure} one
 * @param {Failure} best
 */
function isCloser(one, best) {
  const deeper = one.path.split("/").length - best.path.split("/").length;
  return deeper > 0 || (deeper === 0 && best.keyword === "required" && one.keyword !== "required");
}

/**
 * Like `choose`, for validators that continue after an error, where a branch may have several failures. It keeps them
 * all when every other branch only expects another type.
 * @type {typeof choose}
 */
export function chooseAll(failures, path, keyword, expected, value, start) {
  const branches = failures.splice(start);
  const inside = branches.filter((one) => one.path !== path);
  const isOneBranch = branches.every((one) => one.path !== path || one.keyword === "type");
  const keepsAll = inside.length > 0 && isOneBranch && (expected !== "" || inside.length < branches.length);
  for (const one of keepsAll ? inside : branches) failures.push(one);
  return keepsAll ? false : choose(failures, path, keyword, expected, value, start);
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
    /** @type {Failure[]} */
    const failures = [];
    check(payload, "", failures);
    return failures[0] && describe(event, failures[0]);
  } catch {
    return unreadable(event);
  }
}

/**
 * The result for a payload that an event's guard has rejected.
 * @type {(...args: Parameters<typeof firstError>) => { valid: false, errors: [ValidationError] }}
 */
export function invalidResult(event, check, payload) {
  return { valid: false, errors: [firstError(event, check, payload) ?? unreadable(event)] };
}

/**
 * All errors of a payload.
 * @param {string} event
 * @param {Check} check compiled to continue after an error
 * @param {unknown} payload
 * @returns {ValidationError[]}
 */
export function allErrorsOf(event, check, payload) {
  try {
    /** @type {Failure[]} */
    const failures = [];
    check(payload, "", failures);
    const all = failures.map((failure) => describe(event, failure));
    if (all.length === 1) return all;
    // Branches of an allOf may report the same error twice.
    return [...new Map(all.map((error) => [`${error.path} ${error.message}`, error])).values()];
  } catch {
    return [unreadable(event)];
  }
}

/**
 * The result for a list of errors.
 * @param {ValidationError[]} errors
 * @param {unknown} payload
 */
export function resultOf(errors, payload) {
  return errors.length === 0 ? { valid: true, value: payload } : { valid: false, errors };
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
  const errorFor = (/** @type {string} */ keyword, /** @type {string} */ expected) =>
    /** @type {[ValidationError]} */ ([describe(undefined, { path, keyword, expected, value })]);
  for (const token of tokens) {
    if (!isObject(value)) return errorFor("type", "an object");
    path = pointerTo(path, token);
    if (!Object.hasOwn(value, token)) return errorFor("required", "a value");
    value = value[token];
  }
  return typeof value === "string"
    ? errorFor("discriminator", "a known event type")
    : errorFor("type", "a string");
}

/**
 * The error for a payload that cannot be read: a getter or proxy throws, or the nesting is too deep.
 * @param {string | undefined} event
 * @returns {ValidationError}
 */
export function unreadable(event) {
  return describe(event, { path: "", keyword: "unreadable", expected: "a JSON value" });
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
  return (payload, path, failures) => {
    /** @type {any} */
    let value = payload;
    for (const token of tokens) value = isObject(value) ? value[token] : undefined;
    const isOther = tokens.length > 0 && value !== undefined && value !== event;
    if (isOther) fail(failures, tokens.reduce(pointerTo, path), "const", show(event), value);
    return check(payload, path, failures) && !isOther;
  };
}

/**
 * Describes the value that was found, for the keywords whose message includes it.
 * @type {Readonly<Record<string, (value: unknown) => string>>}
 */
const SHOWN = {
  type: kindOf,
  anyOf: kindOf,
  oneOf: kindOf,
  const: show,
  enum: show,
  discriminator: show,
  unreadable: () => "a value that cannot be read",
};

/**
 * Turns a failure into an error with a message.
 * @param {string | undefined} event
 * @param {Failure} failure
 * @returns {ValidationError}
 */
export function describe(event, { path, keyword, expected, value, isPlain }) {
  const isMissing = keyword === "required";
  const showFound = SHOWN[keyword];
  const found = isMissing ? "nothing" : (showFound ?? kindOf)(value);
  const place = path.length > 200 ? `${path.slice(0, 99)}...${path.slice(-98)}` : path || "the payload";
  const start = `${visible(event ?? "webhook event")}: ${isPlain ? place : visible(place)} `;
  const end = showFound ? `, got ${found}` : "";
  const message = start + (isMissing ? "is required" : `must be ${expected}${end}`);
  return { event, path, keyword, expected, found, message };
}

/**
 * A text with escapes in place of characters that a terminal or a log would obey.
 * @param {string} text
 */
export function visible(text) {
  return isPlainText(text) ? text : text.replace(/[^ -~]/gu, escaped);
}

/**
 * True for a text of printable ASCII, as nearly all are.
 * @param {string} text
 */
export function isPlainText(text) {
  return !UNUSUAL.test(text);
}

const UNUSUAL = /[^ -~]/;

/**
 * A character, or its escape where a terminal or a log would obey it.
 * @param {string} one
 */
function escaped(one) {
  // A literal is checked at import, for which the engine lists all characters of the two categories.
  return RegExp("[\\p{C}\\p{Z}]", "u").test(one) ? `\\u{${one.codePointAt(0)?.toString(16)}}` : one;
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
 * The JSON type of a value; for a value that JSON does not have, the name of its JavaScript type.
 * @param {unknown} value
 */
export function kindOf(value) {
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
