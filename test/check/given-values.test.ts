import { describe, expect, test } from 'vitest';
import { diagnosticsOfProperty } from '../support/schema-diagnostics.js';

describe('values that a schema gives and rejects', () => {
  const members = { type: 'string', enum: ['owner', 'member'] };

  test.each<readonly [object, string, string]>([
    [
      { ...members, default: 'memeber' },
      '/default',
      'the default "memeber" does not match its own schema: it is not a value of "enum"',
    ],
    [{ type: 'string', default: 5 }, '/default', 'its type is integer, not string'],
    [{ ...members, examples: ['owner', 'other'] }, '/examples/1', 'the example "other" does not match'],
    [{ ...members, example: 'other' }, '/example', 'the example "other" does not match'],
    [{ type: 'string', minLength: 3, examples: ['ab'] }, '/examples/0', 'it does not meet "minLength"'],
    [{ $ref: '#/$defs/count', default: -1 }, '/default', 'it does not meet "$ref"'],
  ])('%j (HS223)', (x, at, words) => {
    const $defs = { count: { type: 'integer', minimum: 0 } };
    const [warning, ...more] = diagnosticsOfProperty(x, { $defs });
    expect(more).toStrictEqual([]);
    expect(warning).toMatchObject({ code: 'HS223', pointer: `/properties/x${at}` });
    expect(warning?.message).toContain(words);
  });

  test.each<readonly [object, string, string]>([
    [
      { type: 'string', enum: ['a', 1] },
      '/enum/1',
      'the value 1 of "enum" can never occur: its type is integer, not string',
    ],
    [{ type: 'string', enum: ['a', 'long'], maxLength: 2 }, '/enum/1', 'it does not meet "maxLength"'],
    [
      { type: ['string', 'null'], enum: ['a', 'b'] },
      '/enum',
      '"type" allows null, and "enum" does not list it',
    ],
  ])('%j (HS224)', (x, at, words) => {
    const [warning, ...more] = diagnosticsOfProperty(x);
    expect(more).toStrictEqual([]);
    expect(warning).toMatchObject({ code: 'HS224', pointer: `/properties/x${at}` });
    expect(warning?.message).toContain(words);
  });

  test.each([
    { ...members, default: 'owner', examples: ['member'] },
    { type: ['string', 'null'], enum: ['a', null], default: null },
    { type: 'number', enum: [1, 2.5], default: 1 },
    { default: { any: 'thing' } },
  ])('%j gives no warning', (x) => {
    expect(diagnosticsOfProperty(x)).toStrictEqual([]);
  });

  test.each(['draft-07', '2019-09', '2020-12'] as const)(
    'a value twice in an enum, in %s (HS212)',
    (dialect) => {
      expect(diagnosticsOfProperty({ enum: ['a', 'b', 'a'] }, { settings: { dialect } })).toMatchObject([
        { code: 'HS212', pointer: '/properties/x/enum' },
      ]);
    },
  );
});
