import { failure, kindOf, show, visible, withArticle } from "./errors.js";
import { checkTest } from "./explain.js";
import { isMultipleOf } from "./numbers.js";
import { codePointLength, deepEqual, isObject } from "./values.js";

// The checks of the keywords about types, listed values, numbers and strings.

/** @typedef {import("./explain.js").MakeCheck} MakeCheck */

/**
 * For types other than numbers.
 * @type {MakeCheck}
 */
export function checkType(type) {
  const [first, ...others] = [type].flat();
  const expected = typesInWords([first, ...others]);
  return (value) =>
    kindOf(value) === first || others.includes(kindOf(value))
      ? undefined
      : [failure("type", expected, value, kindOf)];
}

/**
 * For any types. Each of the most common ones has a function of its own, because engines make that faster than one
 * function for all.
 * @type {MakeCheck}
 */
export function checkAnyType(type) {
  const [first, ...others] = [type].flat();
  const expected = typesInWords([first, ...others]);
  const wrong = (/** @type {unknown} */ value) => [failure("type", expected, value, kindOf)];
  const only = others.length === 0 ? first : undefined;
  if (only === "string") return (value) => (typeof value === "string" ? undefined : wrong(value));
  if (only === "integer") return (value) => (Number.isInteger(value) ? undefined : wrong(value));
  if (only === "object") return (value) => (isObject(value) ? undefined : wrong(value));
  if (only === "array") return (value) => (Array.isArray(value) ? undefined : wrong(value));
  return (value) =>
    isOfType(value, first) || others.some((one) => isOfType(value, one)) ? undefined : wrong(value);
}

/**
 * True for a value of a type. Numbers are finite: JSON has no others.
 * @param {unknown} value
 * @param {string} type
 */
function isOfType(value, type) {
  if (typeof value !== "number") return kindOf(value) === type;
  return type === "integer" ? Number.isInteger(value) : type === "number" && Number.isFinite(value);
}

/**
 * Types in words: `a string or null`.
 * @param {readonly string[]} types
 */
function typesInWords(types) {
  return types.map(withArticle).join(" or ");
}

/**
 * For a number, a text, a truth value or null.
 * @type {MakeCheck}
 */
export function checkConst(literal) {
  return checkTest("const", show(literal), (value) => value === literal, show);
}

/**
 * For any value.
 * @type {MakeCheck}
 */
export function checkConstValue(literal) {
  return checkTest("const", expectedValue(literal), (value) => deepEqual(value, literal), show);
}

/**
 * For numbers, texts, truth values and null.
 * @type {MakeCheck}
 */
export function checkEnum(values) {
  const known = new Set(values);
  return checkTest("enum", oneOfValues(values), (value) => known.has(value), show);
}

/**
 * For any values.
 * @type {MakeCheck}
 */
export function checkEnumValues(values) {
  const isListed = (/** @type {unknown} */ value) =>
    values.some((/** @type {unknown} */ one) => deepEqual(value, one));
  return checkTest("enum", oneOfValues(values), isListed, show);
}

/**
 * A value in words, as a message says that it is expected. In contrast to a value that was found, it shows objects.
 * @param {unknown} value
 */
export function expectedValue(value) {
  if (typeof value !== "object" || value === null) return show(value);
  const text = JSON.stringify(value);
  return visible(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

/**
 * Values in words: `one of "a", "b"`. A long list is cut, and the text says how many values are left out.
 * @param {readonly unknown[]} values
 */
export function oneOfValues(values) {
  const shown = values.slice(0, 100).map(expectedValue).join(", ");
  const left = values.length - 100;
  return `one of ${shown}${left > 0 ? ` and ${left.toLocaleString("en")} more` : ""}`;
}

/**
 * The check of a number.
 * @param {string} keyword
 * @param {string} expected
 * @param {(value: number) => boolean} test
 */
function checkNumber(keyword, expected, test) {
  return checkTest(keyword, expected, (value) => !Number.isFinite(value) || test(value));
}

/** @type {MakeCheck} */
export function checkMaximum(limit) {
  return checkNumber("maximum", `a number <= ${limit}`, (value) => value <= limit);
}

/** @type {MakeCheck} */
export function checkMinimum(limit) {
  return checkNumber("minimum", `a number >= ${limit}`, (value) => value >= limit);
}

/** @type {MakeCheck} */
export function checkExclusiveMaximum(limit) {
  return checkNumber("exclusiveMaximum", `a number < ${limit}`, (value) => value < limit);
}

/** @type {MakeCheck} */
export function checkExclusiveMinimum(limit) {
  return checkNumber("exclusiveMinimum", `a number > ${limit}`, (value) => value > limit);
}

/** @type {MakeCheck} */
export function checkMultipleOf(step) {
  return checkNumber("multipleOf", `a multiple of ${step}`, (value) => isMultipleOf(value, step));
}

/**
 * The check of a string.
 * @param {string} keyword
 * @param {string} expected
 * @param {(value: string) => boolean} test
 */
function checkText(keyword, expected, test) {
  return (/** @type {any} */ value) =>
    typeof value !== "string" || test(value) ? undefined : [failure(keyword, expected, value)];
}

/** @type {MakeCheck} */
export function checkMinLength(least) {
  const expected = `a string of at least ${counted(least, "character")}`;
  // No character has more than two code units, so most texts need not be counted.
  return checkText(
    "minLength",
    expected,
    (value) => value.length >= 2 * least || codePointLength(value) >= least,
  );
}

/** @type {MakeCheck} */
export function checkMaxLength(most) {
  const expected = `a string of at most ${counted(most, "character")}`;
  return checkText("maxLength", expected, (value) => value.length <= most || codePointLength(value) <= most);
}

/** @type {MakeCheck} */
export function checkPattern(pattern, _rules, explainer) {
  const expression = explainer.expression(pattern);
  return checkText("pattern", `a string that matches ${visible(pattern)}`, (value) => expression.test(value));
}

/**
 * For formats that are checked.
 * @type {MakeCheck}
 */
export function checkFormat(name, _rules, explainer) {
  return checkText("format", `a valid ${name}`, explainer.formats[name]);
}

/**
 * For any formats, of which some are annotations.
 * @type {MakeCheck}
 */
export function checkAnyFormat(name, rules, explainer) {
  return name in explainer.formats ? checkFormat(name, rules, explainer) : undefined;
}

/**
 * A number of things in words: `1 item`, `2 items`.
 * @param {number} number
 * @param {"character" | "item" | "property"} noun
 */
export function counted(number, noun) {
  if (number === 1) return `1 ${noun}`;
  return `${number} ${noun === "property" ? "properties" : `${noun}s`}`;
}

/** The checks of the type, of numbers and of strings, for any form of the keyword, in the order in which they report errors. */
export const VALUE_CHECKS = {
  type: checkAnyType,
  maximum: checkMaximum,
  minimum: checkMinimum,
  exclusiveMaximum: checkExclusiveMaximum,
  exclusiveMinimum: checkExclusiveMinimum,
  multipleOf: checkMultipleOf,
  minLength: checkMinLength,
  maxLength: checkMaxLength,
  pattern: checkPattern,
  format: checkAnyFormat,
};

/** The checks of listed values, in the same way. */
export const LITERAL_CHECKS = { const: checkConstValue, enum: checkEnumValues };
