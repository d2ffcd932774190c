import { missing, pointerTo } from "./errors.js";
import { joined, within } from "./explain.js";
import { checkProperties } from "./explain-objects.js";
import { checkUnevaluatedProperties, namesEvaluatedAlways } from "./explain-unevaluated.js";
import { isObject } from "./values.js";

// The check of the properties of objects that `unevaluatedProperties: false` closes.

/**
 * @typedef {import("./errors.js").Check} Check
 * @typedef {import("./errors.js").Failure} Failure
 * @typedef {import("./explain.js").Explainer} Explainer
 * @typedef {import("./explain.js").MakeCheck} MakeCheck
 *
 * A property. `at` is its place among the others, in whose order errors are reported. Where its type is a string,
 * `checkText` checks what else a string must be.
 * @typedef {{
 *   name: string,
 *   at: number,
 *   isNeeded: boolean,
 *   isText: boolean,
 *   pointer: string,
 *   check: Check,
 *   checkText: Check | undefined,
 * }} Part
 *
 * Failures, and the place of their property.
 * @typedef {{ at: number, failures: Failure[] }} Found
 */

/**
 * For properties with plain names, and for `unevaluatedProperties: false` beside them. It goes through the properties
 * that an object has, and asks of each whether it is allowed and whether its value is.
 * @type {MakeCheck}
 */
export function checkClosedProperties(properties, rules, explainer) {
  if (rules.unevaluatedProperties === undefined) return checkProperties(properties, rules, explainer);
  const parts = partsOf(properties, rules, explainer);
  const needed = parts.filter(({ isNeeded }) => isNeeded);
  const checkOthers = checkUnevaluatedProperties(false, rules, explainer);
  /** @type {ReadonlyMap<string, Part | null> | undefined} */
  let known;
  return (value) => {
    if (!isObject(value)) return undefined;
    // Made on first use, because a definition may lead back to itself.
    known ??= knownNames(parts, rules);
    /** @type {Found[] | undefined} */
    let found;
    let next = parts[0];
    let left = needed.length;
    let last = parts.length;
    let hasOthers = false;
    for (const name in value) {
      // Most objects have their properties in the order of the schema.
      const part = next !== undefined && next.name === name ? next : known.get(name);
      if (part === undefined) hasOthers = true;
      if (!part) continue;
      next = parts[part.at + 1];
      const inner = value[name];
      if (inner === undefined) continue;
      if (part.isNeeded) left -= 1;
      if (part.at > last) continue;
      const failures = part.isText && typeof inner === "string" ? part.checkText?.(inner) : part.check(inner);
      if (failures === undefined) continue;
      found = joined(found, [{ at: part.at, failures: within(part.pointer, failures) }]);
      // What comes later is not the first error.
      if (explainer.stops) last = part.at;
    }
    if (left > 0) found = joined(found, notFound(needed, value));
    const failures = hasOthers ? checkOthers?.(value) : undefined;
    if (failures) found = joined(found, [{ at: parts.length, failures }]);
    return found && inOrder(found, explainer);
  };
}

/**
 * What is checked about each property that a closed object may have.
 * @param {Readonly<Record<string, any>>} properties
 * @param {any} rules
 * @param {Explainer} explainer
 * @returns {readonly Part[]}
 */
function partsOf(properties, { required = [] }, { compile }) {
  return Object.keys(properties).map((name, at) => {
    const schema = properties[name];
    const isText = schema.type === "string";
    const hasRules = Object.keys(schema).length > 1;
    return {
      name,
      at,
      isNeeded: required.includes(name),
      isText,
      pointer: pointerTo("", name),
      check: isText ? onFirstUse(() => compile(schema)) : compile(schema),
      checkText: isText && hasRules ? compile({ ...schema, type: undefined }) : undefined,
    };
  });
}

/**
 * A check that is made when it is used first. Few values have the wrong type, and what is inside of a schema is not made
 * twice at each level.
 * @param {() => Check} make
 * @returns {Check}
 */
function onFirstUse(make) {
  /** @type {Check | undefined} */
  let check;
  return (value) => {
    check ??= make();
    return check(value);
  };
}

/**
 * The properties of a schema by their names, and null for each that is always evaluated elsewhere.
 * @param {readonly Part[]} parts
 * @param {any} rules
 * @returns {ReadonlyMap<string, Part | null>}
 */
function knownNames(parts, rules) {
  /** @type {Map<string, Part | null>} */
  const known = new Map(namesEvaluatedAlways(rules, new Set()).map((name) => [name, null]));
  for (const part of parts) known.set(part.name, part);
  return known;
}

/**
 * What is wrong with required properties that a loop over an object has not found: they are missing, or come from its class.
 * @param {readonly Part[]} needed
 * @param {any} value
 * @returns {Found[]}
 */
function notFound(needed, value) {
  const names = new Set();
  for (const name in value) if (value[name] !== undefined) names.add(name);
  return needed.flatMap(({ name, at, pointer, check }) => {
    const inner = value[name];
    const failures = names.has(name) ? undefined : inner === undefined ? [missing()] : check(inner);
    return failures ? [{ at, failures: within(pointer, failures) }] : [];
  });
}

/**
 * The failures in the order of the schema, or the first ones alone.
 * @param {Found[]} found
 * @param {{ stops: boolean }} explainer
 */
function inOrder(found, { stops }) {
  if (found.length < 2) return found[0]?.failures;
  found.sort((one, other) => one.at - other.at);
  return stops ? found[0]?.failures : found.flatMap(({ failures }) => failures);
}
