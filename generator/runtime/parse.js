// Reads the body of a webhook request.

/**
 * The value of a body. Strings and bytes are parsed as JSON; any other value is taken as already parsed.
 * @param {unknown} body
 * @returns {{ value: unknown } | { reason: string }}
 */
export function parseBody(body) {
  try {
    const text = isBytes(body) ? new TextDecoder("utf-8", { fatal: true }).decode(body) : body;
    return { value: typeof text === "string" ? JSON.parse(text.replace(/^\ufeff/, "")) : text };
  } catch {
    return { reason: typeof body === "string" ? "the body is not JSON" : "the body is not JSON in UTF-8" };
  }
}

/**
 * True for bytes. `instanceof` would miss a buffer from another realm.
 * @param {unknown} body
 * @returns {body is ArrayBuffer | Uint8Array}
 */
function isBytes(body) {
  return ArrayBuffer.isView(body) || Object.prototype.toString.call(body) === "[object ArrayBuffer]";
}

/**
 * Classifies a parsed body: a known, unknown, invalid or malformed event.
 * @param {{ value: unknown } | { reason: string }} parsed
 * @param {(payload: any) => unknown} typeOf reads the event type
 * @param {{ has: (type: string) => boolean }} known the event types
 * @param {(payload: unknown) => { valid: true, value: any } | { valid: false, errors: readonly any[] }} validate
 * @param {string} nameless the reason for a payload without an event type
 */
export function outcomeOf(parsed, typeOf, known, validate, nameless) {
  if ("reason" in parsed) return { kind: "malformed", reason: parsed.reason };
  const payload = parsed.value;
  try {
    if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
      return { kind: "malformed", reason: "the payload is not an object" };
    }
    const type = typeOf(payload);
    if (typeof type !== "string") return { kind: "malformed", reason: nameless };
    if (!known.has(type)) return { kind: "unknown", type, payload };
    const result = validate(payload);
    return result.valid
      ? { kind: "known", type, event: result.value }
      : { kind: "invalid", type, errors: result.errors, payload };
  } catch {
    return { kind: "malformed", reason: "the payload cannot be read" };
  }
}
