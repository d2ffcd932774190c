import { failure, kindOf } from "./errors.js";
import { checkTest, joined, together } from "./explain.js";

// The checks of the keywords that apply schemas to the same value.

/**
 * @typedef {import("./errors.js").Check} Check
 * @typedef {import("./errors.js").Failure} Failure
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 *
 * Makes the check of a choice from the checks of its branches, of which those of plain types come first.
 * @typedef {(branches: readonly Check[], explainer: Explainer) => Check} MakeChoice
 */

/** @type {MakeCheck} */
export function checkAllOf(schemas, _rules, explainer) {
  return together(schemas.map(explainer.compile), explainer);
}

/** @type {MakeCheck} */
export function checkNot(inner, _rules, explainer) {
  const check = explainer.compile(inner);
  const expected = 'a value that does not match the schema in "not"';
  return checkTest("not", expected, (value) => check(value) !== undefined);
}

/** @type {MakeCheck} */
export function checkIf(condition, rules, explainer) {
  const { then = true, else: otherwise = true } = rules;
  const { compile } = explainer;
  const [check, met, unmet] = [compile(condition), compile(then), compile(otherwise)];
  return (value) => (check(value) === undefined ? met : unmet)(value);
}

/** @type {MakeCheck} */
export function checkAnyOf(schemas, _rules, explainer) {
  return anyOf(schemas.map(explainer.compile), explainer);
}

/** @type {MakeCheck} */
export function checkOneOf(schemas, _rules, explainer) {
  return oneOf(schemas.map(explainer.compile), explainer);
}

/**
 * The check of a value that must match one of the branches.
 * @type {MakeChoice}
 */
export function anyOf(branches, explainer) {
  return (value) => {
    /** @type {Failure[]} */
    const all = [];
    for (const check of branches) {
      const failures = check(value);
      if (failures === undefined) return undefined;
      joined(all, failures);
    }
    return explainer.choose(all, failure("anyOf", "", value, kindOf));
  };
}

/**
 * The check of a value that must match exactly one of the branches.
 * @type {MakeChoice}
 */
export function oneOf(branches, explainer) {
  const expected = "a value that matches exactly one of its schemas";
  return (value) => {
    const found = branches.map((check) => check(value));
    const all = found.flatMap((failures) => failures ?? []);
    const passed = found.filter((failures) => failures === undefined).length;
    if (passed === 0) return explainer.choose(all, failure("oneOf", "", value, kindOf));
    return passed === 1 ? undefined : [failure("oneOf", expected, value, kindOf)];
  };
}
