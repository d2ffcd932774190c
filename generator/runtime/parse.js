// Reads the body of a webhook request.

/**
 * The value of a body. Strings and bytes are parsed as JSON; any other value is taken as already parsed, unless its
 * content must be read first.
 * @param {unknown} body
 * @returns {{ value: unknown } | { reason: string }}
 */
export function parseBody(body) {
  const unread = unreadBody(body);
  if (unread !== undefined) return { reason: unread };
  try {
    const text = isBytes(body) ? new TextDecoder("utf-8", { fatal: true }).decode(body) : body;
    return { value: typeof text === "string" ? JSON.parse(text.replace(/^\ufeff/, "")) : text };
  } catch {
    return { reason: typeof body === "string" ? "the body is not JSON" : "the body is not JSON in UTF-8" };
  }
}

/**
 * What to do first with a body whose content has not been read; undefined for any other body. JSON has no functions, so
 * a method is a sure sign.
 * @param {any} body
 * @returns {string | undefined}
 */
function unreadBody(body) {
  try {
    if (typeof body !== "object" || body === null || isBytes(body)) return undefined;
    const has = (/** @type {string | symbol} */ method) => typeof body[method] === "function";
    if (has("then")) return "the body is a promise: await it, and hand over its result";
    if (has("text") || has("arrayBuffer"))
      return `the body is a ${kindOfBody(body)} that has not been read: hand over the result of its text() method`;
    if (has("pipe") || has("getReader") || has(Symbol.asyncIterator))
      return "the body is a stream that has not been read: read it to its end, and hand over its text or bytes";
  } catch {
    // Whatever cannot be read here is reported where it is read as a payload.
  }
  return undefined;
}

/**
 * The name of the class of a body, such as `Request` or `Blob`.
 * @param {object} body
 */
function kindOfBody(body) {
  const name = Object.prototype.toString.call(body).slice(8, -1);
  return name === "Object" ? "request" : name;
}

/**
 * True for bytes. `instanceof` would miss a buffer from another realm.
 * @param {unknown} body
 * @returns {body is ArrayBuffer | Uint8Array}
 */
export function isBytes(body) {
  return ArrayBuffer.isView(body) || Object.prototype.toString.call(body) === "[object ArrayBuffer]";
}

/**
 * Classifies a parsed body: a known, unknown, invalid or malformed event. The event type is read once: the shape that it
 * names decides, whatever a getter would give next.
 * @param {{ value: unknown } | { reason: string }} parsed
 * @param {(payload: any) => unknown} typeOf reads the event type
 * @param {ReadonlyMap<string, (payload: any) => boolean>} tests by event type, whether the rest of a payload is right
 * @param {(type: string, payload: unknown) => { errors: readonly any[] }} refuse explains what is wrong with the rest
 * @param {string} nameless the reason for a payload without an event type
 */
export function outcomeOf(parsed, typeOf, tests, refuse, nameless) {
  if ("reason" in parsed) return { kind: "malformed", reason: parsed.reason };
  const payload = parsed.value;
  try {
    if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
      return { kind: "malformed", reason: "the payload is not an object" };
    }
    const type = typeOf(payload);
    if (typeof type !== "string") return { kind: "malformed", reason: nameless };
    const matches = tests.get(type);
    if (matches === undefined) return { kind: "unknown", type, payload };
    return holds(matches, payload)
      ? { kind: "known", type, event: payload }
      : { kind: "invalid", type, errors: refuse(type, payload).errors, payload };
  } catch {
    return { kind: "malformed", reason: "the payload cannot be read" };
  }
}

/**
 * True for a payload that a test accepts; false for one that cannot be read.
 * @param {(payload: unknown) => boolean} test
 * @param {unknown} payload
 */
function holds(test, payload) {
  try {
    return test(payload);
  } catch {
    return false;
  }
}
