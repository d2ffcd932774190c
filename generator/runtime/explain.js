import { failure, isPlainText, pointerTo } from "./errors.js";

// Explains what is wrong with a value, from its schema as data. Each keyword has a function that makes the check of that
// keyword; an emitted module has those of the keywords in its catalog. Checks are made once and run for every rejected
// payload, and make what only a failure needs when there is one.

/**
 * @typedef {import("./errors.js").Check} Check
 * @typedef {import("./errors.js").Failure} Failure
 * @typedef {import("./standard-schema.js").NamedSchema} NamedSchema
 *
 * Makes the check of a keyword from its value and from all rules of its schema; undefined where it accepts everything.
 * @typedef {(value: any, rules: any, explainer: Explainer) => Check | undefined} MakeCheck
 *
 * @typedef {{
 *   compile: (schema: any) => Check,
 *   of: (definition: NamedSchema) => Check,
 *   expression: MakeExpression,
 *   rulesOf: (schema: any) => any,
 * } & ExplainerOptions} Explainer
 *
 * What the checks of a catalog need. `stops`: they stop at the first error; `choose` replaces the failures of branches;
 * `formats` has the test of each format. `expression` makes the expression of a pattern; default: a plain one. `rulesOf`
 * gives the rules of a schema; default: those of an object.
 * @typedef {{
 *   stops: boolean,
 *   choose: typeof import("./errors.js").choose,
 *   formats: Readonly<Record<string, any>>,
 *   expression?: MakeExpression,
 *   rulesOf?: (schema: any) => any,
 * }} ExplainerOptions
 *
 * @typedef {(pattern: string) => { test: (text: string) => boolean }} MakeExpression
 */

/**
 * Gives the check of a named schema. Checks are made when they are used first, and kept.
 * @param {Readonly<Record<string, MakeCheck>>} keywords in the order in which they report errors
 * @param {ExplainerOptions} options
 * @returns {(definition: NamedSchema) => Check}
 */
export function explainerOf(keywords, options) {
  /** @type {Map<NamedSchema, Check>} */
  const known = new Map();
  /** @type {Explainer} */
  const explainer = {
    expression: (pattern) => new RegExp(pattern, "u"),
    rulesOf,
    ...options,
    compile: (schema) => {
      const rules = explainer.rulesOf(schema);
      const checks = Object.keys(keywords).flatMap((keyword) =>
        rules[keyword] === undefined ? [] : (keywords[keyword]?.(rules[keyword], rules, explainer) ?? []),
      );
      return checks.reduce((first, second) => both(first, second, explainer), accept);
    },
    of: (definition) => (value) => {
      let check = known.get(definition);
      if (check === undefined) {
        check = explainer.compile(definitionOf(definition));
        known.set(definition, check);
      }
      return check(value);
    },
  };
  return explainer.of;
}

/**
 * The key of what validators check instead of some keywords of a schema: choices that are shorter, and properties that
 * tell the branches of a choice apart.
 */
export const checked = Symbol("checked");

/**
 * The keywords of a schema that are checked. A keyword that is not is undefined.
 * @param {any} schema
 */
function rulesOf(schema) {
  return { ...schema, ...schema[checked] };
}

/**
 * Like `rulesOf`, for catalogs with a schema `false`, whose rule is `never`.
 * @param {any} schema
 */
export function rulesOfAny(schema) {
  return schema === false ? { never: true } : rulesOf(schema);
}

/**
 * The schema of a definition. Its references hold the definitions themselves.
 * @param {NamedSchema} definition
 * @returns {any}
 */
export function definitionOf({ schema }) {
  return schema((/** @type {any} */ $ref) => ({ $ref }));
}

/**
 * True for a schema that is nothing but a reference.
 * @param {any} schema
 */
export function isReference({ $ref, ...others }) {
  return $ref !== undefined && Object.keys(others).length === 0;
}

/**
 * A property of an object; undefined where it has none of its own.
 * @param {any} object
 * @param {string} name
 */
export function propertyOf(object, name) {
  return name in Object.prototype && !Object.hasOwn(object, name) ? undefined : object[name];
}

/**
 * The check that accepts everything.
 * @type {Check}
 */
function accept() {
  return undefined;
}

/**
 * Two checks as one.
 * @param {Check} first
 * @param {Check} second
 * @param {{ stops: boolean }} explainer
 * @returns {Check}
 */
function both(first, second, { stops }) {
  if (first === accept) return second;
  return stops ? (value) => first(value) ?? second(value) : (value) => joined(first(value), second(value));
}

/**
 * Any number of checks as one.
 * @param {readonly Check[]} checks
 * @param {{ stops: boolean }} explainer
 * @returns {Check}
 */
export function together(checks, { stops }) {
  if (checks.length === 1) return /** @type {Check} */ (checks[0]);
  return (value) => {
    /** @type {Failure[] | undefined} */
    let all;
    for (const check of checks) {
      const failures = check(value);
      if (failures && stops) return failures;
      all = joined(all, failures);
    }
    return all;
  };
}

/**
 * Failures, followed by others.
 * @template Found
 * @param {Found[] | undefined} all
 * @param {Found[] | undefined} others
 */
export function joined(all, others) {
  if (all === undefined || others === undefined) return all ?? others;
  for (const one of others) all.push(one);
  return all;
}

/**
 * Puts the way to a part of a value in front of the paths of its failures.
 * @param {string} pointer
 * @param {Failure[]} failures
 */
export function within(pointer, failures) {
  for (const one of failures) one.path = pointer + one.path;
  return failures;
}

/**
 * Like `within`, for a property that may have any name.
 * @param {string} name
 * @param {Failure[]} failures
 */
export function withinProperty(name, failures) {
  const isPlain = isPlainText(name);
  for (const one of failures) one.isPlain &&= isPlain;
  return within(pointerTo("", name), failures);
}

/**
 * The check of a test: one failure for a value that does not pass.
 * @param {string} keyword
 * @param {string} expected
 * @param {(value: any) => boolean} test
 * @param {import("./errors.js").Show} [shows] describes a value that does not pass, where the message says what was found
 * @returns {Check}
 */
export function checkTest(keyword, expected, test, shows) {
  return (value) => (test(value) ? undefined : [failure(keyword, expected, value, shows)]);
}

/** @type {MakeCheck} */
export function checkNever() {
  return checkTest("false schema", "absent", () => false);
}

/** @type {MakeCheck} */
export function checkReference(definition, _rules, explainer) {
  return (value) => (definition.guard?.(value) ? undefined : explainer.of(definition)(value));
}
