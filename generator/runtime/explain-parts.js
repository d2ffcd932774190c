import { rulesOf } from "./explain.js";
import { typeNames, typeTest } from "./explain-values.js";

// The parts of a value, and the branches of a choice, as checks look at them.

/**
 * @typedef {import("./explain.js").Check} Check
 * @typedef {import("./errors.js").Failure} Failure
 *
 * How to check a part of a value, or a branch of a choice. `isText` is true where every text is accepted. `accepts` is a
 * fast test, which may be missing. `types` has what is expected where that is nothing but types, and else is empty.
 * @typedef {{
 *   isText: boolean,
 *   isObject: boolean,
 *   accepts: ((value: any) => boolean) | undefined,
 *   check: Check,
 *   types: string,
 * }} Part
 */

/**
 * @param {any} schema
 * @param {import("./explain.js").Explainer} explainer
 * @returns {Part}
 */
export function partOf(schema, { compile, of }) {
  const rules = rulesOf(schema);
  const { type, $ref } = rules;
  const isAlone = Object.keys(rules).filter((keyword) => rules[keyword] !== undefined).length === 1;
  if (isAlone && $ref) {
    const { properties } = rulesOf($ref.schema(() => ({})));
    return {
      isText: false,
      isObject: properties !== undefined,
      accepts: $ref.guard,
      check: of($ref),
      types: "",
    };
  }
  const isType = isAlone && type !== undefined;
  return {
    isText: isType && [type].flat().includes("string"),
    isObject: false,
    accepts: isType ? typeTest(type) : undefined,
    check: compile(schema),
    types: isType ? typeNames(type) : "",
  };
}

/**
 * Puts the way to a part of a value in front of the paths of its failures.
 * @param {Failure[]} failures
 * @param {number} start index of the first failure of the part
 * @param {string} pointer
 * @param {boolean} isPlain true where no character of the pointer is escaped in messages
 */
export function within(failures, start, pointer, isPlain) {
  for (let at = start; at < failures.length; at += 1) {
    const failure = failures[at];
    if (!failure) break;
    failure.path = pointer + failure.path;
    failure.isPlain = failure.isPlain && isPlain;
  }
  return false;
}
