import { fail, missing, pointerTo } from "./errors.js";
import { explainTest, inside, isAccepted, together } from "./explain.js";
import { counted } from "./explain-values.js";
import { isObject } from "./values.js";

// The checks of the keywords about objects.

/**
 * @typedef {import("./explain.js").Explain} Explain
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 */

/**
 * A property of an object; undefined where it has none of its own. Names that every object inherits are looked up with
 * more care.
 * @param {any} object
 * @param {string} name
 */
export function propertyOf(object, name) {
  return isInherited(name) && !Object.hasOwn(object, name) ? undefined : object[name];
}

/** @param {string} name */
function isInherited(name) {
  return name in Object.prototype;
}

/**
 * True for a required property that `properties` reports: code that stops at the first error takes the properties in
 * order.
 * @param {string} name
 * @param {any} schema
 * @param {boolean} stops
 */
function isReportedInside(name, { properties = {} }, stops) {
  return stops && Object.hasOwn(properties, name) && !isInherited(name);
}

/** @type {MakeCheck} */
export function explainRequired(required, schema, { stops }) {
  return requirement(
    required.filter((/** @type {string} */ name) => !isReportedInside(name, schema, stops)),
    stops,
  );
}

/**
 * The check that an object has some properties.
 * @param {readonly string[]} names
 * @param {boolean} stops
 */
function requirement(names, stops) {
  return together(
    names.map((name) => {
      const pointer = pointerTo("", name);
      /** @type {Explain} */
      const check = (value, failures) =>
        !isObject(value) || propertyOf(value, name) !== undefined || missing(failures, pointer);
      return check;
    }),
    stops,
  );
}

/** @type {MakeCheck} */
export function explainDependentRequired(lists, _schema, { stops }) {
  const checks = Object.keys(lists).flatMap((name) => {
    const check = requirement(lists[name], stops);
    return check === undefined ? [] : [whenPresent(name, check)];
  });
  return together(checks, stops);
}

/** @type {MakeCheck} */
export function explainDependentSchemas(schemas, _schema, { compile, stops }) {
  const checks = Object.keys(schemas).flatMap((name) => {
    const check = compile(schemas[name]);
    return check === undefined ? [] : [whenPresent(name, check)];
  });
  return together(checks, stops);
}

/**
 * A check for the objects that have a property.
 * @param {string} name
 * @param {Explain} check
 * @returns {Explain}
 */
function whenPresent(name, check) {
  return (value, failures) =>
    !isObject(value) || propertyOf(value, name) === undefined || check(value, failures);
}

/** @type {MakeCheck} */
export function explainProperties(properties, schema, { compile, stops }) {
  const { required = [] } = schema;
  const parts = Object.keys(properties).map((name) => ({
    name,
    pointer: pointerTo("", name),
    check: compile(properties[name]),
    isNeeded: required.includes(name) && isReportedInside(name, schema, stops),
  }));
  const checks = parts.filter(({ check, isNeeded }) => check !== undefined || isNeeded);
  return (value, failures) => {
    if (!isObject(value)) return true;
    let isValid = true;
    for (const { name, pointer, check, isNeeded } of checks) {
      const inner = propertyOf(value, name);
      const start = failures.length;
      if (inner === undefined) {
        if (!isNeeded) continue;
        missing(failures, pointer);
      } else {
        if (check === undefined || check(inner, failures)) continue;
        inside(failures, start, pointer);
      }
      if (stops) return false;
      isValid = false;
    }
    return isValid;
  };
}

/**
 * The check of each property that has some name.
 * @param {string} keyword
 * @param {unknown} inner
 * @param {import("./explain.js").Explainer} explainer
 * @param {(object: any) => (name: string) => boolean} namesFor gives the test of names for an object
 * @returns {Explain | undefined}
 */
export function explainEach(keyword, inner, { compile, stops }, namesFor) {
  const check = compile(inner);
  if (check === undefined) return undefined;
  return (value, failures) => {
    if (!isObject(value)) return true;
    const isMeant = namesFor(value);
    let isValid = true;
    for (const name of Object.keys(value)) {
      if (!isMeant(name)) continue;
      const start = failures.length;
      if (inner === false) fail(failures, "", keyword, "absent", value[name]);
      else if (check(value[name], failures)) continue;
      inside(failures, start, pointerTo("", name));
      if (stops) return false;
      isValid = false;
    }
    return isValid;
  };
}

/** @type {MakeCheck} */
export function explainAdditionalProperties(inner, { properties = {}, patternProperties = {} }, explainer) {
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern, "u"));
  return explainEach("additionalProperties", inner, explainer, () => (name) => {
    return !Object.hasOwn(properties, name) && !patterns.some((pattern) => pattern.test(name));
  });
}

/** @type {MakeCheck} */
export function explainPatternProperties(patterns, _schema, explainer) {
  const checks = Object.keys(patterns).flatMap((pattern) => {
    const expression = new RegExp(pattern, "u");
    const isMeant = (/** @type {string} */ name) => expression.test(name);
    const check = explainEach("false schema", patterns[pattern], explainer, () => isMeant);
    return check === undefined ? [] : [check];
  });
  return together(checks, explainer.stops);
}

/** @type {MakeCheck} */
export function explainPropertyNames(inner, _schema, { compile, stops }) {
  const check = compile(inner);
  if (check === undefined) return undefined;
  return (value, failures) => {
    if (!isObject(value)) return true;
    const others = Object.keys(value).filter((name) => !isAccepted(check, name));
    for (const name of stops ? others.slice(0, 1) : others)
      fail(failures, pointerTo("", name), "propertyNames", "a property with another name", value[name]);
    return others.length === 0;
  };
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
