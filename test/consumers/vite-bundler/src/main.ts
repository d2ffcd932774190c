import { isOrderCreatedEvent } from './orders/guards';
import { parseWebhookEvent } from './orders/index.ts';
import { isUserLoginEvent } from './scalekit/guards.ts';

const order: unknown = { type: 'order.created', id: 'ord_1', lines: [{ sku: 'a', count: 1 }] };
const outcome = parseWebhookEvent(order);
const answers: readonly unknown[] = [
  isOrderCreatedEvent(order) && order.lines.length,
  outcome.kind,
  outcome.kind === 'known' && outcome.event.type === 'order.created' && outcome.event.id,
  isUserLoginEvent({ type: 'user.login' }),
];
console.log(JSON.stringify(answers));
