import { choose, chooseAll, fail, missing, pointerTo } from "./errors.js";
import { explainTest, isAccepted, rulesOf, together } from "./explain.js";
import { oneOfValues, typeNames, typeTest } from "./explain-values.js";
import { isObject } from "./values.js";

// The checks of the keywords that apply schemas to the same value.

/**
 * @typedef {import("./explain.js").Explain} Explain
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 *
 * A branch of a choice: how it is checked, the types that it expects if it is nothing but types, and what remains to be
 * checked where it is the only one that can be meant.
 * @typedef {{ check: Explain, expected: string, alone: Explain | undefined }} Branch
 *
 * Makes the check of some branches of a choice.
 * @typedef {(branches: readonly Branch[]) => Explain} MakeChoice
 *
 * A property whose literal tells which branches of a choice can be meant.
 * @typedef {{
 *   path: readonly string[],
 *   required: boolean,
 *   groups: readonly { literals: readonly unknown[], branches: readonly number[], tag?: Tag }[],
 *   rest?: { branch: number, withoutTag: boolean },
 * }} Tag
 */

/** @type {MakeCheck} */
export function explainAllOf(schemas, _schema, { compile, stops }) {
  return together(
    schemas.flatMap((/** @type {unknown} */ one) => compile(one) ?? []),
    stops,
  );
}

/** @type {MakeCheck} */
export function explainNot(inner, _schema, { compile }) {
  const check = compile(inner);
  const expected = 'a value that does not match the schema in "not"';
  return explainTest("not", expected, (value) => !isAccepted(check, value));
}

/** @type {MakeCheck} */
export function explainIf(condition, { then = true, else: otherwise = true }, { compile }) {
  const check = compile(condition);
  const [met, unmet] = [compile(then), compile(otherwise)];
  if (met === undefined && unmet === undefined) return undefined;
  return (value, failures) => {
    const next = isAccepted(check, value) ? met : unmet;
    return next === undefined || next(value, failures);
  };
}

/** @type {MakeCheck} */
export function explainAnyOf(schemas, { anyOfTag }, explainer) {
  return explainChoice(schemas, anyOfTag, explainer, (branches) => {
    const reject = rejection("anyOf", branches, explainer);
    return (value, failures) => {
      const start = failures.length;
      for (const { check } of branches) {
        if (!check(value, failures)) continue;
        failures.length = start;
        return true;
      }
      return reject(value, failures, start);
    };
  });
}

/** @type {MakeCheck} */
export function explainOneOf(schemas, { oneOfTag }, explainer) {
  return explainChoice(schemas, oneOfTag, explainer, (branches) => {
    const reject = rejection("oneOf", branches, explainer);
    return (value, failures) => {
      const start = failures.length;
      let passed = 0;
      for (const { check } of branches) if (check(value, failures)) passed += 1;
      if (passed === 0) return reject(value, failures, start);
      failures.length = start;
      const expected = "a value that matches exactly one of its schemas";
      return passed === 1 || fail(failures, "", "oneOf", expected, value);
    };
  });
}

/**
 * Replaces the failures of all branches.
 * @param {string} keyword
 * @param {readonly Branch[]} branches
 * @param {Explainer} explainer
 */
function rejection(keyword, branches, { stops }) {
  const expected = branches.flatMap((branch) => branch.expected || []).join(" or ");
  const chosen = stops ? choose : chooseAll;
  return (
    /** @type {any} */ value,
    /** @type {import("./errors.js").Failure[]} */ failures,
    /** @type {number} */ start,
  ) => chosen(failures, "", keyword, expected, value, start);
}

/**
 * The check of a choice. An object with a tag is checked by the branches that allow the tag's literal.
 * @param {readonly unknown[]} schemas
 * @param {Tag | undefined} tag
 * @param {Explainer} explainer
 * @param {MakeChoice} make
 * @returns {Explain}
 */
function explainChoice(schemas, tag, explainer, make) {
  const branches = schemas.map((schema) => branchOf(schema, explainer));
  const whole = make(branches);
  if (tag === undefined) return whole;
  const some = (/** @type {readonly number[]} */ indexes) => {
    const meant = branches.filter((_branch, index) => indexes.includes(index));
    return (meant.length === 1 && meant[0]?.alone) || make(meant);
  };
  const byTag = explainTag(
    tag,
    branches.map((_branch, index) => index),
    some,
  );
  return (value, failures) => (isObject(value) ? byTag : whole)(value, failures);
}

/**
 * @param {any} schema
 * @param {Explainer} explainer
 * @returns {Branch}
 */
function branchOf(schema, { compile }) {
  const { type, $ref, ...others } = typeof schema === "object" ? rulesOf(schema) : { others: schema };
  if (Object.keys(others).length > 0) {
    const check = compile(schema) ?? (() => true);
    return { check, expected: "", alone: check };
  }
  const test = type === undefined ? () => true : typeTest(type);
  const alone = $ref === undefined ? undefined : compile({ $ref });
  return {
    check: (value, failures) => test(value) && (alone === undefined || alone(value, failures)),
    expected: type === undefined ? "" : typeNames(type),
    alone,
  };
}

/**
 * The check of an object by its tag.
 * @param {Tag} tag
 * @param {readonly number[]} branches those that the tag tells apart
 * @param {(branches: readonly number[]) => Explain} some the check of some branches
 * @returns {Explain}
 */
function explainTag({ path, required, groups, rest }, branches, some) {
  /** @type {Map<unknown, Explain>} */
  const known = new Map();
  for (const { literals, branches: own, tag } of groups) {
    const check = tag === undefined ? some(own) : explainTag(tag, own, some);
    for (const literal of literals) known.set(literal, check);
  }
  const others = rest && some([rest.branch]);
  const absent = required ? undefined : rest?.withoutTag ? others : some(branches);
  const pointer = path.reduce(pointerTo, "");
  const expected = oneOfValues([...known.keys()]);
  return (value, failures) => {
    const found = path.reduce(
      (/** @type {any} */ holder, key) => (isObject(holder) ? holder[key] : undefined),
      value,
    );
    if (found === undefined)
      return absent === undefined ? missing(failures, pointer) : absent(value, failures);
    const check = known.get(found) ?? others;
    return check === undefined ? fail(failures, pointer, "enum", expected, found) : check(value, failures);
  };
}
