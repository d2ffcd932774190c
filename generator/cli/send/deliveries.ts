import type { Catalog } from '../../catalog/catalog.js';
import { requestHeaders } from '../../catalog/events/request-headers.js';
import { codeOf, messageOf } from '../../diagnostics/thrown.js';
import type { Key } from '../../runtime/signatures.js';
import type { ChosenPayload } from './chosen-payloads.js';
import type { Answered, Poster } from './post.js';
import { signedRequest, type Tampering } from './tamper.js';

/** One request that was sent. */
export interface Sent {
  readonly event: string;
  readonly fixture: string;
  readonly answer: Answered | { readonly failure: string };
}

/** How to send payloads. */
export interface Sending {
  readonly catalog: Catalog;
  readonly keys: readonly Key[];
  readonly tampering: Tampering | undefined;
  readonly repeat: number;
  readonly concurrency: number;
  readonly poster: Poster;
  /** Called after each answer. */
  onSent(sent: Sent, chosen: ChosenPayload): void;
}

/** Sends each payload as often as wanted, with some requests at a time. Failures are answers too. */
export async function sendAll(payloads: readonly ChosenPayload[], sending: Sending): Promise<void> {
  const { repeat, concurrency } = sending;
  const total = payloads.length * repeat;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < total) {
      const chosen = payloads[next % payloads.length];
      next += 1;
      if (chosen !== undefined) await sendOne(chosen, sending);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, total) }, work));
}

async function sendOne(chosen: ChosenPayload, sending: Sending): Promise<void> {
  const { catalog, keys, tampering, poster, onSent } = sending;
  const { event, fixture, payload } = chosen;
  const { headers, body } = await signedRequest(JSON.stringify(payload), catalog.signature, {
    keys,
    tampering,
  });
  const all = {
    'content-type': 'application/json',
    'user-agent': 'hookschema',
    ...stringsOf(requestHeaders(event, catalog.discriminator)),
    ...headers,
  };
  for (let left = tampering === 'duplicate' ? 2 : 1; left > 0; left -= 1) {
    const answer = await poster.post(all, body).catch((error: unknown) => ({ failure: failureOf(error) }));
    onSent({ event: event.type, fixture, answer }, chosen);
  }
}

function stringsOf(headers: object = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** Why no answer came. Node has no message where several addresses were tried. */
function failureOf(error: unknown): string {
  return messageOf(error) || codeOf(error) || 'no answer';
}
