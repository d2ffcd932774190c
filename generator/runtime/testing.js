import { isBytes } from "./parse.js";
import { isObject } from "./values.js";

// What the emitted helpers for tests need at run time.

/**
 * A body with the headers of a signed request.
 * @param {unknown} payload
 * @param {object} named the headers that name the event
 * @param {any} options
 * @param {(body: string, options: any) => Promise<Record<string, string>>} signBody
 */
export async function signedMessageOf(payload, named, options, signBody) {
  const body = JSON.stringify(payload);
  const own = Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const headers = {
    "content-type": "application/json",
    ...named,
    ...(await signBody(body, options)),
    ...Object.fromEntries(own),
  };
  return { headers, body };
}

/**
 * The web's `Request` for a message.
 * @param {Promise<{ headers: Record<string, string>, body: string }>} message
 * @param {any} options
 */
export async function requestFor(message, options) {
  return new Request(options.url ?? "http://localhost/webhooks", { method: "POST", ...(await message) });
}

/**
 * What a test hands to a matcher, parsed: a payload, the text or the bytes of a body, or a body with its headers.
 * @param {any} received
 * @param {(body: unknown, headers: any) => any} parse
 */
export function outcomeOfReceived(received, parse) {
  const isMessage =
    isObject(received) &&
    "headers" in received &&
    (typeof received.body === "string" || isBytes(received.body));
  return isMessage ? parse(received.body, received.headers) : parse(received, {});
}

/**
 * The result of the matcher `toBeWebhookEvent`.
 * @param {any} outcome
 * @param {string | undefined} type
 */
export function eventMatch(outcome, type) {
  const pass = outcome.kind === "known" && (type === undefined || outcome.type === type);
  const wanted = type === undefined ? "a valid event" : `a valid event of type ${type}`;
  return {
    pass,
    message: () =>
      pass ? `expected anything but ${wanted}` : `expected ${wanted}, but ${wordsFor(outcome)}`,
  };
}

/**
 * The result of the matcher `toBeInvalidAt`.
 * @param {any} outcome
 * @param {readonly any[]} errors all errors of a payload
 * @param {string} path
 * @param {string | undefined} keyword
 */
export function invalidMatch(outcome, errors, path, keyword) {
  const pass = errors.some(
    (error) => error.path === path && (keyword === undefined || error.keyword === keyword),
  );
  const wanted = `an error at ${path === "" ? "(root)" : path}${keyword === undefined ? "" : ` (${keyword})`}`;
  const found =
    errors.length === 0
      ? wordsFor(outcome)
      : `the errors are\n${errors
          .slice(0, 10)
          .map(({ message, keyword: other }) => `  ${message} (${other})`)
          .join("\n")}`;
  return {
    pass,
    message: () => (pass ? `expected no error like ${wanted}` : `expected ${wanted}, but ${found}`),
  };
}

/**
 * What a payload is, in words.
 * @param {any} outcome
 */
function wordsFor({ kind, type, reason, errors }) {
  if (kind === "known") return `it is a valid event of type ${type}`;
  if (kind === "unknown") return `its type ${JSON.stringify(type)} is not known`;
  return kind === "invalid" ? errors[0].message : reason;
}
