import { fail } from "./errors.js";
import { checkTest, onlyKeyword, rulesOf, together } from "./explain.js";
import { typeNames, typeTest } from "./explain-values.js";

// The checks of the keywords that apply schemas to the same value.

/**
 * @typedef {import("./explain.js").Check} Check
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 *
 * A branch of a choice. `accepts` is true for values that it accepts, and may be false for some of them; `check` adds its
 * failures. A branch that is nothing but a type adds none, and has what it expects.
 * @typedef {{ accepts?: (value: any) => boolean, check: Check, expected: string }} Branch
 *
 * Makes the check of some branches of a choice.
 * @typedef {(branches: readonly Branch[]) => Check} MakeChoice
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
export function checkAnyOf(schemas, rules, explainer) {
  const { anyOfTag } = rules;
  return checkChoice(schemas, anyOfTag, explainer, (branches) => {
    const types = typesOf(branches);
    return (value, failures) => {
      for (const { accepts } of branches) if (accepts?.(value)) return true;
      const start = failures.length;
      for (const { check } of branches)
        if (check(value, failures)) {
          failures.length = start;
          return true;
        }
      return explainer.choose(failures, "", "anyOf", types, value, start);
    };
  });
}

/** @type {MakeCheck} */
export function checkOneOf(schemas, rules, explainer) {
  const { oneOfTag } = rules;
  const expected = "a value that matches exactly one of its schemas";
  return checkChoice(schemas, oneOfTag, explainer, (branches) => {
    const types = typesOf(branches);
    return (value, failures) => {
      const start = failures.length;
      let passed = 0;
      for (const { accepts, check } of branches) if (accepts?.(value) || check(value, failures)) passed += 1;
      if (passed === 0) return explainer.choose(failures, "", "oneOf", types, value, start);
      failures.length = start;
      return passed === 1 || fail(failures, "", "oneOf", expected, value);
    };
  });
}

/**
 * What branches without failures expect.
 * @param {readonly Branch[]} branches
 */
function typesOf(branches) {
  return branches.flatMap(({ expected }) => expected || []).join(" or ");
}

/**
 * The check of a choice.
 * @param {readonly unknown[]} schemas
 * @param {import("./explain-tags.js").Tag | undefined} tag
 * @param {Explainer} explainer
 * @param {MakeChoice} make
 * @returns {Check}
 */
function checkChoice(schemas, tag, explainer, make) {
  const branches = schemas.map((schema) => branchOf(schema, explainer));
  return (tag && explainer.byTag?.(tag, branches, make)) ?? make(branches);
}

/**
 * @param {any} schema
 * @param {Explainer} explainer
 * @returns {Branch}
 */
function branchOf(schema, { compile, of }) {
  const only = onlyKeyword(schema);
  const { type, $ref } = rulesOf(schema);
  if (only === "$ref") return { accepts: $ref.guard, check: of($ref), expected: "" };
  if (only !== "type") return { check: compile(schema), expected: "" };
  const accepts = typeTest(type);
  return { accepts, check: accepts, expected: typeNames(type) };
}
