const { parseWebhookEvent } = require('@hookschema/scalekit');
const { fixtures } = require('@hookschema/scalekit/fixtures');
const { isUserLoginEvent } = require('@hookschema/scalekit/events/user.login');
const { hookschemaMatchers } = require('@hookschema/scalekit/testing');

expect.extend(hookschemaMatchers);

test('the package is loaded', () => {
  const [sample] = fixtures['user.login'].examples;
  expect(parseWebhookEvent(JSON.stringify(sample)).kind).toBe('known');
  expect(isUserLoginEvent(sample)).toBe(true);
  expect(sample).toBeWebhookEvent('user.login');
  expect(sample).not.toBeWebhookEvent('user.signup');
  expect({ ...sample, data: 1 }).toBeInvalidAt('/data', 'type');
});
