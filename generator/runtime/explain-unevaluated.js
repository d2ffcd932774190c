import { fail } from "./errors.js";
import { inside, isAccepted } from "./explain.js";
import { atMostItems } from "./explain-arrays.js";
import { explainEach, propertyOf } from "./explain-objects.js";
import { isObject } from "./values.js";

// The checks of `unevaluatedProperties` and `unevaluatedItems`.

/**
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 */

/** @type {MakeCheck} */
export function explainUnevaluatedProperties(inner, schema, explainer) {
  return explainEach("unevaluatedProperties", inner, explainer, (value) => {
    const evaluated = new Set(evaluatedKeys(schema, value, explainer));
    return (name) => !evaluated.has(name);
  });
}

/** @type {MakeCheck} */
export function explainUnevaluatedItems(inner, schema, explainer) {
  const check = explainer.compile(inner);
  if (check === undefined) return undefined;
  return (value, failures) => {
    if (!Array.isArray(value)) return true;
    const evaluated = new Set(evaluatedKeys(schema, value, explainer));
    const left = [...value.keys()].filter((index) => !evaluated.has(index));
    if (inner === false && left[0] !== undefined)
      return fail(failures, "", "unevaluatedItems", atMostItems(left[0]), value);
    let isValid = true;
    for (const index of left) {
      const start = failures.length;
      if (check(value[index], failures)) continue;
      isValid = inside(failures, start, `/${index}`);
      if (explainer.stops) return false;
    }
    return isValid;
  };
}

/**
 * The properties or items that a schema evaluates of a value that it accepts, its own `unevaluatedProperties` and
 * `unevaluatedItems` left aside.
 * @param {any} schema
 * @param {any} value an object or an array
 * @param {Explainer} explainer
 * @returns {readonly (string | number)[]}
 */
function evaluatedKeys(schema, value, explainer) {
  if (typeof schema === "boolean") return [];
  const own = Array.isArray(value) ? itemsOf(schema, value, explainer) : namesOf(schema, value);
  const others = appliedSchemas(schema, value, explainer).flatMap((one) => {
    const isWhole = Array.isArray(value) ? one.unevaluatedItems : one.unevaluatedProperties;
    if (isWhole === undefined) return evaluatedKeys(one, value, explainer);
    return Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  });
  return [...own, ...others];
}

/**
 * @param {any} schema
 * @param {object} value
 */
function namesOf({ properties = {}, patternProperties = {}, additionalProperties }, value) {
  const patterns = Object.keys(patternProperties).map((pattern) => new RegExp(pattern, "u"));
  return Object.keys(value).filter(
    (name) =>
      additionalProperties !== undefined ||
      Object.hasOwn(properties, name) ||
      patterns.some((pattern) => pattern.test(name)),
  );
}

/**
 * @param {any} schema
 * @param {readonly unknown[]} value
 * @param {Explainer} explainer
 */
function itemsOf({ prefixItems = [], items, contains }, value, { compile }) {
  return [...value.keys()].filter(
    (index) =>
      items !== undefined ||
      index < prefixItems.length ||
      (contains !== undefined && isAccepted(compile(contains), value[index])),
  );
}

/**
 * The schemas in a schema that apply to the value itself.
 * @param {any} schema
 * @param {any} value
 * @param {Explainer} explainer
 * @returns {readonly any[]}
 */
function appliedSchemas(schema, value, { compile, schemaOf }) {
  const { $ref, allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = schema;
  const accepts = (/** @type {unknown} */ one) => isAccepted(compile(one), value);
  const { if: condition = false, then = true, else: otherwise = true } = schema;
  const isMet = accepts(condition);
  return [
    ...($ref === undefined ? [] : [schemaOf($ref)]),
    ...allOf,
    ...[...anyOf, ...oneOf].filter(accepts),
    ...Object.keys(dependentSchemas).flatMap((name) =>
      isObject(value) && propertyOf(value, name) !== undefined ? [dependentSchemas[name]] : [],
    ),
    ...(isMet ? [condition, then] : [otherwise]),
  ];
}
