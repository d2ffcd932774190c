import { fail } from "./errors.js";
import { propertyOf } from "./explain.js";
import { atMostItems } from "./explain-arrays.js";
import { checkEach } from "./explain-objects.js";
import { within } from "./explain-parts.js";
import { isObject } from "./values.js";

// The checks of `unevaluatedProperties` and `unevaluatedItems`.

/**
 * @typedef {import("./explain.js").Check} Check
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 *
 * Gives the properties or items of a value that a schema which accepts the value evaluates.
 * @typedef {(value: any) => readonly (string | number)[]} Evaluated
 */

/** @type {MakeCheck} */
export function checkUnevaluatedProperties(inner, rules, explainer) {
  const evaluated = evaluatedBy(rules, explainer);
  /** @type {ReadonlySet<string> | undefined} */
  let always;
  return checkEach("unevaluatedProperties", inner, explainer, (value) => {
    /** @type {Set<string | number> | undefined} */
    let names;
    return (name) => {
      // Made on first use, because a definition may lead back to itself.
      always ??= new Set(namesEvaluatedAlways(rules, new Set()));
      if (always.has(name)) return false;
      names ??= new Set(evaluated(value));
      return !names.has(name);
    };
  });
}

/**
 * The properties that a schema evaluates in every value: its own, and those of what always applies.
 * @param {any} schema
 * @param {Set<unknown>} entered definitions
 * @returns {readonly string[]}
 */
function namesEvaluatedAlways(schema, entered) {
  const { $ref, properties = {}, allOf = [] } = schema;
  const always = $ref && !entered.has($ref) ? [$ref.schema((/** @type {any} */ to) => ({ $ref: to }))] : [];
  entered.add($ref);
  return [...allOf, ...always].reduce(
    (names, one) => names.concat(namesEvaluatedAlways(one, entered)),
    Object.keys(properties),
  );
}

/** @type {MakeCheck} */
export function checkUnevaluatedItems(inner, rules, explainer) {
  const check = explainer.compile(inner);
  const evaluated = evaluatedBy(rules, explainer);
  return (value, failures) => {
    if (!Array.isArray(value)) return true;
    const indexes = new Set(evaluated(value));
    const left = [...value.keys()].filter((index) => !indexes.has(index));
    if (inner === false && left[0] !== undefined)
      return fail(failures, "", "unevaluatedItems", atMostItems(left[0]), value);
    let isValid = true;
    for (const index of left) {
      const start = failures.length;
      if (check(value[index], failures)) continue;
      isValid = within(failures, start, `/${index}`, true);
      if (explainer.stops) break;
    }
    return isValid;
  };
}

/**
 * What a schema evaluates, its own `unevaluatedProperties` and `unevaluatedItems` left aside.
 * @param {any} schema
 * @param {Explainer} explainer
 * @returns {Evaluated}
 */
function evaluatedBy(schema, explainer) {
  if (typeof schema === "boolean") return () => [];
  const own = [namesIn(schema, explainer), itemsIn(schema, explainer)];
  /** @type {readonly Evaluated[] | undefined} */
  let applied;
  return (value) => {
    // Made on first use, because a definition may lead back to itself.
    applied ??= appliedBy(schema, explainer);
    return [...own, ...applied].flatMap((one) => one(value));
  };
}

/**
 * @param {any} schema
 * @param {Explainer} explainer
 * @returns {Evaluated}
 */
function namesIn({ properties = {}, patternProperties = {}, additionalProperties }, { expression }) {
  const patterns = Object.keys(patternProperties).map(expression);
  return (value) =>
    Object.keys(isObject(value) ? value : {}).filter(
      (name) =>
        additionalProperties !== undefined ||
        Object.hasOwn(properties, name) ||
        patterns.some((pattern) => pattern.test(name)),
    );
}

/**
 * @param {any} schema
 * @param {Explainer} explainer
 * @returns {Evaluated}
 */
function itemsIn({ prefixItems = [], items, contains = false }, { compile }) {
  const matches = contains === false ? () => false : compile(contains);
  return (value) =>
    [...(Array.isArray(value) ? value : []).keys()].filter(
      (index) => items !== undefined || index < prefixItems.length || matches(value[index], []),
    );
}

/**
 * What the schemas evaluate that apply to the value itself.
 * @param {any} schema
 * @param {Explainer} explainer
 * @returns {readonly Evaluated[]}
 */
function appliedBy(schema, explainer) {
  const { $ref, allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = schema;
  const { if: condition, then = true, else: otherwise = true } = schema;
  const always = [...allOf, ...($ref ? [$ref.schema((/** @type {any} */ to) => ({ $ref: to }))] : [])];
  const isMet = condition === undefined ? undefined : explainer.compile(condition);
  return [
    ...always.map((one) => whole(one, explainer)),
    ...[...anyOf, ...oneOf].map((one) => onlyIf(explainer.compile(one), whole(one, explainer))),
    ...Object.keys(dependentSchemas).map((name) =>
      onlyIf(
        (value) => isObject(value) && propertyOf(value, name) !== undefined,
        whole(dependentSchemas[name], explainer),
      ),
    ),
    ...(isMet === undefined
      ? []
      : [
          onlyIf(isMet, whole(condition, explainer)),
          onlyIf(isMet, whole(then, explainer)),
          onlyIf((value, failures) => !isMet(value, failures), whole(otherwise, explainer)),
        ]),
  ];
}

/**
 * What a schema evaluates with its own `unevaluatedProperties` and `unevaluatedItems`.
 * @param {any} schema
 * @param {Explainer} explainer
 * @returns {Evaluated}
 */
function whole(schema, explainer) {
  const evaluated = evaluatedBy(schema, explainer);
  return (value) => {
    if (Array.isArray(value))
      return schema.unevaluatedItems === undefined ? evaluated(value) : [...value.keys()];
    return schema.unevaluatedProperties === undefined ? evaluated(value) : Object.keys(value);
  };
}

/**
 * @param {Check} check
 * @param {Evaluated} evaluated
 * @returns {Evaluated}
 */
function onlyIf(check, evaluated) {
  return (value) => (check(value, []) ? evaluated(value) : []);
}
