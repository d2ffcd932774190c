import type { Discriminator } from '../../catalog/catalog.js';
import { isCloudEvents } from '../../catalog/events/envelope.js';
import { decodedText } from '../../payloads/decode.js';
import { parseCloudEvent } from '../../runtime/cloudevents.js';
import { parseBody } from '../../runtime/parse.js';

/** The event that a request carries, as text and as bytes; or why it carries none. */
export type ReadEvent = { readonly text: string; readonly bytes: Uint8Array } | { readonly reason: string };

/**
 * The event of a request, as the emitted `parseWebhookEvent` reads it. Usually it is the body. Where headers hold a part of
 * a CloudEvent, or its data is in Base64, the event is put together.
 */
export function readEvent(
  body: Uint8Array,
  headers: ReadonlyMap<string, string>,
  discriminator: Discriminator,
): ReadEvent {
  const text = decodedText(body);
  const same = { text, bytes: body };
  if (!isCloudEvents(discriminator)) return same;
  const found = parseCloudEvent(body, headers);
  const written = parseBody(body);
  // The body says best where it is not JSON.
  if ('reason' in found) return 'reason' in written ? same : found;
  if ('value' in written && JSON.stringify(written.value) === JSON.stringify(found.value)) return same;
  const event = `${JSON.stringify(found.value, null, 2)}\n`;
  return { text: event, bytes: new TextEncoder().encode(event) };
}
