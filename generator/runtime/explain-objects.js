import { fail, missing, pointerTo } from "./errors.js";
import { areAll, explainPart, explainTest, together } from "./explain.js";
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
  return isInherited(name) && !Object.hasOwn(object, name) ? undefined : object[name];
}

/** True for a name that every object has, such as `constructor`. @param {string} name */
function isInherited(name) {
  return name in Object.prototype;
}

/** @type {MakeCheck} */
export function explainRequired(required, { properties = {} }, { stops }) {
  // A check that stops at the first error takes the properties in order: `properties` reports those that it knows.
  const names = required.filter(
    (/** @type {string} */ name) => !stops || isInherited(name) || !Object.hasOwn(properties, name),
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
  const parts = names.map((name) => ({ name, pointer: pointerTo("", name), isOwn: !isInherited(name) }));
  return (value, failures) =>
    !isObject(value) ||
    areAll(parts, stops, ({ name, pointer, isOwn }) => {
      const part = isOwn ? value[name] : propertyOf(value, name);
      return part !== undefined || missing(failures, pointer);
    });
}

/** @type {MakeCheck} */
export function explainProperties(properties, { required = [] }, { compile, of, stops }) {
  const parts = Object.keys(properties).map((name) => {
    const { $ref, ...others } = properties[name];
    const isPlain = $ref !== undefined && Object.keys(others).length === 0;
    return {
      name,
      pointer: pointerTo("", name),
      accepts: isPlain ? $ref.guard : textTest(others),
      check: isPlain ? of($ref) : compile(properties[name]),
      isNeeded: stops && required.includes(name) && !isInherited(name),
      isOwn: !isInherited(name),
    };
  });
  return (value, failures) => {
    if (!isObject(value)) return true;
    let isValid = true;
    for (const { name, pointer, accepts, check, isNeeded, isOwn } of parts) {
      const part = isOwn ? value[name] : propertyOf(value, name);
      if (part === undefined ? !isNeeded : accepts?.(part)) continue;
      if (part === undefined) missing(failures, pointer);
      else if (explainPart(check, part, failures, pointer)) continue;
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
export function explainDependentRequired(lists, _rules, { stops }) {
  return (value, failures) =>
    whenPresent(Object.keys(lists), value, stops, (name) => requirement(lists[name], stops)(value, failures));
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
      explainPart(check, value[name], failures, pointerTo("", name)),
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
  return together(checks, explainer.stops);
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
