import { failure } from "./errors.js";
import { definitionOf, joined, propertyOf, within } from "./explain.js";
import { atMostItems } from "./explain-arrays.js";
import { checkEach } from "./explain-objects.js";
import { isObject } from "./values.js";

// The checks of `unevaluatedProperties` and `unevaluatedItems`.

/**
 * @typedef {import("./errors.js").Failure} Failure
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
  const checkOthers = checkEach("unevaluatedProperties", inner, explainer, (value) => {
    const names = new Set(evaluated(value));
    return (name) => !names.has(name);
  });
  return (value) => {
    // Made on first use, because a definition may lead back to itself.
    always ??= new Set(namesEvaluatedAlways(rules, new Set()));
    for (const name in value) if (!always.has(name)) return checkOthers(value);
    return undefined;
  };
}

/**
 * The properties that a schema evaluates in every value: its own, and those of what always applies.
 * @param {any} schema
 * @param {Set<unknown>} entered definitions
 * @returns {readonly string[]}
 */
export function namesEvaluatedAlways(schema, entered) {
  const { $ref, properties = {}, allOf = [] } = schema;
  const always = $ref && !entered.has($ref) ? [definitionOf($ref)] : [];
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
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const indexes = new Set(evaluated(value));
    const left = [...value.keys()].filter((index) => !indexes.has(index));
    if (inner === false && left[0] !== undefined)
      return [failure("unevaluatedItems", atMostItems(left[0]), value)];
    /** @type {Failure[] | undefined} */
    let all;
    for (const index of left) {
      const failures = check(value[index]);
      if (failures === undefined) continue;
      all = joined(all, within(`/${index}`, failures));
      if (explainer.stops) break;
    }
    return all;
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
 * The names of the properties that the keywords of a schema evaluate.
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
 * The indexes of the items that the keywords of a schema evaluate.
 * @param {any} schema
 * @param {Explainer} explainer
 * @returns {Evaluated}
 */
function itemsIn({ prefixItems = [], items, contains = false }, { compile }) {
  const matches = contains === false ? undefined : compile(contains);
  return (value) =>
    [...(Array.isArray(value) ? value : []).keys()].filter(
      (index) =>
        items !== undefined || index < prefixItems.length || (matches && matches(value[index]) === undefined),
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
  const always = [...allOf, ...($ref ? [definitionOf($ref)] : [])];
  const isMet = condition === undefined ? undefined : accepts(condition, explainer);
  return [
    ...always.map((one) => whole(one, explainer)),
    ...[...anyOf, ...oneOf].map((one) => onlyIf(accepts(one, explainer), whole(one, explainer))),
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
          onlyIf((value) => !isMet(value), whole(otherwise, explainer)),
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
 * A test for the values that a schema accepts.
 * @param {any} schema
 * @param {Explainer} explainer
 * @returns {(value: unknown) => boolean}
 */
function accepts(schema, { compile }) {
  const check = compile(schema);
  return (value) => check(value) === undefined;
}

/**
 * @param {(value: any) => boolean} test
 * @param {Evaluated} evaluated
 * @returns {Evaluated}
 */
function onlyIf(test, evaluated) {
  return (value) => (test(value) ? evaluated(value) : []);
}
