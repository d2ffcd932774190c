import { fixtures, makeEvent } from './orders/fixtures.ts';
import { parseWebhookEvent, type WebhookEvent } from './orders/index.ts';

const made: WebhookEvent = makeEvent('order.created', { note: 'a present' });
const outcome = parseWebhookEvent(JSON.stringify(made));
if (outcome.kind !== 'known' || outcome.event.note !== 'a present') throw new Error(outcome.kind);
if (fixtures['order.created'].examples.length !== 1) throw new Error('the sample is lost');
