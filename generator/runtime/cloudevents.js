import { headerOf, readHeaders } from "./headers.js";
import { parseBody } from "./parse.js";

// Assembles a CloudEvent from an HTTP request, in either of its two modes.
// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md

/**
 * The event of a request. In structured mode it is the body; in binary mode the headers hold its attributes, and the
 * body its data.
 * @param {unknown} body
 * @param {any} headers
 * @returns {{ value: unknown } | { reason: string }}
 */
export function parseCloudEvent(body, headers) {
  try {
    return cloudEventOf(body, headers);
  } catch {
    return { reason: "the request cannot be read" };
  }
}

/**
 * The event of a request in structured or in binary mode, or why there is none.
 * @param {any} body
 * @param {any} headers
 * @returns {{ value: unknown } | { reason: string }}
 */
function cloudEventOf(body, headers) {
  const mediaType = headerOf(headers, "content-type") ?? "";
  if (/^application\/cloudevents-batch/i.test(mediaType)) return BATCH;
  if (/^application\/cloudevents/i.test(mediaType)) return structuredEvent(parseBody(body));
  const given = readHeaders(headers);
  if (!given.has("ce-specversion")) return structuredEvent(parseBody(body));
  const isEmpty = body === undefined || body === "" || body?.byteLength === 0;
  const parsed = isEmpty ? { value: undefined } : parseBody(body);
  if ("reason" in parsed) return parsed;
  const event = new Map();
  for (const [name, value] of given) {
    if (name.startsWith("ce-")) event.set(name.slice(3), decodeAttribute(value));
  }
  if (mediaType !== "") event.set("datacontenttype", mediaType);
  if (parsed.value !== undefined) event.set("data", parsed.value);
  return { value: Object.fromEntries(event) };
}

const BATCH = {
  reason:
    "the request is a CloudEvents batch, a list of several events: hand over each of its events by itself",
};

/**
 * An event whose body is the whole of it. Where its data is JSON in Base64, it has the data instead.
 * @param {{ value: any } | { reason: string }} parsed
 * @returns {{ value: unknown } | { reason: string }}
 */
function structuredEvent(parsed) {
  if ("reason" in parsed) return parsed;
  if (Array.isArray(parsed.value)) return BATCH;
  const encoded = parsed.value?.data_base64;
  if (typeof encoded !== "string") return parsed;
  const { data_base64: _encoded, ...event } = parsed.value;
  if (event.data !== undefined) return { reason: "the event has both data and data_base64" };
  if (!isJsonType(event.datacontenttype)) return parsed;
  const data = parseBody(decodeBase64(encoded));
  return "reason" in data ? { reason: "data_base64 is not JSON" } : { value: { ...event, data: data.value } };
}

/**
 * True for a media type whose content is JSON, and for data without one, which is JSON by the specification.
 * @param {unknown} mediaType
 */
function isJsonType(mediaType) {
  return mediaType === undefined || mediaType === null || /^[^;]*[/+]json\s*(?:;|$)/i.test(String(mediaType));
}

/**
 * The bytes of a text in Base64; none for another text.
 * @param {string} text
 */
function decodeBase64(text) {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/**
 * Decodes an attribute in a header: characters that a header cannot hold are percent-encoded, and some values are
 * quoted.
 * @param {string} value
 */
function decodeAttribute(value) {
  const bare = /^".*"$/.test(value) ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
