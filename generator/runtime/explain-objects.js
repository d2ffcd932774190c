import { fail, missing, pointerTo } from "./errors.js";
import { areAll, explainPart, explainTest } from "./explain.js";
import { counted } from "./explain-values.js";
import { isObject } from "./values.js";

// The checks of the keywords about objects.

/**
 * @typedef {import("./errors.js").Check} Check
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 */

/**
 * A property of an object; undefined where it has none of its own.
 * @param {any} object
 * @param {string} name
 */
export function propertyOf(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * The check of a required property.
 * @param {any} object
 * @param {string} name
 * @param {import("./errors.js").Failure[]} failures
 */
function hasProperty(object, name, failures) {
  return propertyOf(object, name) !== undefined || missing(failures, pointerTo("", name));
}

/** @type {MakeCheck} */
export function explainRequired(required, { properties = {} }, { stops }) {
  // A check that stops at the first error takes the properties in order: `properties` reports those that it knows.
  const names = required.filter((/** @type {string} */ name) => !(stops && Object.hasOwn(properties, name)));
  return (value, failures) =>
    !isObject(value) || areAll(names, stops, (name) => hasProperty(value, name, failures));
}

/** @type {MakeCheck} */
export function explainProperties(properties, { required = [] }, { compile, stops }) {
  const parts = Object.keys(properties).map((name) => ({
    name,
    check: compile(properties[name]),
    isNeeded: stops && required.includes(name),
  }));
  return (value, failures) =>
    !isObject(value) ||
    areAll(parts, stops, ({ name, check, isNeeded }) => {
      const part = propertyOf(value, name);
      return part === undefined
        ? !isNeeded || hasProperty(value, name, failures)
        : explainPart(check, part, failures, name);
    });
}

/** @type {MakeCheck} */
export function explainDependentRequired(lists, _rules, { stops }) {
  return (value, failures) =>
    whenPresent(Object.keys(lists), value, stops, (name) =>
      areAll(lists[name], stops, (other) => hasProperty(value, other, failures)),
    );
}

/** @type {MakeCheck} */
export function explainDependentSchemas(schemas, _rules, { compile, stops }) {
  const checks = new Map(Object.keys(schemas).map((name) => [name, compile(schemas[name])]));
  return (value, failures) =>
    whenPresent([...checks.keys()], value, stops, (name) => checks.get(name)?.(value, failures) ?? true);
}

/**
 * Tests an object for each property that it has.
 * @param {readonly string[]} names
 * @param {unknown} value
 * @param {boolean} stops
 * @param {(name: string) => boolean} test
 */
function whenPresent(names, value, stops, test) {
  return (
    !isObject(value) || areAll(names, stops, (name) => propertyOf(value, name) === undefined || test(name))
  );
}

/**
 * The check of each property that has some name.
 * @param {string} keyword
 * @param {unknown} inner
 * @param {import("./explain.js").Explainer} explainer
 * @param {(object: any) => (name: string) => boolean} namesFor gives the test of names for an object
 * @returns {Check}
 */
export function explainEach(keyword, inner, { compile, stops }, namesFor) {
  const check = inner === false ? explainTest(keyword, "absent", () => false) : compile(inner);
  return (value, failures) =>
    !isObject(value) ||
    areAll(Object.keys(value).filter(namesFor(value)), stops, (name) =>
      explainPart(check, value[name], failures, name),
    );
}

/** @type {MakeCheck} */
export function explainAdditionalProperties(inner, { properties = {}, patternProperties = {} }, explainer) {
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern, "u"));
  return explainEach("additionalProperties", inner, explainer, () => (name) => {
    return !Object.hasOwn(properties, name) && !patterns.some((pattern) => pattern.test(name));
  });
}

/** @type {MakeCheck} */
export function explainPatternProperties(patterns, _rules, explainer) {
  const checks = Object.keys(patterns).map((pattern) => {
    const expression = new RegExp(pattern, "u");
    return explainEach("false schema", patterns[pattern], explainer, () => (name) => expression.test(name));
  });
  return (value, failures) => areAll(checks, explainer.stops, (check) => check(value, failures));
}

/** @type {MakeCheck} */
export function explainPropertyNames(inner, _rules, { compile, stops }) {
  const check = compile(inner);
  const expected = "a property with another name";
  return (value, failures) =>
    !isObject(value) ||
    areAll(
      Object.keys(value),
      stops,
      (name) =>
        check(name, []) || fail(failures, pointerTo("", name), "propertyNames", expected, value[name]),
    );
}

/** @type {MakeCheck} */
export function explainMaxProperties(most) {
  const expected = `an object of at most ${counted(most, "property")}`;
  return explainTest(
    "maxProperties",
    expected,
    (value) => !isObject(value) || Object.keys(value).length <= most,
  );
}

/** @type {MakeCheck} */
export function explainMinProperties(least) {
  const expected = `an object of at least ${counted(least, "property")}`;
  return explainTest(
    "minProperties",
    expected,
    (value) => !isObject(value) || Object.keys(value).length >= least,
  );
}
