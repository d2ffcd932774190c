import { fail, missing, pointerTo } from "./errors.js";
import { areAll, checkPart, checkTest, together } from "./explain.js";
import { counted } from "./explain-values.js";
import { isObject } from "./values.js";

// The checks of the keywords about objects.

/**
 * @typedef {import("./explain.js").Check} Check
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 */

/**
 * A property of an object; undefined where it has none of its own.
 * @param {any} object
 * @param {string} name
 */
export function propertyOf(object, name) {
  return inheritsName(name) && !Object.hasOwn(object, name) ? undefined : object[name];
}

/** True for a name that every object has, such as `constructor`. @param {string} name */
function inheritsName(name) {
  return name in Object.prototype;
}

/** @type {MakeCheck} */
export function checkRequired(required, rules, explainer) {
  const { properties = {} } = rules;
  const { stops } = explainer;
  // A check that stops at the first error takes the properties in order: `properties` reports those that it knows.
  const names = required.filter(
    (/** @type {string} */ name) => !stops || inheritsName(name) || !Object.hasOwn(properties, name),
  );
  return names.length === 0 ? undefined : requirement(names, stops);
}

/**
 * The check that an object has some properties.
 * @param {readonly string[]} names
 * @param {boolean} stops
 * @returns {Check}
 */
function requirement(names, stops) {
  const parts = names.map((name) => ({ name, pointer: pointerTo("", name), isOwn: !inheritsName(name) }));
  return (value, failures) =>
    !isObject(value) ||
    areAll(parts, stops, ({ name, pointer, isOwn }) => {
      const part = isOwn ? value[name] : propertyOf(value, name);
      return part !== undefined || missing(failures, pointer);
    });
}

/** @type {MakeCheck} */
export function checkProperties(properties, rules, explainer) {
  const { required = [] } = rules;
  const { compile, of, stops } = explainer;
  const parts = Object.keys(properties).map((name) => {
    const { $ref, ...others } = properties[name];
    const isPlain = $ref !== undefined && Object.keys(others).length === 0;
    return {
      name,
      pointer: pointerTo("", name),
      accepts: isPlain ? $ref.guard : textTest(others),
      check: isPlain ? of($ref) : compile(properties[name]),
      isNeeded: stops && required.includes(name) && !inheritsName(name),
      isOwn: !inheritsName(name),
    };
  });
  return (value, failures) => {
    if (!isObject(value)) return true;
    let isValid = true;
    for (const { name, pointer, accepts, check, isNeeded, isOwn } of parts) {
      const part = isOwn ? value[name] : propertyOf(value, name);
      if (part === undefined ? !isNeeded : accepts?.(part)) continue;
      if (part === undefined) missing(failures, pointer);
      else if (checkPart(check, part, failures, pointer)) continue;
      if (stops) return false;
      isValid = false;
    }
    return isValid;
  };
}

/**
 * A test for the most common schema: any text.
 * @param {any} schema
 */
function textTest({ type, ...others }) {
  if (type !== "string" || Object.keys(others).length > 0) return undefined;
  return (/** @type {unknown} */ value) => typeof value === "string";
}

/** @type {MakeCheck} */
export function checkDependentRequired(lists, _rules, explainer) {
  const { stops } = explainer;
  return (value, failures) =>
    whenPresent(Object.keys(lists), value, stops, (name) => requirement(lists[name], stops)(value, failures));
}

/** @type {MakeCheck} */
export function checkDependentSchemas(schemas, _rules, explainer) {
  const { compile, stops } = explainer;
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
export function checkEach(keyword, inner, explainer, namesFor) {
  const { compile, stops } = explainer;
  const check = inner === false ? checkTest(keyword, "absent", () => false) : compile(inner);
  return (value, failures) =>
    !isObject(value) ||
    areAll(Object.keys(value).filter(namesFor(value)), stops, (name) =>
      checkPart(check, value[name], failures, pointerTo("", name)),
    );
}

/** @type {MakeCheck} */
export function checkAdditionalProperties(inner, rules, explainer) {
  const { properties = {}, patternProperties = {} } = rules;
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern, "u"));
  return checkEach("additionalProperties", inner, explainer, () => (name) => {
    return !Object.hasOwn(properties, name) && !patterns.some((pattern) => pattern.test(name));
  });
}

/** @type {MakeCheck} */
export function checkPatternProperties(patterns, _rules, explainer) {
  const checks = Object.keys(patterns).map((pattern) => {
    const expression = new RegExp(pattern, "u");
    return checkEach("false schema", patterns[pattern], explainer, () => (name) => expression.test(name));
  });
  return together(checks, explainer.stops);
}

/** @type {MakeCheck} */
export function checkPropertyNames(inner, _rules, explainer) {
  const { compile, stops } = explainer;
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
export function checkMaxProperties(most) {
  const expected = `an object of at most ${counted(most, "property")}`;
  return checkTest(
    "maxProperties",
    expected,
    (value) => !isObject(value) || Object.keys(value).length <= most,
  );
}

/** @type {MakeCheck} */
export function checkMinProperties(least) {
  const expected = `an object of at least ${counted(least, "property")}`;
  return checkTest(
    "minProperties",
    expected,
    (value) => !isObject(value) || Object.keys(value).length >= least,
  );
}
