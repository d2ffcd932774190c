import { failure, missing, pointerTo } from "./errors.js";
import {
  checkTest,
  definitionOf,
  isReference,
  joined,
  propertyOf,
  together,
  within,
  withinProperty,
} from "./explain.js";
import { counted } from "./explain-values.js";
import { isObject } from "./values.js";

// The checks of the keywords about objects.

/**
 * @typedef {import("./errors.js").Check} Check
 * @typedef {import("./errors.js").Failure} Failure
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 */

/**
 * For required properties of which some are not in `properties`, which reports the others that are missing.
 * @type {MakeCheck}
 */
export function checkRequired(required, rules, explainer) {
  const { properties = {} } = rules;
  const isOther = (/** @type {string} */ name) => !Object.hasOwn(properties, name);
  return requirement(required.filter(isOther), explainer);
}

/**
 * The check that an object has some properties.
 * @param {readonly string[]} names
 * @param {Explainer} explainer
 */
function requirement(names, explainer) {
  const parts = names.map((name) => {
    /** @type {Check} */
    const part = (value) =>
      propertyOf(value, name) === undefined ? withinProperty(name, [missing()]) : undefined;
    return part;
  });
  return ofObjects(together(parts, explainer));
}

/**
 * A check of objects as one of any values.
 * @param {Check} check
 * @returns {Check}
 */
function ofObjects(check) {
  return (value) => (isObject(value) ? check(value) : undefined);
}

/**
 * For properties with plain names that no object inherits.
 * @type {MakeCheck}
 */
export function checkProperties(properties, rules, explainer) {
  const { required = [] } = rules;
  const parts = Object.keys(properties).map((name) => ({
    name,
    isNeeded: required.includes(name),
    pointer: pointerTo("", name),
    check: explainer.compile(properties[name]),
  }));
  return (value) => {
    if (!isObject(value)) return undefined;
    /** @type {Failure[] | undefined} */
    let all;
    for (const { name, isNeeded, pointer, check } of parts) {
      const inner = value[name];
      const failures = inner !== undefined ? check(inner) : isNeeded ? [missing()] : undefined;
      if (failures === undefined) continue;
      within(pointer, failures);
      if (explainer.stops) return failures;
      all = joined(all, failures);
    }
    return all;
  };
}

/**
 * For properties with plain names. Most rejected payloads are wrong inside of the only object among them: its guard would
 * only tell so, and is not asked.
 * @type {MakeCheck}
 */
export function checkNestedProperties(properties, rules, explainer) {
  const isObjectReference = (/** @type {any} */ schema) =>
    isReference(schema) && "properties" in definitionOf(schema.$ref);
  const [object, ...objects] = Object.values(properties).filter(isObjectReference);
  return checkProperties(properties, rules, {
    ...explainer,
    compile: (schema) =>
      schema === object && objects.length === 0 ? explainer.of(object.$ref) : explainer.compile(schema),
  });
}

/**
 * For any properties.
 * @type {MakeCheck}
 */
export function checkAnyProperties(properties, rules, explainer) {
  const { required = [] } = rules;
  const parts = Object.keys(properties).map((name) => {
    const isNeeded = required.includes(name);
    const check = explainer.compile(properties[name]);
    /** @type {Check} */
    const part = (value) => {
      const inner = propertyOf(value, name);
      const failures = inner !== undefined ? check(inner) : isNeeded ? [missing()] : undefined;
      return failures && withinProperty(name, failures);
    };
    return part;
  });
  return ofObjects(together(parts, explainer));
}

/** @type {MakeCheck} */
export function checkDependentRequired(lists, _rules, explainer) {
  return whenPresent(lists, (names) => requirement(names, explainer), explainer);
}

/** @type {MakeCheck} */
export function checkDependentSchemas(schemas, _rules, explainer) {
  return whenPresent(schemas, explainer.compile, explainer);
}

/**
 * A check of an object for each property that it has.
 * @param {Readonly<Record<string, any>>} rules by name of a property
 * @param {(rule: any) => Check} make
 * @param {Explainer} explainer
 */
function whenPresent(rules, make, explainer) {
  const parts = Object.keys(rules).map((name) => {
    const check = make(rules[name]);
    /** @type {Check} */
    const part = (value) => (propertyOf(value, name) === undefined ? undefined : check(value));
    return part;
  });
  return ofObjects(together(parts, explainer));
}

/**
 * The check of each property that has some name.
 * @param {string} keyword
 * @param {unknown} inner
 * @param {Explainer} explainer
 * @param {(object: any) => (name: string) => boolean} namesFor gives the test of names for an object
 */
export function checkEach(keyword, inner, { compile, stops }, namesFor) {
  const check = inner === false ? checkTest(keyword, "absent", () => false) : compile(inner);
  return ofObjects((value) => {
    const isMeant = namesFor(value);
    /** @type {Failure[] | undefined} */
    let all;
    for (const name of Object.keys(value)) {
      const failures = isMeant(name) ? check(value[name]) : undefined;
      if (failures === undefined) continue;
      all = joined(all, withinProperty(name, failures));
      if (stops) break;
    }
    return all;
  });
}

/** @type {MakeCheck} */
export function checkAdditionalProperties(inner, rules, explainer) {
  const { properties = {}, patternProperties = {} } = rules;
  const names = new Set(Object.keys(properties));
  const patterns = Object.keys(patternProperties).map(explainer.expression);
  const isMeant = (/** @type {string} */ name) =>
    !names.has(name) && !patterns.some((pattern) => pattern.test(name));
  return checkEach("additionalProperties", inner, explainer, () => isMeant);
}

/** @type {MakeCheck} */
export function checkPatternProperties(patterns, _rules, explainer) {
  const parts = Object.keys(patterns).map((pattern) => {
    const expression = explainer.expression(pattern);
    return checkEach("false schema", patterns[pattern], explainer, () => (name) => expression.test(name));
  });
  return together(parts, explainer);
}

/** @type {MakeCheck} */
export function checkPropertyNames(inner, _rules, explainer) {
  const { compile, stops } = explainer;
  const check = compile(inner);
  const expected = "a property with another name";
  return ofObjects((value) => {
    /** @type {Failure[] | undefined} */
    let all;
    for (const name of Object.keys(value)) {
      if (check(name) === undefined) continue;
      all = joined(all, withinProperty(name, [failure("propertyNames", expected, value[name])]));
      if (stops) break;
    }
    return all;
  });
}

/** @type {MakeCheck} */
export function checkMaxProperties(most) {
  const expected = `an object of at most ${counted(most, "property")}`;
  return checkObject("maxProperties", expected, (value) => Object.keys(value).length <= most);
}

/** @type {MakeCheck} */
export function checkMinProperties(least) {
  const expected = `an object of at least ${counted(least, "property")}`;
  return checkObject("minProperties", expected, (value) => Object.keys(value).length >= least);
}

/**
 * The check of an object by a test.
 * @param {string} keyword
 * @param {string} expected
 * @param {(value: object) => boolean} test
 */
function checkObject(keyword, expected, test) {
  return ofObjects(checkTest(keyword, expected, test));
}

/** The checks of objects, for any form of the keyword, in the order in which they report errors. */
export const OBJECT_CHECKS = {
  maxProperties: checkMaxProperties,
  minProperties: checkMinProperties,
  required: checkRequired,
  propertyNames: checkPropertyNames,
  additionalProperties: checkAdditionalProperties,
  properties: checkAnyProperties,
  patternProperties: checkPatternProperties,
  dependentRequired: checkDependentRequired,
  dependentSchemas: checkDependentSchemas,
};
