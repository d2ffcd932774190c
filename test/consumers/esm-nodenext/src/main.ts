import { fixtures, makeEvent } from './orders/fixtures.js';
import { type WebhookEvent as OrderEvent, parseWebhookEvent } from './orders/index.js';
import { validateOrderCreatedEvent } from './orders/validators.js';
import { parseWebhookEvent as parseScalekit, webhookEventTypes } from './scalekit/index.js';
import { schema } from './scalekit/schemas/webhook-events.schema.js';

/** The number of things in an order: the event is narrowed by its type. */
export function countOf(event: OrderEvent): number {
  return event.type === 'order.created' ? event.lines.reduce((sum, { count }) => sum + count, 0) : 0;
}

function expect(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

const [sample] = fixtures['order.created'].examples;
const known = parseWebhookEvent(JSON.stringify(sample));
expect('a sample', known.kind === 'known' && countOf(known.event), 2);
const refused = validateOrderCreatedEvent({ ...sample, lines: [{ sku: 'a', count: 0 }] });
expect('a bad count', refused.valid ? undefined : refused.errors[0].path, '/lines/0/count');
expect('an event of a factory', makeEvent('order.created', { id: 'ord_9' }).id, 'ord_9');
// @ts-expect-error: an unknown event type
expect('the union', known.kind === 'known' && known.event.type === 'order.paid', false);

expect(
  'only the included events',
  webhookEventTypes.every((type) => type.startsWith('organization.') && !type.includes('directory')),
  true,
);
expect('an event that was left out', parseScalekit({ type: 'user.login' }).kind, 'unknown');
const { title } = schema;
expect('the schema', title, 'WebhookEvent');
