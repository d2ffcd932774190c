/** Validates every fixture of every event, and each again with an error in it. */
import assert from 'node:assert/strict';
import { parseWebhookEvent } from '@hookschema/scalekit';
import * as allErrors from '@hookschema/scalekit/all-errors';
import { fixtures } from '@hookschema/scalekit/fixtures';
import * as guards from '@hookschema/scalekit/guards';
import * as validators from '@hookschema/scalekit/validators';

/** @typedef {import('@hookschema/scalekit').WebhookEvent} WebhookEvent */

assert.throws(() => new Function('return 1'), EvalError, 'this has to run where code cannot be made of text');

for (const [type, { examples, minimal, full, variants, invalid }] of Object.entries(fixtures)) {
  for (const payload of [...examples, minimal, full, ...variants.map((variant) => variant.payload)]) {
    assert.deepEqual(validators.validateWebhookEvent(payload), { valid: true, value: payload });
    assert.deepEqual(allErrors.validateWebhookEvent(payload), { valid: true, value: payload });
    assert.equal(guards.isWebhookEvent(payload), true);
    assert.equal(parseWebhookEvent(JSON.stringify(payload)).kind, 'known');
    rejectsSpoilt(type, payload);
  }
  for (const { payload, path, keyword } of invalid) {
    // Without a valid type, only the validator of the event itself can tell which event is meant.
    if (path !== '/type') rejects(payload, { event: type, path, keyword });
  }
}

const [organization] = fixtures['organization.created'].examples;
const features = [{ name: 'sso', enabled: 'yes' }];
const { id: _id, ...nameless } = organization.data;
const created = /** @type {const} */ ('organization.created');
rejects({ ...organization, data: nameless }, { event: created, path: '/data/id', keyword: 'required' });
rejects(withData({ create_time: null }), { event: created, path: '/data/create_time', keyword: 'type' });
rejects(withData({ create_time: '2025-02-29T00:00:00Z' }), {
  event: created,
  path: '/data/create_time',
  keyword: 'format',
});
rejects(withData({ settings: { features } }), {
  event: created,
  path: '/data/settings/features/0/enabled',
  keyword: 'type',
});
assert.equal(validators.isWebhookEvent(withData({ external_id: null })), true, 'null where it is allowed');
assert.equal(validators.isWebhookEvent(withData({ colour: 'red' })), true, 'a property that is new');

const notCreated = validators.validateOrganizationCreatedEvent(fixtures['organization.deleted'].full);
assert.equal(notCreated.valid, false);
assert.equal(notCreated.errors[0].path, '/type');
assert.equal(notCreated.errors[0].event, 'organization.created');

const twice = allErrors.validateWebhookEvent({ ...organization, id: 1, spec_version: 1 });
assert.deepEqual(twice.valid ? [] : twice.errors.map(({ path }) => path).sort(), ['/id', '/spec_version']);
const standard = validators.validateWebhookEvent['~standard'].validate({ ...organization, id: 1 });
assert.deepEqual('issues' in standard && standard.issues?.map(({ path }) => path), [['id']]);

for (const payload of [
  undefined,
  null,
  1,
  'text',
  true,
  [],
  {},
  { type: null },
  { type: 'toString' },
  new Date(),
]) {
  assert.equal(guards.isWebhookEvent(payload), false);
  assert.match(parseWebhookEvent(payload).kind, /^(malformed|unknown)$/);
  const result = validators.validateWebhookEvent(payload);
  assert.equal(result.valid, false);
  assert.deepEqual([result.errors.length, result.errors[0].event], [1, undefined]);
}

/**
 * Checks that the properties of every event are required, well-formed, of their type and not null.
 *
 * @param {string} event
 * @param {WebhookEvent} sample
 */
function rejectsSpoilt(event, sample) {
  const { id: _id, ...nameless } = sample;
  rejects(nameless, { event, path: '/id', keyword: 'required' });
  rejects({ ...sample, spec_version: 1 }, { event, path: '/spec_version', keyword: 'type' });
  rejects({ ...sample, occurred_at: '2024-01-15 10:30' }, { event, path: '/occurred_at', keyword: 'format' });
  rejects({ ...sample, environment_id: null }, { event, path: '/environment_id', keyword: 'type' });
  rejects({ ...sample, data: null }, { event, path: '/data', keyword: 'type' });
  rejects({ ...sample, type: 'no.such' }, { event: undefined, path: '/type', keyword: 'discriminator' });
}

/**
 * Expects a single error. Its message must have the event and the path too.
 *
 * @param {unknown} payload
 * @param {{ event: string | undefined, path: string, keyword: string }} expected
 */
function rejects(payload, expected) {
  const result = validators.validateWebhookEvent(payload);
  assert.equal(result.valid, false, JSON.stringify(expected));
  assert.equal(result.errors.length, 1);
  const [{ event, path, keyword, message }] = result.errors;
  assert.deepEqual({ event, path, keyword }, expected, message);
  assert.ok(message.startsWith(`${event ?? 'webhook event'}: ${path} `), message);

  assert.equal(guards.isWebhookEvent(payload), false);
  assert.equal(parseWebhookEvent(payload).kind, event === undefined ? 'unknown' : 'invalid');
  const all = allErrors.validateWebhookEvent(payload);
  assert.ok(!all.valid && all.errors.some((error) => error.path === path), message);
}

/** An organization event with other values in its data. @param {Record<string, unknown>} changes */
function withData(changes) {
  return { ...organization, data: { ...organization.data, ...changes } };
}
