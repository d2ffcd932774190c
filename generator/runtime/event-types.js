import { describe, failure, kindOf, pointerTo, show, unknownEvent } from "./errors.js";

// Reads the event type of a payload in catalogs where several properties, or numbers, name the event.

/**
 * A value as an event type or a part of one: text, or a whole number, whose text it is.
 * @param {unknown} value
 * @returns {string | undefined}
 */
export function nameOf(value) {
  if (typeof value === "string") return value;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/**
 * The event type of a payload that is named by the first of its properties that exists.
 * @param {readonly unknown[]} values of these properties
 */
export function firstName(values) {
  return nameOf(values.find((value) => value !== undefined));
}

/**
 * The event type of a payload that several properties name together.
 * @param {readonly unknown[]} values of these properties
 * @param {string} separator between what they say
 */
export function joinedNames(values, separator) {
  const names = values.map(nameOf);
  return names.includes(undefined) ? undefined : names.join(separator);
}

/**
 * The error for a payload whose event type is missing or unknown.
 * @param {unknown} payload
 * @param {readonly (readonly string[])[]} places of the properties that name the event, each as tokens
 * @param {string | undefined} type
 */
export function unnamedEvent(payload, places, type) {
  const found = places.map((tokens) => ({ tokens, value: valueAt(payload, tokens) }));
  const there = found.filter(({ value }) => value !== undefined);
  const wrong = type === undefined ? there.find(({ value }) => nameOf(value) === undefined) : there[0];
  const missing = found.find(({ value }) => value === undefined);
  if (!wrong) return unknownEvent(payload, missing?.tokens ?? []);
  const path = wrong.tokens.reduce(pointerTo, "");
  const error =
    type === undefined
      ? failure("type", "a string or an integer", wrong.value, kindOf)
      : failure("discriminator", "a known event type", type, show);
  return [describe(undefined, { ...error, path, isPlain: false })];
}

/**
 * @param {any} payload
 * @param {readonly string[]} tokens
 */
function valueAt(payload, tokens) {
  let value = payload;
  for (const token of tokens) value = value?.[token];
  return value;
}
