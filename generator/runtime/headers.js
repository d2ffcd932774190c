// Reads the headers of a webhook request.

/**
 * Headers as they are had: a `Headers`, a `Map`, pairs, Node's `headers` or `rawHeaders`, or any plain object.
 * @param {any} headers
 * @returns {Map<string, string>} by name in lower case; the first of several under one name
 */
export function readHeaders(headers) {
  const found = new Map();
  for (const [name, value] of headerPairs(headers)) {
    const text = Array.isArray(value) ? value[0] : value;
    const key = String(name).toLowerCase();
    if (typeof text === "string" && !found.has(key)) found.set(key, text.trim());
  }
  return found;
}

/**
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
 * The event type of a request that a header names, and in some payloads a property too. A payload whose property names
 * no event together with the header may be an event by the header alone.
 * @param {any} headers
 * @param {string} name of the header, in lower case
 * @param {string} separator between what the two say
 * @param {unknown} detail what the payload's property says
 * @param {{ has: (type: string) => boolean }} known
 */
export function typeOfRequest(headers, name, separator, detail, known) {
  const word = readHeaders(headers).get(name);
  if (word === undefined || typeof detail !== "string") return word;
  const whole = word + separator + detail;
  return known.has(word) && !known.has(whole) ? word : whole;
}

/**
 * The errors for a request whose header leads to no validator.
 * @param {string | undefined} type
 * @param {string} name of the header
 */
export function unknownRequest(type, name) {
  const isKnown = type !== undefined;
  const expected = isKnown ? "a known event type" : `a header ${name}`;
  const found = isKnown ? JSON.stringify(type) : "nothing";
  const message = isKnown ? `the event must be of ${expected}, got ${found}` : `there is no header ${name}`;
  return [{ event: undefined, path: "", keyword: "discriminator", expected, found, message }];
}
