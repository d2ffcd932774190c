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
 * } & ExplainerOptions} Explainer
 *
 * What the checks of a catalog need. `stops`: they stop at the first error; `choose` replaces the failures of branches.
 * The others are left out where no schema needs them: `formats` has the tests of formats, `never` is the check of the
 * schema `false`, and `byTag` makes that of a choice whose branches a property identifies.
 * @typedef {{
 *   stops: boolean,
 *   choose: typeof import("./errors.js").choose,
 *   formats?: Readonly<Record<string, (text: string) => boolean>>,
 *   never?: Check,
 *   byTag?: typeof import("./explain-tags.js").checkByTag,
 * }} ExplainerOptions
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
  const explainer = { ...options, compile, of };
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
 * The keyword of a schema that has no other; undefined for all other schemas.
 * @param {any} schema
 * @returns {string | undefined}
 */
export function onlyKeyword(schema) {
  const rules = rulesOf(schema);
  const [keyword, ...others] = Object.keys(rules).filter((one) => rules[one] !== undefined);
  return others.length === 0 ? keyword : undefined;
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
