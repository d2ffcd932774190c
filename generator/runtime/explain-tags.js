import { failure, missing, pointerTo, show } from "./errors.js";
import { isReference, within } from "./explain.js";
import { anyOf, checkAllOf, checkIf, checkNot, oneOf } from "./explain-choices.js";
import { oneOfValues } from "./explain-values.js";
import { isObject } from "./values.js";

// The checks of choices with many branches, or whose branches a property identifies.

/**
 * @typedef {import("./errors.js").Check} Check
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 *
 * A branch of a choice. What `accepts` takes need not be explained.
 * @typedef {{ accepts?: ((value: any) => boolean) | undefined, check: Check }} Branch
 *
 * A property whose literal tells which branches of a choice can be meant.
 * @typedef {{
 *   path: readonly string[],
 *   required: boolean,
 *   groups: readonly { literals: readonly unknown[], branches: readonly number[], tag?: Tag }[],
 *   rest?: { branch: number, withoutTag: boolean },
 * }} Tag
 */

/**
 * For choices of which some have a tag or many branches.
 * @type {MakeCheck}
 */
export function checkTaggedAnyOf(schemas, rules, explainer) {
  return checkByTag(rules.anyOfTag, branchesOf(schemas, explainer), (branches) => {
    const check = anyOf(
      branches.map((one) => one.check),
      explainer,
    );
    // The guards of all branches take less time than to explain why the first ones reject a value.
    return (value) => (branches.some(({ accepts }) => accepts?.(value)) ? undefined : check(value));
  });
}

/**
 * For choices of which some have a tag.
 * @type {MakeCheck}
 */
export function checkTaggedOneOf(schemas, rules, explainer) {
  const branches = schemas.map((/** @type {unknown} */ one) => ({ check: explainer.compile(one) }));
  return checkByTag(rules.oneOfTag, branches, (some) =>
    oneOf(
      some.map(({ check }) => check),
      explainer,
    ),
  );
}

/**
 * @param {readonly any[]} schemas
 * @param {Explainer} explainer
 * @returns {readonly Branch[]}
 */
function branchesOf(schemas, { compile, of }) {
  return schemas.map((schema) =>
    isReference(schema) ? { accepts: schema.$ref.guard, check: of(schema.$ref) } : { check: compile(schema) },
  );
}

/**
 * The check of a choice. An object is checked by the branches that allow the tag's literal.
 * @param {Tag | undefined} tag
 * @param {readonly Branch[]} branches
 * @param {(branches: readonly Branch[]) => Check} make the check of some branches
 * @returns {Check}
 */
function checkByTag(tag, branches, make) {
  const whole = make(branches);
  if (tag === undefined) return whole;
  const some = (/** @type {readonly number[]} */ indexes) => {
    const meant = branches.filter((_branch, index) => indexes.includes(index));
    // The failures of the only branch that can be meant all count.
    const [only, ...others] = meant;
    return only && others.length === 0 ? only.check : make(meant);
  };
  const byTag = checkTag(tag, [...branches.keys()], some);
  return (value) => (isObject(value) ? byTag : whole)(value);
}

/**
 * The check of an object by a tag.
 * @param {Tag} tag
 * @param {readonly number[]} branches those that the tag identifies
 * @param {(branches: readonly number[]) => Check} some the check of some branches
 * @returns {Check}
 */
function checkTag({ path, required, groups, rest }, branches, some) {
  /** @type {Map<unknown, Check>} */
  const known = new Map();
  for (const { literals, branches: own, tag } of groups) {
    const check = tag === undefined ? some(own) : checkTag(tag, own, some);
    for (const literal of literals) known.set(literal, check);
  }
  const pointer = path.reduce(pointerTo, "");
  const expected = oneOfValues([...known.keys()]);
  /** @type {Check} */
  const unknown = (value) => within(pointer, [failure("enum", expected, taggedValue(value, path), show)]);
  /** @type {Check} */
  const absent = () => within(pointer, [missing()]);
  const others = rest ? some([rest.branch]) : unknown;
  const without = required ? absent : rest?.withoutTag ? others : some(branches);
  return (value) => {
    const found = taggedValue(value, path);
    return (found === undefined ? without : (known.get(found) ?? others))(value);
  };
}

/**
 * The value at a path; undefined where the path does not lead through objects.
 * @param {any} value
 * @param {readonly string[]} path
 */
function taggedValue(value, path) {
  let found = value;
  for (const key of path) found = isObject(found) ? found[key] : undefined;
  return found;
}

/** The checks of choices, for any form of the keyword, in the order in which they report errors. */
export const CHOICE_CHECKS = {
  not: checkNot,
  anyOf: checkTaggedAnyOf,
  oneOf: checkTaggedOneOf,
  allOf: checkAllOf,
  if: checkIf,
};
