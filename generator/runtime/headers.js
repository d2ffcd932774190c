// Reads the headers of a webhook request.

import { show } from "./errors.js";

/**
 * Reads headers in any form: a `Headers`, a `Map`, pairs, Node's `headers` or `rawHeaders`, or any plain object.
 * @param {any} headers
 * @returns {Map<string, string>} by name in lower case. Several headers with one name are joined with commas, as by
 * `Headers` and by Node.
 */
export function readHeaders(headers) {
  const found = new Map();
  for (const [name, value] of headerPairs(headers)) {
    const text = Array.isArray(value) ? value.join(", ") : value;
    const key = String(name).toLowerCase();
    const before = found.has(key) ? `${found.get(key)}, ` : "";
    if (typeof text === "string") found.set(key, before + text.trim());
  }
  return found;
}

/**
 * The names and values of headers: of an object, of a list of pairs, or of a list in which they alternate.
 * @param {any} headers
 * @returns {Iterable<readonly [unknown, unknown]>}
 */
function headerPairs(headers) {
  if (typeof headers !== "object" || headers === null) return [];
  if (typeof headers[Symbol.iterator] !== "function") return Object.entries(headers);
  const list = [...headers];
  if (Array.isArray(list[0])) return list;
  return list.flatMap((name, at) => (at % 2 === 0 ? [[name, list[at + 1]]] : []));
}

/**
 * One header. The others are read only where it is not found under its name in lower case.
 * @param {any} headers in any form that `readHeaders` takes
 * @param {string} name in lower case
 * @returns {string | undefined}
 */
export function headerOf(headers, name) {
  const value = ownHeader(headers, name);
  return typeof value === "string" ? value.trim() : readHeaders(headers).get(name);
}

/** @param {any} headers @param {string} name */
function ownHeader(headers, name) {
  if (typeof headers !== "object" || headers === null) return undefined;
  if (typeof headers.get === "function") return headers.get(name);
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}

/**
 * The event type of a request, from a header and, in some payloads, a property too. Where header and property together
 * do not name a known event, the header alone may.
 * @param {any} headers
 * @param {string} name of the header, in lower case
 * @param {string} separator between the two values
 * @param {unknown} detail the value of the payload's property
 * @param {{ has: (type: string) => boolean }} known
 */
export function typeOfRequest(headers, name, separator, detail, known) {
  const word = headerOf(headers, name);
  if (word === undefined || typeof detail !== "string") return word;
  const whole = word + separator + detail;
  return known.has(word) && !known.has(whole) ? word : whole;
}

/**
 * The errors for a request whose header is missing or names an unknown event.
 * @param {string | undefined} type
 * @param {string} name of the header
 */
export function unknownRequest(type, name) {
  const isKnown = type !== undefined;
  const expected = isKnown ? "a known event type" : `a header ${name}`;
  const found = isKnown ? show(type) : "nothing";
  const message = isKnown ? `the event must be of ${expected}, got ${found}` : `there is no header ${name}`;
  return [{ event: undefined, path: "", keyword: "discriminator", expected, found, message }];
}
