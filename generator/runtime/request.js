import { readHeaders } from "./headers.js";
import { isBytes } from "./parse.js";
import { bytesOf, bytesOfBase64, unverified } from "./signatures.js";

// Reads a webhook request: the web's `Request`, Node's `IncomingMessage` with or without a framework, or a body with
// headers.

/**
 * The body of a request, exactly as it arrived, and its headers.
 * @param {any} request
 * @param {number} limit of the body, in bytes
 * @param {boolean} [isTrusted] something else has verified it, so that its bytes do not matter
 * @returns {Promise<{ body: Uint8Array, headers: ReadonlyMap<string, string> } | import("./signatures.js").Unverified>}
 */
export async function readRequest(request, limit, isTrusted = false) {
  try {
    if (!isTrusted && !request?.headers)
      return unverified(
        "misconfigured",
        "what the receiver got has no headers: hand over the request itself",
      );
    const headers = readHeaders(request.headers);
    const tooLarge = () => unverified("too-large", `the body has more than ${limit} bytes`);
    if (Number(headers.get("content-length")) > limit) return tooLarge();
    const source = bodySource(request) ?? (isTrusted ? textOfParsed(request) : undefined);
    if (source === undefined)
      return unverified("parsed-body", `the body is no longer as it was signed: ${cureFor(request)}`);
    const body = await readBody(source, limit);
    return body === undefined ? tooLarge() : { body, headers };
  } catch {
    return unverified("unreadable", "the request cannot be read to its end");
  }
}

/**
 * Where the bytes of a body are: text, bytes or a stream. Undefined where a framework has read and parsed them.
 * @param {any} request
 */
function bodySource(request) {
  const { body, rawBody } = request;
  if (isRaw(rawBody)) return rawBody;
  if (request.isBase64Encoded === true && typeof body === "string") return bytesOfBase64(body);
  if (isRaw(body)) return body;
  if (request.bodyUsed === true) return undefined;
  // Node's request. Some frameworks give it a body before they have read anything.
  if (isStream(request)) return request.readableDidRead === true ? undefined : request;
  if (isStream(body)) return body;
  return body === undefined || body === null ? "" : undefined;
}

/**
 * The text of a parsed body; undefined for what has not been parsed.
 * @param {any} request
 */
function textOfParsed({ body, bodyUsed }) {
  return bodyUsed === true || typeof body?.text === "function" ? undefined : JSON.stringify(body);
}

/** @param {unknown} body */
function isRaw(body) {
  return typeof body === "string" || isBytes(body);
}

/** @param {any} body */
function isStream(body) {
  return typeof body?.[Symbol.asyncIterator] === "function" || typeof body?.getReader === "function";
}

/**
 * The bytes of a body; undefined where there are more than the limit. Then the rest is not read. Chunks are copied, because
 * a million of one byte each would take hundreds of megabytes.
 * @param {any} source
 * @param {number} limit
 */
async function readBody(source, limit) {
  let body = new Uint8Array();
  let size = 0;
  for await (const chunk of isRaw(source) ? [source] : chunksOf(source)) {
    const bytes = bytesOf(chunk);
    const start = size;
    size += bytes.length;
    if (size > limit) return undefined;
    if (size > body.length) {
      const before = body;
      body = new Uint8Array(Math.max(size, Math.min(limit, 2 * before.length)));
      body.set(before);
    }
    body.set(bytes, start);
  }
  return body.slice(0, size);
}

/**
 * The chunks of a stream. Node's streams stay open when the loop ends early, so that the request can be answered.
 * @param {any} stream
 * @returns {AsyncIterable<unknown>}
 */
function chunksOf(stream) {
  if (typeof stream.iterator === "function") return stream.iterator({ destroyOnReturn: false });
  return typeof stream.getReader === "function" ? readChunks(stream.getReader()) : stream;
}

/**
 * The chunks of a web stream. Not every platform can iterate over the stream itself.
 * @param {any} reader of the stream
 */
async function* readChunks(reader) {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/**
 * How to get the body as it was sent, in the framework that has parsed it.
 * @param {any} request
 */
function cureFor(request) {
  if (request.bodyUsed === true) return "call this before anything reads the Request, or on a clone of it";
  if (request.raw && request.server)
    return 'in Fastify, add addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => done(null, body)) to the route';
  if (typeof request.app === "function")
    return 'in Express, put express.raw({ type: "*/*", limit: "1mb" }) on this route, before express.json(); in NestJS, create the app with { rawBody: true }';
  if (request.query && request.cookies)
    return "in Next.js, export const config = { api: { bodyParser: false } } from the route";
  return "hand over the text or the bytes that arrived, not a parsed object or a promise";
}
