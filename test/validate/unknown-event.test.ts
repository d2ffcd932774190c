import { beforeAll, describe, expect, test } from 'vitest';
import { type EmittedValidators, GOOD_SCHEMAS, generateFrom, validatorsOf } from '../support/catalogs.js';

let validators: EmittedValidators;
beforeAll(async () => {
  validators = await validatorsOf(await generateFrom(GOOD_SCHEMAS));
});

describe('a payload that does not name an event of the catalog', () => {
  test.each<[unknown, string, string, string, string]>([
    [undefined, '', 'type', 'webhook event: the payload must be an object, got undefined', 'undefined'],
    [null, '', 'type', 'webhook event: the payload must be an object, got null', 'null'],
    ['order.created', '', 'type', 'webhook event: the payload must be an object, got string', 'string'],
    [[], '', 'type', 'webhook event: the payload must be an object, got array', 'array'],
    [{}, '/type', 'required', 'webhook event: /type is required', 'nothing'],
    [{ type: 1 }, '/type', 'type', 'webhook event: /type must be a string, got number', 'number'],
    [{ type: null }, '/type', 'type', 'webhook event: /type must be a string, got null', 'null'],
    [
      { type: 'order.lost' },
      '/type',
      'discriminator',
      'webhook event: /type must be a known event type, got "order.lost"',
      '"order.lost"',
    ],
  ])('%j', (payload, path, keyword, message, found) => {
    expect(validators.validateWebhookEvent(payload)).toMatchObject({
      valid: false,
      errors: [{ event: undefined, path, keyword, message, found }],
    });
    expect(validators.isWebhookEvent(payload)).toBe(false);
  });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'the type %s is unknown, and not inherited',
  (type) => {
    const payload: unknown = JSON.parse(`{ "type": "${type}" }`);
    expect(validators.validateWebhookEvent(payload)).toMatchObject({
      errors: [{ keyword: 'discriminator' }],
    });
  },
);

test('a missing discriminator with the name of an inherited member is reported', async () => {
  const schema = { type: 'object', required: ['constructor'], properties: { constructor: { const: 'a' } } };
  const generated = await generateFrom({ 'a.json': schema }, { discriminator: '/constructor' });
  const { validateWebhookEvent } = await validatorsOf(generated);
  expect(validateWebhookEvent({})).toMatchObject({ errors: [{ path: '/constructor', keyword: 'required' }] });
  expect(validateWebhookEvent({ constructor: 'a' })).toMatchObject({ valid: true });
});
