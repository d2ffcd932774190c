import { describe, expect, test } from 'vitest';
import { generateEvent, generateFrom, validatorsOf } from '../support/catalogs.js';

describe('validators.js', () => {
  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'a property named %s is not read from the prototype',
    async (name) => {
      const generated = await generateEvent({ [name]: { type: 'string' } });
      expect((await validatorsOf(generated)).validateWebhookEvent({ type: 'a' })).toMatchObject({
        valid: true,
      });
    },
  );

  test('a missing required property named constructor is reported', async () => {
    const generated = await generateEvent({ constructor: { type: 'string' } }, { required: ['constructor'] });
    expect((await validatorsOf(generated)).validateWebhookEvent({ type: 'a' })).toMatchObject({
      errors: [{ path: '/constructor', keyword: 'required' }],
    });
  });

  test.each([['text'], [[]], [{}], [3]])(
    'the guard of an event whose schema has neither type nor required rejects %j',
    async (payload) => {
      const generated = await generateFrom({ 'a.json': { properties: { type: { const: 'a' } } } });
      expect((await validatorsOf(generated)).isAEvent?.(payload)).toBe(false);
    },
  );

  test.each([
    [{ kind: 'card', number: 1 }, '/v/number', 'type'],
    [{ kind: 'card' }, '/v/number', 'required'],
  ])('errors are those of the branch whose literals match: %j', async (v, path, keyword) => {
    const branch = (kind: string, field: string) => ({
      type: 'object',
      required: ['kind', field],
      properties: { kind: { const: kind }, [field]: { type: 'string' } },
    });
    const generated = await generateEvent({
      v: { oneOf: [branch('card', 'number'), branch('bank', 'iban_of_the_account')] },
    });
    expect((await validatorsOf(generated)).validateWebhookEvent({ type: 'a', v })).toMatchObject({
      errors: [{ path, keyword }],
    });
  });

  test.each<[object, readonly unknown[], string]>([
    [{}, [], 'an item that matches'],
    [{ minContains: 2 }, [1], 'at least 2 items match'],
    [{ maxContains: 1 }, [1, 1], 'exactly 1 item matches'],
    [{ minContains: 2, maxContains: 2 }, [1], 'exactly 2 items match'],
    [{ minContains: 0, maxContains: 1 }, [1, 1], 'at most 1 item matches'],
    [{ minContains: 2, maxContains: 3 }, [1, 1, 1, 1], 'at least 2 and at most 3 items match'],
  ])('the message for contains with %j counts the items', async (limits, v, words) => {
    const generated = await generateEvent({ v: { type: 'array', contains: { const: 1 }, ...limits } });
    const answer = (await validatorsOf(generated)).validateWebhookEvent({ type: 'a', v });
    expect(answer).toMatchObject({
      errors: [{ keyword: 'contains', expected: expect.stringContaining(words) }],
    });
  });

  test.each([
    [{ not: { type: 'string' } }, 'x'],
    [{ type: 'array', prefixItems: [true], items: false }, [1, 2]],
    [{ type: 'array', prefixItems: [true], unevaluatedItems: false }, [1, 2]],
  ])('the message for %j is a sentence', async (schema, v) => {
    const generated = await generateEvent({ v: schema });
    const answer = (await validatorsOf(generated)).validateWebhookEvent({ type: 'a', v });
    expect(JSON.stringify(answer)).not.toContain("what its schema's");
  });
});
