// Verifies and makes the signatures of webhook requests, with WebCrypto.

import { isBytes } from "./parse.js";

/**
 * How a provider signs its requests. `signed` is what is signed, with `{id}`, `{timestamp}` and `{body}` in place of
 * these. The id is in a header; the timestamp is in a header or in an item of the signature's header.
 * @typedef {{
 *   header: string,
 *   algorithm: "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512",
 *   encoding: "hex" | "base64",
 *   prefix: string,
 *   separator?: string,
 *   signed: string,
 *   id?: string,
 *   timestamp?: string | { item: string },
 *   secret: "text" | "base64" | "hex",
 *   secretPrefix?: string,
 * }} SignatureScheme
 *
 * @typedef {import("node:crypto").webcrypto.CryptoKey} Key
 *
 * @typedef {{ verified: false, reason: string, message: string }} Unverified
 *
 * What the headers of a request say about it.
 * @typedef {{ id: string | undefined, timestamp: Date | undefined }} Delivery
 */

/**
 * The bytes of secrets. A secret is text, in the encoding that the scheme says, or bytes.
 * @param {SignatureScheme} scheme
 * @param {any} secrets one, or several while a secret is replaced by another
 * @returns {Uint8Array[]}
 * @throws TypeError for a secret that is missing or in another encoding
 */
export function secretBytes(scheme, secrets) {
  const { secret: encoding, secretPrefix = "" } = scheme;
  const list = Array.isArray(secrets) ? secrets : [secrets];
  if (list.length === 0) throw new TypeError("there is no secret");
  return list.map((secret) => {
    if (isBytes(secret) && secret.byteLength > 0) return bytesOf(secret);
    if (typeof secret !== "string" || secret === "")
      throw new TypeError("a secret is missing: is the environment variable set?");
    const text = secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret;
    if (text === "") throw new TypeError(`a secret has nothing after ${secretPrefix}`);
    if (encoding === "text") return bytesOf(text);
    const isHex = encoding === "hex";
    try {
      if (isHex && /^(?:[\da-f]{2})+$/i.test(text))
        return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      if (!isHex && !/\s/.test(text)) return bytesOfBase64(text);
    } catch {
      // The error below says more than that of the platform.
    }
    throw new TypeError(`a secret is not in ${isHex ? "hexadecimal" : "Base64"}`);
  });
}

/**
 * The bytes of a text in Base64, of either alphabet.
 * @param {string} text
 * @throws DOMException for another text
 */
export function bytesOfBase64(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (one) => one.charCodeAt(0));
}

/**
 * The keys that a request is verified with; undefined where something else has verified it.
 * @param {SignatureScheme} scheme
 * @param {any} options
 * @throws TypeError for a secret that is missing or in another encoding
 */
export function verificationKeys(scheme, options) {
  if (options.alreadyVerified === true) return undefined;
  const keys = importKeys(scheme, secretBytes(scheme, options.secrets));
  // A receiver has its keys before its first request. Each request reports what is wrong with them.
  keys.catch(() => {});
  return keys;
}

/**
 * The secrets as keys of WebCrypto, which can only sign.
 * @param {SignatureScheme} scheme
 * @param {readonly Uint8Array[]} secrets
 * @returns {Promise<Key[]>}
 */
function importKeys(scheme, secrets) {
  const settings = { name: "HMAC", hash: scheme.algorithm };
  return Promise.all(
    secrets.map((secret) =>
      crypto.subtle.importKey("raw", /** @type {any} */ (secret), settings, false, ["sign"]),
    ),
  );
}

/**
 * Checks the signature of a request, and how old it is.
 * @param {SignatureScheme} scheme
 * @param {readonly Key[]} keys one of them has to fit
 * @param {ReadonlyMap<string, string>} headers
 * @param {Uint8Array} body exactly as it arrived
 * @param {number} tolerance how many seconds the timestamp may differ from the clock
 * @param {number} now in milliseconds
 * @returns {Promise<Unverified | undefined>} undefined where all is well
 */
export async function signatureProblem(scheme, keys, headers, body, tolerance, now) {
  const { id, timestamp, signed } = scheme;
  const items = signatureItems(scheme, headers);
  if (items.length === 0) return missingHeader(scheme.header);
  if (id !== undefined && signed.includes("{id}") && !headerNamed(headers, id)) return missingHeader(id);
  const written = timestampText(scheme, headers, items);
  if (timestamp !== undefined) {
    if (written === undefined)
      return typeof timestamp === "string" ? missingHeader(timestamp) : malformedHeader(scheme.header);
    if (!/^\d{1,12}$/.test(written)) return malformedHeader(timestampHeader(scheme));
    const age = now / 1000 - Number(written);
    // Comparisons with NaN are false: a clock without a time accepts nothing.
    if (!(age <= tolerance))
      return unverified("too-old", `the request was signed ${Math.round(age)} seconds ago`);
    if (age < -tolerance)
      return unverified("too-new", `the request was signed ${Math.round(-age)} seconds in the future`);
  }
  const content = signedBytes(scheme, headers, written, body);
  const candidates = items.filter((item) => item.startsWith(scheme.prefix));
  for (const key of keys) {
    const expected = await signatureOf(scheme, key, content);
    for (const one of candidates) if (isSameText(expected, one)) return undefined;
  }
  const coding = headers.get("content-encoding");
  const cause =
    coding === undefined ? "" : `; the body is compressed (${coding}): was it the same when it was signed?`;
  return unverified(
    "bad-signature",
    `no signature in the header ${scheme.header} fits the body and a secret${cause}`,
  );
}

/**
 * @param {string} reason
 * @param {string} message
 * @returns {Unverified}
 */
export function unverified(reason, message) {
  return { verified: false, reason, message };
}

/**
 * The items of the signature's header. Several headers of one name are one, joined with commas.
 * @param {SignatureScheme} scheme
 * @param {ReadonlyMap<string, string>} headers
 */
function signatureItems({ header, separator, prefix }, headers) {
  const text = headerNamed(headers, header);
  if (!text) return [];
  if (separator === undefined) return [text];
  return text
    .replaceAll(`,${prefix}`, separator + prefix)
    .split(separator)
    .map((item) => item.trim().replace(/,$/, ""));
}

/**
 * A header by its name in any case.
 * @param {ReadonlyMap<string, string>} headers by name in lower case
 * @param {string} name
 */
function headerNamed(headers, name) {
  return headers.get(name.toLowerCase());
}

/** @param {string} name */
function missingHeader(name) {
  return unverified("missing-header", `there is no header ${name}, or it is empty`);
}

/** @param {string} name */
function malformedHeader(name) {
  return unverified("malformed-header", `the header ${name} has no timestamp in seconds`);
}

/** @param {SignatureScheme} scheme */
function timestampHeader({ timestamp, header }) {
  return typeof timestamp === "string" ? timestamp : header;
}

/**
 * The timestamp as it is written.
 * @param {SignatureScheme} scheme
 * @param {ReadonlyMap<string, string>} headers
 * @param {readonly string[]} items of the signature's header
 */
function timestampText({ timestamp }, headers, items) {
  if (typeof timestamp !== "object") return timestamp && headerNamed(headers, timestamp);
  const item = items.find((one) => one.startsWith(timestamp.item));
  return item?.slice(timestamp.item.length);
}

/**
 * What the headers of a request say about its delivery.
 * @param {SignatureScheme} scheme
 * @param {ReadonlyMap<string, string>} headers
 * @returns {Delivery}
 */
export function deliveryOf(scheme, headers) {
  const written = timestampText(scheme, headers, signatureItems(scheme, headers)) ?? "";
  const isWritten = /^\d{1,12}$/.test(written);
  return {
    // An empty id is none: deliveries that have it would be duplicates of one another.
    id: (scheme.id && headerNamed(headers, scheme.id)) || undefined,
    timestamp: isWritten ? new Date(Number(written) * 1000) : undefined,
  };
}

/**
 * The bytes that are signed.
 * @param {SignatureScheme} scheme
 * @param {ReadonlyMap<string, string>} headers
 * @param {string | undefined} timestamp
 * @param {Uint8Array} body
 */
function signedBytes({ signed, id = "" }, headers, timestamp = "", body) {
  const [before, after] = signed
    .split("{body}")
    .map((text) =>
      new TextEncoder().encode(
        text.replace(/\{id\}|\{timestamp\}/g, (name) =>
          name === "{id}" ? (headerNamed(headers, id) ?? "") : timestamp,
        ),
      ),
    );
  if (before === undefined || after === undefined) return body;
  const content = new Uint8Array(before.length + body.length + after.length);
  content.set(before);
  content.set(body, before.length);
  content.set(after, before.length + body.length);
  return content;
}

/**
 * The signature of some bytes, as an item of the signature's header.
 * @param {SignatureScheme} scheme
 * @param {Key} key
 * @param {any} content
 */
async function signatureOf({ encoding, prefix }, key, content) {
  const bytes = [...new Uint8Array(await crypto.subtle.sign("HMAC", key, content))];
  const text =
    encoding === "hex"
      ? bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")
      : btoa(String.fromCharCode(...bytes));
  return prefix + text;
}

/**
 * True for equal texts. The time does not depend on where they differ.
 * @param {string} expected
 * @param {string} given
 */
function isSameText(expected, given) {
  let difference = expected.length ^ given.length;
  for (let at = 0; at < expected.length; at += 1)
    difference |= expected.charCodeAt(at) ^ given.charCodeAt(at);
  return difference === 0;
}

/**
 * The headers of a signed request.
 * @param {SignatureScheme} scheme
 * @param {unknown} body text or bytes
 * @param {{ secret?: unknown, id?: string, timestamp?: Date | number }} options the timestamp is a date, or in seconds
 * @param {readonly Key[] | Promise<Key[]>} [keys] the key of `options.secret`, where it is imported already
 * @returns {Promise<Record<string, string>>}
 */
export async function signedHeaders(
  scheme,
  body,
  options,
  keys = importKeys(scheme, secretBytes(scheme, options.secret)),
) {
  const { id, timestamp = new Date() } = options;
  const [key] = await keys;
  const seconds = Math.floor(timestamp instanceof Date ? timestamp.getTime() / 1000 : timestamp);
  const place = scheme.timestamp;
  const headers = new Map();
  const set = (/** @type {string} */ name, /** @type {string} */ value) =>
    headers.set(name.toLowerCase(), value);
  if (scheme.id !== undefined) set(scheme.id, id ?? `msg_${crypto.randomUUID()}`);
  if (typeof place === "string") set(place, String(seconds));
  const content = signedBytes(scheme, headers, String(seconds), bytesOf(body));
  const signature = await signatureOf(scheme, /** @type {Key} */ (key), content);
  const items = typeof place === "object" ? [place.item + seconds, signature] : [signature];
  set(scheme.header, items.join(scheme.separator ?? ""));
  return Object.fromEntries(headers);
}

/**
 * The bytes of a text in UTF-8; of bytes, these.
 * @param {any} body
 * @throws TypeError for anything else
 */
export function bytesOf(body) {
  if (typeof body === "string") return new TextEncoder().encode(body);
  // The constructor takes a number as a length, and any object as an empty list.
  if (!isBytes(body)) throw new TypeError("a body is text or bytes");
  return ArrayBuffer.isView(body)
    ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
    : new Uint8Array(body);
}
