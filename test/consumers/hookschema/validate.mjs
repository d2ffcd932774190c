/** Uses the generated package, whose name is the argument: accepts its samples, and rejects bad payloads. */
import assert from 'node:assert/strict';

const [, , name] = process.argv;
const { webhookEventTypes } = await import(`${name}`);
const { isInvoicePaidEvent, validateWebhookEvent } = await import(`${name}/validators`);
const { fixtures, makeEvent } = await import(`${name}/fixtures`);

assert.deepEqual(webhookEventTypes, ['invoice.paid', 'invoice.voided']);
for (const type of webhookEventTypes) {
  const { examples, minimal, full } = fixtures[type];
  for (const payload of [...examples, minimal, full, makeEvent(type, {}, { seed: 1 })]) {
    assert.deepEqual(validateWebhookEvent(payload), { valid: true, value: payload });
  }
}

const [paid] = fixtures['invoice.paid'].examples;
const { customer: _customer, ...anonymous } = paid.data;
assert.equal(isInvoicePaidEvent(paid), true);
assert.equal(isInvoicePaidEvent(fixtures['invoice.voided'].full), false);

rejects({ ...paid, data: anonymous }, 'invoice.paid', '/data/customer');
rejects({ ...paid, data: { ...paid.data, total: '12' } }, 'invoice.paid', '/data/total');
rejects({ ...paid, data: { ...paid.data, tip: 5 } }, 'invoice.paid', '/data/tip');
rejects({ ...paid, sent_at: '2026-02-30T10:00:00Z' }, 'invoice.paid', '/sent_at');
rejects({ ...paid, id: null }, 'invoice.paid', '/id');
rejects({ ...paid, type: 'invoice.shredded' }, undefined, '/type');

/** @param {unknown} payload @param {string | undefined} event @param {string} path */
function rejects(payload, event, path) {
  const { valid, errors } = validateWebhookEvent(payload);
  assert.equal(valid, false);
  assert.deepEqual([errors.length, errors[0].event, errors[0].path], [1, event, path]);
}
