import { fail } from "./errors.js";
import { checkTest } from "./explain.js";
import { partOf, within } from "./explain-parts.js";
import { counted } from "./explain-values.js";
import { allDifferent } from "./values.js";

// The checks of the keywords about arrays.

/**
 * @typedef {import("./explain.js").Check} Check
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
  const { compile, stops } = explainer;
  const checks = schemas.map(compile);
  return (value, failures) => {
    if (!Array.isArray(value)) return true;
    let isValid = true;
    for (let index = 0; index < checks.length && index < value.length; index += 1) {
      const start = failures.length;
      if (checks[index](value[index], failures)) continue;
      isValid = within(failures, start, `/${index}`, true);
      if (stops) break;
    }
    return isValid;
  };
}

/**
 * For items that reject what is missing, where no others come before them.
 * @type {MakeCheck}
 */
export function checkItems(items, _rules, explainer) {
  return checkRest(items, explainer, 0);
}

/**
 * For any items.
 * @type {MakeCheck}
 */
export function checkAnyItems(items, rules, explainer) {
  const { prefixItems = [] } = rules;
  const from = prefixItems.length;
  if (items === false) return checkArray("items", atMostItems(from), ({ length }) => length <= from);
  if (Object.keys(items).length === 0) return undefined;
  const each = checkRest(items, explainer, from);
  return rejectsHoles(items) ? each : upToMost(each, rules);
}

/**
 * True for a schema of items that rejects what is missing.
 * @param {any} items
 */
export function rejectsHoles({ $ref, type, const: literal, enum: values }) {
  return [$ref, type, literal, values].some((one) => one !== undefined);
}

/** A limit for errors: nobody reads more, and an array may claim to have billions of items. */
const MOST_ERRORS = 10_000;

/**
 * The check of the items from an index on.
 * @param {any} items their schema
 * @param {import("./explain.js").Explainer} explainer
 * @param {number} from
 * @returns {Check}
 */
function checkRest(items, explainer, from) {
  const { stops } = explainer;
  const { isText, accepts, check } = partOf(items, explainer);
  return (value, failures) => {
    if (!Array.isArray(value)) return true;
    let isValid = true;
    for (let index = from; index < value.length; index += 1) {
      const item = value[index];
      const start = failures.length;
      if ((isText && typeof item === "string") || accepts?.(item) || check(item, failures)) continue;
      isValid = within(failures, start, `/${index}`, true);
      if (stops || failures.length >= MOST_ERRORS) break;
    }
    return isValid;
  };
}

/**
 * The most items that a JSON text can have, because a JavaScript string is no longer than this. An array with holes can
 * claim to have more.
 */
const MOST_ITEMS = 2 ** 28;

/**
 * A check that is left out for an array that no JSON text can have: its holes could keep a loop busy for hours.
 * @param {Check} check
 * @param {any} rules
 * @returns {Check}
 */
function upToMost(check, { maxItems }) {
  return (value, failures) => {
    if (!(Array.isArray(value) && value.length > MOST_ITEMS)) return check(value, failures);
    // A limit of the schema itself has been reported.
    return maxItems !== undefined || fail(failures, "", "maxItems", atMostItems(MOST_ITEMS), value);
  };
}

/** @type {MakeCheck} */
export function checkContains(inner, rules, explainer) {
  const { compile } = explainer;
  const { minContains: least = 1, maxContains: most = Infinity } = rules;
  const check = compile(inner);
  const matches = checkArray("contains", matchesInWords(least, most), (value) => {
    let found = 0;
    for (let index = 0; index < value.length; index += 1) if (check(value[index], [])) found += 1;
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
