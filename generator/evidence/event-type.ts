import type { JsonValue } from '../json/json.js';
import { pointerTokens, valueAt } from '../json/json-pointer.js';

/** Where payloads usually name their event, as JSON Pointers, the most common place first. */
export const USUAL_PLACES = [
  '/type',
  '/event',
  '/event_type',
  '/eventType',
  '/event_name',
  '/event/type',
  '/event/name',
  '/topic',
  '/kind',
  '/name',
  '/action',
];

/** The event type at a place of a payload. Undefined where it has no text there. */
export function typeAt(payload: JsonValue, place: string): string | undefined {
  return typeAtTokens(payload, pointerTokens(place) ?? []);
}

/** The same, for tokens: for many payloads. */
export function typeAtTokens(payload: JsonValue, tokens: readonly string[]): string | undefined {
  const found = valueAt(payload, tokens);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/**
 * The usual place at which the most payloads have an event type, and of several such places the most common one.
 * Undefined where no payload has one at any.
 */
export function guessPlace(payloads: readonly JsonValue[]): string | undefined {
  let best: { readonly place: string; readonly count: number } | undefined;
  for (const place of USUAL_PLACES) {
    const count = payloads.filter((payload) => typeAt(payload, place) !== undefined).length;
    if (count > (best?.count ?? 0)) best = { place, count };
  }
  return best?.place;
}
