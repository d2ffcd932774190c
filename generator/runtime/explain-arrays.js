import { failure } from "./errors.js";
import { checkTest, joined, together, within } from "./explain.js";
import { counted } from "./explain-values.js";
import { allDifferent } from "./values.js";

// The checks of the keywords about arrays.

/**
 * @typedef {import("./errors.js").Check} Check
 * @typedef {import("./errors.js").Failure} Failure
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 */

/**
 * The check of an array.
 * @param {string} keyword
 * @param {string} expected
 * @param {(value: readonly unknown[]) => boolean} test
 */
function checkArray(keyword, expected, test) {
  return checkTest(keyword, expected, (value) => !Array.isArray(value) || test(value));
}

/**
 * An upper bound of the length in words.
 * @param {number} most
 */
export function atMostItems(most) {
  return `an array of at most ${counted(most, "item")}`;
}

/** @type {MakeCheck} */
export function checkMaxItems(most) {
  return checkArray("maxItems", atMostItems(most), ({ length }) => length <= most);
}

/** @type {MakeCheck} */
export function checkMinItems(least) {
  const expected = `an array of at least ${counted(least, "item")}`;
  return checkArray("minItems", expected, ({ length }) => length >= least);
}

/** @type {MakeCheck} */
export function checkUniqueItems(isUnique) {
  const expected = "an array without repeated items";
  return checkArray("uniqueItems", expected, (value) => !isUnique || allDifferent(value));
}

/** @type {MakeCheck} */
export function checkPrefixItems(schemas, _rules, explainer) {
  const parts = schemas.map((/** @type {unknown} */ schema, /** @type {number} */ index) => {
    const check = explainer.compile(schema);
    /** @type {Check} */
    const part = (value) => {
      const failures = index < value.length ? check(value[index]) : undefined;
      return failures && within(`/${index}`, failures);
    };
    return part;
  });
  const all = together(parts, explainer);
  return (value) => (Array.isArray(value) ? all(value) : undefined);
}

/** A limit for errors: nobody reads more, and an array may claim to have billions of items. */
const MOST_ERRORS = 10_000;

/**
 * For items that reject what is missing.
 * @type {MakeCheck}
 */
export function checkItems(items, rules, explainer) {
  const { prefixItems = [] } = rules;
  const { compile, stops } = explainer;
  const check = compile(items);
  const most = stops ? 1 : MOST_ERRORS;
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    /** @type {Failure[] | undefined} */
    let all;
    for (let index = prefixItems.length; index < value.length; index += 1) {
      const failures = check(value[index]);
      if (failures) all = joined(all, within(`/${index}`, failures));
      if (all && all.length >= most) break;
    }
    return all;
  };
}

/**
 * For any items.
 * @type {MakeCheck}
 */
export function checkAnyItems(items, rules, explainer) {
  const { prefixItems: { length: from } = [] } = rules;
  if (items === false) return checkArray("items", atMostItems(from), ({ length }) => length <= from);
  if (Object.keys(items).length === 0) return undefined;
  const each = checkItems(items, rules, explainer);
  return rejectsHoles(items) ? each : each && upToMost(each, rules);
}

/**
 * True for a schema of items that rejects what is missing.
 * @param {any} items
 */
export function rejectsHoles({ $ref, type, const: literal, enum: values }) {
  return [$ref, type, literal, values].some((one) => one !== undefined);
}

/**
 * The most items that a JSON text can have, because a JavaScript string is no longer than this. An array with holes can
 * claim to have more.
 */
export const MOST_ITEMS = 2 ** 28;

/**
 * A check that is left out for an array that no JSON text can have: its holes could keep a loop busy for hours.
 * @param {Check} check
 * @param {any} rules
 * @returns {Check}
 */
function upToMost(check, { maxItems }) {
  return (value) => {
    if (!(Array.isArray(value) && value.length > MOST_ITEMS)) return check(value);
    // A limit of the schema itself has been reported.
    return maxItems === undefined ? [failure("maxItems", atMostItems(MOST_ITEMS), value)] : undefined;
  };
}

/** @type {MakeCheck} */
export function checkContains(inner, rules, explainer) {
  const { compile } = explainer;
  const { minContains: least = 1, maxContains: most = Infinity } = rules;
  const check = compile(inner);
  const matches = checkArray("contains", matchesInWords(least, most), (value) => {
    let found = 0;
    for (let index = 0; index < value.length; index += 1) if (check(value[index]) === undefined) found += 1;
    return found >= least && found <= most;
  });
  return upToMost(matches, rules);
}

/**
 * An array with a number of matches in words.
 * @param {number} least
 * @param {number} most
 */
function matchesInWords(least, most) {
  if (least === 1 && most === Infinity) return 'an array with an item that matches "contains"';
  const bounds = [
    ...(least === 0 ? [] : [`at least ${least}`]),
    ...(most === Infinity ? [] : [`at most ${most}`]),
  ];
  const number = least === most ? `exactly ${least}` : bounds.join(" and ");
  const last = most === Infinity ? least : most;
  return `an array in which ${number} ${last === 1 ? "item matches" : "items match"} "contains"`;
}

/** The checks of arrays, for any form of the keyword, in the order in which they report errors. */
export const ARRAY_CHECKS = {
  maxItems: checkMaxItems,
  minItems: checkMinItems,
  prefixItems: checkPrefixItems,
  items: checkAnyItems,
  uniqueItems: checkUniqueItems,
  contains: checkContains,
};
