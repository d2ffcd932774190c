import { fixtures } from '@hookschema/scalekit/fixtures';
import { parseWebhookEvent } from '../webhooks/index.js';
import { validateOrderCreatedEvent } from '../webhooks/validators.js';

/**
 * @param {import('../webhooks/index.js').OrderCreatedEvent} order
 * @returns {number}
 */
function countOf(order) {
  // @ts-expect-error: the types find a misspelled property
  order.line;
  return order.lines.reduce((sum, { count }) => sum + count, 0);
}

/** @type {import('@hookschema/scalekit').WebhookEventOf<'user.login'>} */
const login = fixtures['user.login'].full;
if (login.type !== 'user.login') throw new Error('not a login');

const outcome = parseWebhookEvent('{"type":"order.created","id":"ord_1","lines":[{"sku":"a","count":3}]}');
if (outcome.kind !== 'known' || countOf(outcome.event) !== 3) throw new Error(outcome.kind);
const refused = validateOrderCreatedEvent({ type: 'order.created', id: 'ord_1', lines: [] });
if (refused.valid || refused.errors[0].path !== '/lines')
  throw new Error('an order without lines is accepted');
