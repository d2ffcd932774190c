import { fail } from "./errors.js";

// Explains what is wrong with a value, from its schema as data. Each keyword has a function that makes the check of that
// keyword; an emitted module has those of the keywords in its catalog. Checks are made once and run for every rejected
// payload, and make what only a failure needs when there is one.

/**
 * @typedef {import("./errors.js").Failure} Failure
 * @typedef {import("./standard-schema.js").NamedSchema} NamedSchema
 *
 * The check of a schema or a keyword: true for a value that it accepts. It adds what is wrong to the list, with JSON
 * Pointers that start at the value.
 * @typedef {(value: any, failures: Failure[]) => boolean} Check
 *
 * Makes the check of a keyword from its value and from all rules of its schema; undefined where it accepts everything.
 * @typedef {(value: any, rules: any, explainer: Explainer) => Check | undefined} MakeCheck
 *
 * @typedef {{
 *   compile: (schema: any) => Check,
 *   of: (definition: NamedSchema) => Check,
 *   expression: MakeExpression,
 * } & ExplainerOptions} Explainer
 *
 * What the checks of a catalog need. `stops`: they stop at the first error; `choose` replaces the failures of branches.
 * The others are left out where no schema needs them: `formats` has the tests of formats, and `never` is the check of the
 * schema `false`. `expression` makes the expression of a pattern; default: a plain one.
 * @typedef {{
 *   stops: boolean,
 *   choose: typeof import("./errors.js").choose,
 *   formats?: Readonly<Record<string, (text: string) => boolean>>,
 *   never?: Check,
 *   expression?: MakeExpression,
 * }} ExplainerOptions
 *
 * @typedef {(pattern: string) => { test: (text: string) => boolean }} MakeExpression
 */

/**
 * Gives the check of a named schema. Checks are made when they are used first, and kept.
 * @param {readonly (readonly [keyword: string, make: MakeCheck])[]} keywords in the order in which they report errors
 * @param {ExplainerOptions} options
 * @returns {(definition: NamedSchema) => import("./errors.js").Check}
 */
export function explainerOf(keywords, options) {
  /** @type {Map<NamedSchema, Check>} */
  const known = new Map();
  /** @type {Explainer["of"]} */
  const of = (definition) => {
    /** @type {Check | undefined} */
    let check;
    return (value, failures) => {
      check ??= known.get(definition) ?? remember(definition);
      return check(value, failures);
    };
  };
  const remember = (/** @type {NamedSchema} */ definition) => {
    const check = compile(definition.schema((/** @type {any} */ $ref) => ({ $ref })));
    known.set(definition, check);
    return check;
  };
  /** @type {Explainer["compile"]} */
  const compile = (schema) => {
    if (schema === false && options.never) return options.never;
    const rules = rulesOf(schema);
    const checks = keywords.flatMap(([keyword, make]) =>
      rules[keyword] === undefined ? [] : (make(rules[keyword], rules, explainer) ?? []),
    );
    return together(checks, options.stops);
  };
  /** @type {Explainer} */
  const explainer = { expression: (pattern) => new RegExp(pattern, "u"), ...options, compile, of };
  return (definition) => (value, _path, failures) =>
    (known.get(definition) ?? remember(definition))(value, failures);
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
export function rulesOf(schema) {
  return { ...schema, ...schema[checked] };
}

/**
 * A property of an object; undefined where it has none of its own.
 * @param {any} object
 * @param {string} name
 */
export function propertyOf(object, name) {
  return inheritsName(name) && !Object.hasOwn(object, name) ? undefined : object[name];
}

/**
 * True for a name that every object has, such as `constructor`.
 * @param {string} name
 */
export function inheritsName(name) {
  return name in Object.prototype;
}

/**
 * True for the rules of an object with nothing but properties, some of them required. Their check is that of the type too.
 * @param {any} rules
 */
export function isPlainObject({ type, properties, required = [], ...others }) {
  return (
    type === "object" &&
    properties !== undefined &&
    Object.values(others).every((one) => one === undefined) &&
    required.every((/** @type {string} */ name) => !inheritsName(name) && Object.hasOwn(properties, name))
  );
}

/**
 * Several checks as one.
 * @param {readonly Check[]} checks
 * @param {boolean} stops
 * @returns {Check}
 */
export function together(checks, stops) {
  const [only] = checks;
  if (only && checks.length === 1) return only;
  return (value, failures) => {
    let isValid = true;
    for (const check of checks)
      if (!check(value, failures)) {
        isValid = false;
        if (stops) break;
      }
    return isValid;
  };
}

/**
 * The check of a test: one failure for a value that does not pass.
 * @param {string} keyword
 * @param {string} expected
 * @param {(value: any) => boolean} test
 * @returns {Check}
 */
export function checkTest(keyword, expected, test) {
  return (value, failures) => test(value) || fail(failures, "", keyword, expected, value);
}

/** @type {Check} */
export function checkNever(value, failures) {
  return fail(failures, "", "false schema", "absent", value);
}

/** @type {MakeCheck} */
export function checkReference(definition, _rules, explainer) {
  const { of } = explainer;
  const { guard } = definition;
  const check = of(definition);
  return guard === undefined ? check : (value, failures) => guard(value) || check(value, failures);
}
