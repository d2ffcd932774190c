/** The package has only ES modules. From Node 20.19 on, CommonJS can require them. */
const assert = require('node:assert/strict');
const { webhookEventTypes } = require('@hookschema/scalekit');
const { isOrganizationCreatedEvent } = require('@hookschema/scalekit/events/organization.created');
const { makeEvent } = require('@hookschema/scalekit/fixtures');
const { examples } = require('@hookschema/scalekit/fixtures/organization.created');
const { validateWebhookEvent } = require('@hookschema/scalekit/validators');

assert.ok(webhookEventTypes.includes('organization.created'));
for (const sample of [...examples, makeEvent('organization.created')]) {
  assert.equal(isOrganizationCreatedEvent(sample), true);
  assert.equal(validateWebhookEvent(sample).valid, true);
}
assert.equal(validateWebhookEvent({ type: 'organization.created' }).valid, false);
