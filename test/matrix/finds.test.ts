import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  diagnosticsOf,
  type EmittedValidators,
  eventSchema,
  generateFrom,
  importEmitted,
  validatorsOf,
} from '../support/catalogs.js';

describe('What the matrix has found:', () => {
  test('a header in a message is escaped and shortened', async () => {
    const schemas = {
      'made/a.json': { type: 'object', properties: { action: { const: 'x' } }, required: ['action'] },
    };
    const discriminator = { header: 'x-event', property: '/action' };
    const { validateWebhookEvent } = await validatorsOf(await generateFrom(schemas, { discriminator }));
    for (const hostile of ['a\u0085b', 'a\u202eb', 'a\u009b0m', 'long '.repeat(200_000)]) {
      const result = validateWebhookEvent({ action: hostile }, { 'x-event': 'made' });
      const [message = ''] =
        'errors' in Object(result)
          ? Object(result).errors.map(({ message: text }: { message: string }) => text)
          : [];
      expect(message).toMatch(/known event type, got "made\./);
      expect(message).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(message.length).toBeLessThan(200);
    }
  });

  const named = (key: string, value: unknown): object => Object.fromEntries([[key, value]]);
  test.each([
    ['as a pattern', { patternProperties: named('__proto__', { const: 1 }) }, 'a__proto__b'],
    [
      'as a pattern with a choice',
      { patternProperties: named('__proto__', { oneOf: [{ const: 1 }, { type: 'array', items: {} }] }) },
      '__proto__',
    ],
    [
      'as a property beside a pattern that matches only it',
      {
        properties: named('__proto__', { type: 'integer' }),
        patternProperties: { '^__proto__$': { const: 1 } },
      },
      '__proto__',
    ],
  ])('`__proto__` counts %s', async (_name, schema, key) => {
    const properties = { type: { const: 'a.b' }, p: { type: 'object', ...schema } };
    const { folder } = await generateFrom({ 'a.json': { type: 'object', required: ['type'], properties } });
    for (const file of ['validators.js', 'all-errors.js']) {
      const { validateWebhookEvent } = await importEmitted<EmittedValidators>(
        join(folder, 'generated'),
        file,
      );
      const resultOf = (value: unknown) => validateWebhookEvent({ type: 'a.b', p: named(key, value) });
      expect(resultOf(1)).toMatchObject({ valid: true });
      expect(resultOf(2)).toMatchObject({ valid: false, errors: [{ path: `/p/${key}` }] });
    }
  });

  test.each([
    ['a key that ends with a blank', '#/$defs/a ', 1],
    ['a key with a tab', '#/$defs/a\t', true],
    ['the key without them', '#/$defs/a', 'text'],
  ])('a reference means exactly its characters: %s', async (_name, $ref, value) => {
    const $defs = { a: { type: 'string' }, 'a ': { type: 'integer' }, 'a\t': { type: 'boolean' } };
    const schema = eventSchema('e', { properties: { x: { $ref } }, $defs });
    const { isWebhookEvent } = await validatorsOf(await generateFrom({ 'a.json': schema }));
    const accepted = [1, true, 'text'].filter((x) => isWebhookEvent({ type: 'e', x }));
    expect(accepted).toStrictEqual([value]);
  });

  test('blanks do not refer to the file itself', async () => {
    const properties = { x: { $ref: '  ' } };
    expect(await diagnosticsOf(generateFrom({ 'a.json': eventSchema('e', { properties }) }))).toMatchObject([
      { code: 'HS301', pointer: '/properties/x/$ref' },
    ]);
    const discriminator = { propertyName: 'kind', mapping: { '  ': '  ' } };
    const { result } = await generateFrom({
      'a.json': eventSchema('e', { properties: { x: { discriminator, oneOf: [{ type: 'object' }] } } }),
    });
    expect(result.warnings.map(({ code }) => code)).toContain('HS421');
  });
});
