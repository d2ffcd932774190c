import { readHeaders } from "./headers.js";
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
 * @param {any} body
 * @param {any} headers
 * @returns {{ value: unknown } | { reason: string }}
 */
function cloudEventOf(body, headers) {
  const given = readHeaders(headers);
  const mediaType = given.get("content-type") ?? "";
  if (/^application\/cloudevents-batch/i.test(mediaType)) return { reason: "the body is a batch of events" };
  const structured = /^application\/cloudevents/i.test(mediaType);
  if (structured || !given.has("ce-specversion")) return parseBody(body);
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
