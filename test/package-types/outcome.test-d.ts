/**
 * The outcome of `parseWebhookEvent` narrows by `kind`, and the compiler checks that a switch over it is exhaustive.
 */
import {
  parseWebhookEvent,
  type WebhookEvent,
  type WebhookEventOutcome,
  type WebhookEventType,
} from '@hookschema/scalekit';
import type { ValidationError } from '@hookschema/scalekit/validators';
import { sameTypes } from './expect-types.js';

export function receive(body: unknown): string {
  const outcome = parseWebhookEvent(body);
  sameTypes<typeof outcome, WebhookEventOutcome>(true);
  // @ts-expect-error: the outcome may have no event
  const tooEarly = outcome.event;
  switch (outcome.kind) {
    case 'known':
      sameTypes<typeof outcome.event, WebhookEvent>(true);
      return outcome.event.type;
    case 'unknown':
      sameTypes<typeof outcome.type, string>(true);
      sameTypes<typeof outcome.payload, unknown>(true);
      return outcome.type;
    case 'invalid':
      sameTypes<typeof outcome.type, WebhookEventType>(true);
      sameTypes<typeof outcome.errors, readonly [ValidationError, ...ValidationError[]]>(true);
      return outcome.errors[0].message;
    case 'malformed':
      return `${outcome.reason} ${tooEarly}`;
    default: {
      const none: never = outcome;
      return none;
    }
  }
}

export function oneKindMissing(outcome: WebhookEventOutcome): string {
  switch (outcome.kind) {
    case 'known':
    case 'unknown':
    case 'malformed':
      return '';
    default: {
      // @ts-expect-error: invalid events remain
      const none: never = outcome;
      return none;
    }
  }
}
