import { fail } from "./errors.js";
import { checkTest, together } from "./explain.js";
import { partOf } from "./explain-parts.js";

// The checks of the keywords that apply schemas to the same value.

/**
 * @typedef {import("./explain.js").Check} Check
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 *
 * A branch of a choice. One that is nothing but types adds no failures for values of other types.
 * @typedef {import("./explain-parts.js").Part} Branch
 *
 * Makes the check of some branches of a choice.
 * @typedef {(branches: readonly Branch[], explainer: Explainer) => Check} MakeChoice
 */

/** @type {MakeCheck} */
export function checkAllOf(schemas, _rules, explainer) {
  const { compile, stops } = explainer;
  return together(schemas.map(compile), stops);
}

/** @type {MakeCheck} */
export function checkNot(inner, _rules, explainer) {
  const { compile } = explainer;
  const check = compile(inner);
  const expected = 'a value that does not match the schema in "not"';
  return checkTest("not", expected, (value) => !check(value, []));
}

/** @type {MakeCheck} */
export function checkIf(condition, rules, explainer) {
  const { then = true, else: otherwise = true } = rules;
  const { compile } = explainer;
  const [check, met, unmet] = [compile(condition), compile(then), compile(otherwise)];
  return (value, failures) => (check(value, []) ? met : unmet)(value, failures);
}

/** @type {MakeCheck} */
export function checkAnyOf(schemas, _rules, explainer) {
  return anyOf(branchesOf(schemas, explainer), explainer);
}

/** @type {MakeCheck} */
export function checkOneOf(schemas, _rules, explainer) {
  return oneOf(branchesOf(schemas, explainer), explainer);
}

/**
 * The branches of a choice.
 * @param {readonly unknown[]} schemas
 * @param {Explainer} explainer
 */
export function branchesOf(schemas, explainer) {
  return schemas.map((schema) => partOf(schema, explainer));
}

/** @type {MakeChoice} */
export function anyOf(branches, explainer) {
  const types = typesOf(branches);
  return (value, failures) => {
    for (const { accepts } of branches) if (accepts?.(value)) return true;
    const start = failures.length;
    for (const one of branches)
      if (one.types === "" && one.check(value, failures)) {
        failures.length = start;
        return true;
      }
    return explainer.choose(failures, "", "anyOf", types, value, start);
  };
}

/** @type {MakeChoice} */
export function oneOf(branches, explainer) {
  const types = typesOf(branches);
  const expected = "a value that matches exactly one of its schemas";
  return (value, failures) => {
    const start = failures.length;
    let passed = 0;
    for (const one of branches)
      if (one.accepts?.(value) || (one.types === "" && one.check(value, failures))) passed += 1;
    if (passed === 0) return explainer.choose(failures, "", "oneOf", types, value, start);
    failures.length = start;
    return passed === 1 || fail(failures, "", "oneOf", expected, value);
  };
}

/**
 * What branches without failures expect.
 * @param {readonly Branch[]} branches
 */
function typesOf(branches) {
  return branches.flatMap(({ types }) => types || []).join(" or ");
}
