const { parseWebhookEvent } = require('@hookschema/scalekit');
const { fixtures } = require('@hookschema/scalekit/fixtures');
const { isUserLoginEvent } = require('@hookschema/scalekit/events/user.login');

test('the package is loaded', () => {
  const [sample] = fixtures['user.login'].examples;
  expect(parseWebhookEvent(JSON.stringify(sample)).kind).toBe('known');
  expect(isUserLoginEvent(sample)).toBe(true);
});
