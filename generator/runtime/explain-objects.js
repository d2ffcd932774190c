import { fail, isPlainText, missing, pointerTo } from "./errors.js";
import { checkTest, inheritsName, isPlainObject, propertyOf, together } from "./explain.js";
import { partOf, within } from "./explain-parts.js";
import { counted } from "./explain-values.js";
import { isObject } from "./values.js";

// The checks of the keywords about objects.

/**
 * @typedef {import("./explain.js").Check} Check
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 */

/** @type {MakeCheck} */
export function checkRequired(required, rules, explainer) {
  const { properties = {} } = rules;
  const { stops } = explainer;
  if (isPlainObject(rules)) return undefined;
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
  return (value, failures) => {
    if (!isObject(value)) return true;
    let isValid = true;
    for (const { name, pointer, isOwn } of parts)
      if ((isOwn ? value[name] : propertyOf(value, name)) === undefined) {
        isValid = missing(failures, pointer);
        if (stops) break;
      }
    return isValid;
  };
}

/** @type {MakeCheck} */
export function checkProperties(properties, rules, explainer) {
  const { required = [] } = rules;
  const { stops } = explainer;
  const isWhole = isPlainObject(rules);
  const needs = requirement(required, false);
  const parts = Object.keys(properties).map((name) => {
    const { isText, isObject: isComposite, accepts, check } = partOf(properties[name], explainer);
    const isOwn = !inheritsName(name);
    const isNeeded = isOwn && (stops || isWhole) && required.includes(name);
    const pointer = pointerTo("", name);
    const isPlain = isPlainText(pointer);
    return { name, pointer, isPlain, isOwn, isNeeded, isText, isComposite, accepts, check };
  });
  // Most rejected payloads are wrong inside of the only object. Its guard would only tell so.
  const [object, ...objects] = parts.filter(({ isComposite }) => isComposite);
  if (object && objects.length === 0) object.accepts = undefined;
  return (value, failures) => {
    if (!isObject(value)) return !isWhole || fail(failures, "", "type", "an object", value);
    const first = failures.length;
    let isComplete = true;
    let isValid = true;
    for (const part of parts) {
      const inner = part.isOwn ? value[part.name] : propertyOf(value, part.name);
      if (part.isText && typeof inner === "string") continue;
      if (inner === undefined ? !part.isNeeded : part.accepts?.(inner)) continue;
      const start = failures.length;
      if (inner !== undefined) {
        if (part.check(inner, failures)) continue;
        isValid = false;
      } else if (stops) missing(failures, "");
      else isComplete = false;
      within(failures, start, part.pointer, part.isPlain);
      if (stops) return false;
    }
    if (isComplete) return isValid;
    // What is missing comes first, in the order of `required`.
    const others = failures.splice(first);
    needs(value, failures);
    for (const one of others) failures.push(one);
    return false;
  };
}

/** @type {MakeCheck} */
export function checkDependentRequired(lists, _rules, explainer) {
  const { stops } = explainer;
  return whenPresent(Object.keys(lists), (name) => requirement(lists[name], stops), stops);
}

/** @type {MakeCheck} */
export function checkDependentSchemas(schemas, _rules, explainer) {
  const { compile, stops } = explainer;
  return whenPresent(Object.keys(schemas), (name) => compile(schemas[name]), stops);
}

/**
 * A check of an object for each property that it has.
 * @param {readonly string[]} names
 * @param {(name: string) => Check} make
 * @param {boolean} stops
 * @returns {Check}
 */
function whenPresent(names, make, stops) {
  const checks = names.map((name) => {
    const check = make(name);
    /** @type {Check} */
    const whenIt = (value, failures) =>
      !isObject(value) || propertyOf(value, name) === undefined || check(value, failures);
    return whenIt;
  });
  return together(checks, stops);
}

/**
 * The check of each property that has some name.
 * @param {string} keyword
 * @param {unknown} inner
 * @param {Explainer} explainer
 * @param {(object: any) => (name: string) => boolean} namesFor gives the test of names for an object
 * @returns {Check}
 */
export function checkEach(keyword, inner, explainer, namesFor) {
  const { compile, stops } = explainer;
  const check = inner === false ? checkTest(keyword, "absent", () => false) : compile(inner);
  return (value, failures) => {
    if (!isObject(value)) return true;
    const isMeant = namesFor(value);
    let isValid = true;
    for (const name of Object.keys(value)) {
      const start = failures.length;
      if (!isMeant(name) || check(value[name], failures)) continue;
      const pointer = pointerTo("", name);
      isValid = within(failures, start, pointer, isPlainText(pointer));
      if (stops) break;
    }
    return isValid;
  };
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
  const checks = Object.keys(patterns).map((pattern) => {
    const expression = explainer.expression(pattern);
    return checkEach("false schema", patterns[pattern], explainer, () => (name) => expression.test(name));
  });
  return together(checks, explainer.stops);
}

/** @type {MakeCheck} */
export function checkPropertyNames(inner, _rules, explainer) {
  const { compile, stops } = explainer;
  const check = compile(inner);
  const expected = "a property with another name";
  return (value, failures) => {
    if (!isObject(value)) return true;
    let isValid = true;
    for (const name of Object.keys(value))
      if (!check(name, [])) {
        isValid = fail(failures, pointerTo("", name), "propertyNames", expected, value[name]);
        if (stops) break;
      }
    return isValid;
  };
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
