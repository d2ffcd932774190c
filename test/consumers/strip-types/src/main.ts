import { fixtures, makeEvent } from './orders/fixtures.ts';
import { parseWebhookEvent, type WebhookEvent } from './orders/index.ts';

const made: WebhookEvent = makeEvent('order.created', {}, { seed: 3 });
const outcome = parseWebhookEvent(JSON.stringify(made));
if (outcome.kind !== 'known' || outcome.event.id === fixtures['order.created'].full.id)
  throw new Error(outcome.kind);
