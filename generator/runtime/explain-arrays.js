import { fail } from "./errors.js";
import { explainTest, inside, isAccepted } from "./explain.js";
import { counted } from "./explain-values.js";
import { allDifferent } from "./values.js";

// The checks of the keywords about arrays.

/**
 * @typedef {import("./explain.js").Explain} Explain
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 */

/**
 * The check of an array.
 * @param {string} keyword
 * @param {string} expected
 * @param {(value: readonly unknown[]) => boolean} test
 */
export function explainArray(keyword, expected, test) {
  return explainTest(keyword, expected, (value) => !Array.isArray(value) || test(value));
}

/**
 * An upper bound of the length in words.
 * @param {number} most
 */
export function atMostItems(most) {
  return `an array of at most ${counted(most, "item")}`;
}

/** @type {MakeCheck} */
export function explainMaxItems(most) {
  return explainArray("maxItems", atMostItems(most), ({ length }) => length <= most);
}

/** @type {MakeCheck} */
export function explainMinItems(least) {
  const expected = `an array of at least ${counted(least, "item")}`;
  return explainArray("minItems", expected, ({ length }) => length >= least);
}

/** @type {MakeCheck} */
export function explainUniqueItems(isUnique) {
  return isUnique ? explainArray("uniqueItems", "an array without repeated items", allDifferent) : undefined;
}

/**
 * The most items that a JSON text can have, because a JavaScript string is no longer than this. An array with holes can
 * claim to have more.
 */
const MOST_ITEMS = 2 ** 28;

/** A limit for errors: nobody reads more. */
const MOST_ERRORS = 10_000;

/**
 * The check of the items from an index on.
 * @param {Explain} check
 * @param {boolean} stops
 * @param {number} from
 * @returns {Explain}
 */
function explainRest(check, stops, from) {
  return (value, failures) => {
    if (!Array.isArray(value)) return true;
    let isValid = true;
    for (let index = from; index < value.length; index += 1) {
      const start = failures.length;
      if (check(value[index], failures)) continue;
      isValid = inside(failures, start, `/${index}`);
      if (stops || failures.length >= MOST_ERRORS) return false;
    }
    return isValid;
  };
}

/** @type {MakeCheck} */
export function explainPrefixItems(schemas, _schema, { compile, stops }) {
  const checks = schemas.map(compile);
  return (value, failures) => {
    if (!Array.isArray(value)) return true;
    let isValid = true;
    for (const [index, item] of value.slice(0, checks.length).entries()) {
      const start = failures.length;
      if (checks[index] === undefined || checks[index](item, failures)) continue;
      isValid = inside(failures, start, `/${index}`);
      if (stops) return false;
    }
    return isValid;
  };
}

/** @type {MakeCheck} */
export function explainItems(items, schema, { compile, stops }) {
  const { prefixItems = [] } = schema;
  const from = prefixItems.length;
  if (items === false) return explainArray("items", atMostItems(from), ({ length }) => length <= from);
  const check = compile(items);
  if (check === undefined) return undefined;
  const { $ref, type, const: literal, enum: values } = items;
  const rejectsHoles = [$ref, type, literal, values].some((one) => one !== undefined);
  const each = explainRest(check, stops, from);
  return rejectsHoles ? each : upToMost(each, schema);
}

/**
 * A check that is left out for an array that no JSON text can have: its holes could keep a loop busy for hours.
 * @param {Explain} check
 * @param {any} schema
 * @returns {Explain}
 */
function upToMost(check, { maxItems }) {
  return (value, failures) => {
    if (!(Array.isArray(value) && value.length > MOST_ITEMS)) return check(value, failures);
    // A limit of the schema itself has been reported.
    return maxItems !== undefined || fail(failures, "", "maxItems", atMostItems(MOST_ITEMS), value);
  };
}

/** @type {MakeCheck} */
export function explainContains(inner, schema, { compile }) {
  const { minContains: least = 1, maxContains: most = Infinity } = schema;
  const check = compile(inner);
  const matches = explainArray("contains", matchesInWords(least, most), (value) => {
    let found = 0;
    for (let index = 0; index < value.length; index += 1) if (isAccepted(check, value[index])) found += 1;
    return found >= least && found <= most;
  });
  return upToMost(matches, schema);
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
