import { parseWebhookEvent, type WebhookEventOf } from '@hookschema/scalekit';
import { fixtures } from '@hookschema/scalekit/fixtures';
import { isOrderCreatedEvent } from './orders/guards.js';
import { validateWebhookEvent } from './orders/validators.js';

const sample: WebhookEventOf<'user.login'> = fixtures['user.login'].examples[0];
const outcome = parseWebhookEvent(JSON.stringify(sample));
if (outcome.kind !== 'known' || outcome.event.type !== 'user.login') throw new Error(outcome.kind);

const order: unknown = { type: 'order.created', id: 'ord_1', lines: [{ sku: 'a', count: 1 }] };
if (!isOrderCreatedEvent(order) || order.lines[0]?.count !== 1) throw new Error('a valid order is rejected');
const refused = validateWebhookEvent({ ...order, id: 'x' });
if (refused.valid || refused.errors[0].path !== '/id') throw new Error('an invalid order is accepted');
