import { beforeAll, describe, expect, test } from 'vitest';
import { type EmittedValidators, generateFrom, validatorsOf } from '../support/catalogs.js';

/** Numbers that JSON can write, and that are infinite in JavaScript: a message must not say "a number, got number". */
const schema = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { const: 'a' },
    v: { type: 'number' },
    n: { type: 'integer' },
    either: { type: ['number', 'null'] },
    ofSome: { anyOf: [{ type: 'number', minimum: 1 }, { type: 'string' }] },
  },
};

describe('A number that is too large for JavaScript', () => {
  let validators: EmittedValidators;
  beforeAll(async () => {
    validators = await validatorsOf(await generateFrom({ 'a.json': schema }));
  });

  test.each([
    ['{"type":"a","v":1e400}', '/v must be a number, got Infinity'],
    ['{"type":"a","v":-1e400}', '/v must be a number, got -Infinity'],
    ['{"type":"a","n":1e400}', '/n must be an integer, got Infinity'],
    ['{"type":"a","either":1e400}', '/either must be a number or null, got Infinity'],
    ['{"type":"a","ofSome":1e400}', '/ofSome must be a string or a number, got Infinity'],
  ])('%s is infinite in the message', (text, message) => {
    expect(validators.validateWebhookEvent(JSON.parse(text))).toMatchObject({
      valid: false,
      errors: [{ message: `a: ${message}` }],
    });
  });
});
