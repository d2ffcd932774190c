import { describe, expect, test } from 'vitest';
import { generate } from '../generator/generate.js';
import { neverMatches } from '../generator/patterns/never-matches.js';
import { diagnosticsOf, eventSchema } from './support/catalogs.js';
import { temporaryFolder, writeTree } from './support/folders.js';
import { diagnosticsIn, diagnosticsOfProperty } from './support/schema-diagnostics.js';

/** The diagnostics of an event whose required property `x` has a schema: code, pointer and message. */
function found(x: unknown, more: object = {}): readonly string[] {
  return diagnosticsOfProperty(x, { required: ['x'], ...more }).map(
    ({ code, pointer, message }) => `${code} ${pointer} ${message}`,
  );
}

const IMPOSSIBLE = 'no payload can be the event "a": ';

describe('an event that no payload can satisfy is an error at the cause (HS222)', () => {
  test.each<readonly [object | boolean, string, string]>([
    [{ type: 'integer', minimum: 5, maximum: 1 }, '', '"minimum" 5 is above "maximum" 1'],
    [
      { type: 'number', exclusiveMinimum: 1, maximum: 1 },
      '',
      '"exclusiveMinimum" 1 and "maximum" 1 leave no value',
    ],
    [
      { type: 'string', allOf: [{ minLength: 3 }, { maxLength: 2 }] },
      '/allOf/0',
      '"minLength" 3 is above "maxLength" 2',
    ],
    [{ type: 'array', minItems: 2, maxItems: 1 }, '', '"minItems" 2 is above "maxItems" 1'],
    [{ type: 'object', minProperties: 2, maxProperties: 1 }, '', '"minProperties" 2 is above'],
    [
      { allOf: [{ type: 'string' }, { type: 'integer' }] },
      '',
      'a value would have to be string and integer at once',
    ],
    [{ $ref: '#/$defs/text', type: 'boolean' }, '', 'a value would have to be boolean and string at once'],
    [
      { allOf: [{ enum: ['a', 'b'] }, { const: 'c' }] },
      '/allOf/1',
      'a value would have to be "a" or "b" and "c" at once',
    ],
    [{ type: 'string', enum: [1, 2] }, '', 'none of its values is of the type string: 1 or 2'],
    [{ enum: [] }, '', '"enum" has no values'],
    [false, '', 'the schema accepts no value'],
    [{ not: {} }, '', 'the schema accepts no value'],
    [{ type: 'array', minItems: 1, items: false }, '/items', 'the schema accepts no value'],
    [
      { type: 'object', additionalProperties: false, required: ['id'] },
      '/additionalProperties',
      '"additionalProperties": false rejects the property "id", which is required',
    ],
    [
      {
        anyOf: [
          { type: 'string', minLength: 2, maxLength: 1 },
          { type: 'array', items: false, minItems: 1 },
        ],
      },
      '/anyOf/0',
      '"minLength" 2 is above "maxLength" 1',
    ],
  ])('%j', (x, at, reason) => {
    const errors = found(x, { $defs: { text: { type: 'string' } } }).filter((one) => one.startsWith('HS222'));
    expect(errors).toStrictEqual([
      expect.stringContaining(`HS222 /properties/x${at} ${IMPOSSIBLE}${reason}`),
    ]);
  });

  test('closed beside a base that requires more, with the keyword that is meant', () => {
    const base = { type: 'object', required: ['type', 'id'], properties: { id: { type: 'string' } } };
    const event = {
      allOf: [{ $ref: 'base.json' }],
      properties: { type: { const: 'a' } },
      additionalProperties: false,
    };
    expect(diagnosticsIn({ 'a.json': event, 'base.json': base })).toMatchObject([
      {
        code: 'HS222',
        file: 'schemas/a.json',
        pointer: '/additionalProperties',
        hint: expect.stringContaining('"unevaluatedProperties": false'),
      },
    ]);
  });

  test('an event that the configuration leaves out needs no payload', async () => {
    const folder = await temporaryFolder();
    const event = (type: string, more: object): string =>
      JSON.stringify({ type: 'object', required: ['type'], properties: { type: { const: type } }, ...more });
    await writeTree(folder, {
      'schemas/good.json': event('good', {}),
      'schemas/bad.json': event('bad', { required: ['type', 'id'], additionalProperties: false }),
    });
    const config = { schemas: 'schemas', out: 'out', package: { name: '@acme/events' } };
    expect(await diagnosticsOf(generate(config, { cwd: folder }))).toMatchObject([
      { code: 'HS222', hint: expect.stringContaining('leave the event out with "exclude"') },
    ]);
    for (const selection of [{ exclude: ['bad'] }, { include: ['good'] }]) {
      const { catalogs } = await generate({ ...config, ...selection }, { cwd: folder });
      expect(catalogs).toMatchObject([{ events: ['good'] }]);
    }
  });

  test('what only such events use gives no warning', async () => {
    const folder = await temporaryFolder();
    const event = (type: string, shared: string): string =>
      JSON.stringify({
        type: 'object',
        required: ['type'],
        properties: { type: { const: type }, shared: { $ref: shared } },
      });
    const shared = JSON.stringify({ type: 'string', format: 'colour' });
    await writeTree(folder, {
      'schemas/good.json': event('good', 'second.json'),
      'schemas/bad.json': event('bad', 'first.json'),
      'schemas/first.json': shared,
      'schemas/second.json': shared,
    });
    const config = { schemas: 'schemas', out: 'out', package: { name: '@acme/events' } };
    const filesWarnedOf = async (more: object) =>
      (await generate({ ...config, ...more }, { cwd: folder })).warnings.map(({ file }) => file);
    // An unknown format is reported once, and not where nobody needs to know.
    expect(await filesWarnedOf({ exclude: ['good'] })).toStrictEqual(['schemas/first.json']);
    expect(await filesWarnedOf({ exclude: ['bad'] })).toStrictEqual(['schemas/second.json']);
  });

  test('a contradiction that several events share is reported once', () => {
    const shared = { type: 'integer', minimum: 5, maximum: 1 };
    const event = (type: string) =>
      eventSchema(type, { required: ['x'], properties: { x: { $ref: 'shared.json' } } });
    const schemas = { 'a.json': event('a'), 'b.json': event('b'), 'shared.json': shared };
    expect(diagnosticsIn(schemas)).toMatchObject([
      { code: 'HS222', file: 'schemas/shared.json', pointer: '' },
    ]);
  });

  test.each([
    { minimum: 5, maximum: 1, type: ['integer', 'null'] },
    { type: 'array', items: false },
    { type: 'array', minItems: 1, maxItems: 1 },
    { type: 'number', allOf: [{ type: 'integer' }] },
    { type: 'integer', enum: [1.5, 2] },
    { enum: ['a', 'b'], allOf: [{ enum: ['b', 'c'] }] },
    { anyOf: [{ type: 'string' }, { type: 'integer' }], type: 'integer' },
    { type: 'object', required: ['id'], additionalProperties: false, patternProperties: { '^i': {} } },
    { type: 'object', required: ['x'], properties: { x: { $ref: '#/properties/x' } } },
  ])('%j is possible', (x) => {
    expect(found(x).filter((one) => /HS22[25]/.test(one))).toStrictEqual([]);
  });
});

describe('a place where no value is valid gives a warning (HS225)', () => {
  const object = { type: 'object', properties: { id: { type: 'string' } } };

  test.each<readonly [unknown, string]>([
    [{ type: 'null', allOf: [object] }, '/properties/x a value would have to be null and object at once'],
    [
      { type: 'null', $ref: '#/$defs/part' },
      '/properties/x a value would have to be null and object at once',
    ],
    [
      { type: 'array', items: { type: 'string', minLength: 2, maxLength: 1 } },
      '/properties/x/items "minLength" 2',
    ],
    [
      { type: 'object', additionalProperties: { allOf: [{ type: 'string' }, { type: 'null' }] } },
      '/properties/x/additionalProperties a value would have to be string and null at once',
    ],
  ])('%j', (x, words) => {
    const [warning, ...more] = diagnosticsOfProperty(x, { $defs: { part: object } });
    expect(more).toStrictEqual([]);
    expect(warning).toMatchObject({ code: 'HS225', severity: 'warning' });
    expect(`${warning?.pointer} ${warning?.message.replace('no value is valid here: ', '')}`).toContain(
      words,
    );
  });

  test('null beside an object: the hint says how to write "or null"', () => {
    const [warning] = diagnosticsOfProperty({ type: 'null', allOf: [object] });
    expect(warning?.hint).toContain('"anyOf": [..., { "type": "null" }]');
  });

  test('a property that is just false is meant', () => {
    expect(diagnosticsOfProperty(false)).toStrictEqual([]);
  });
});

describe('a required property that nothing declares (HS221)', () => {
  const properties = { id: { type: 'string' }, reason: { type: 'string' } };

  test('gives a warning with the property that is meant', () => {
    const x = { type: 'object', required: ['id', 'raeson'], properties };
    expect(diagnosticsOfProperty(x)).toMatchObject([
      { code: 'HS221', pointer: '/properties/x/required/1', hint: 'did you mean "reason"?' },
    ]);
  });

  test('gives a warning also where nothing is close', () => {
    const x = { type: 'object', required: ['amount'], properties };
    expect(diagnosticsOfProperty(x)).toMatchObject([
      { code: 'HS221', hint: 'declare it in "properties", or remove it from "required"' },
    ]);
  });

  const other = { amount: { type: 'number' } };
  test.each([
    { type: 'object', required: ['amount'] },
    { type: 'object', required: ['amount'], properties, additionalProperties: { type: 'number' } },
    { type: 'object', required: ['amount'], properties, patternProperties: { '^am': { type: 'number' } } },
    { type: 'object', required: ['amount'], properties, allOf: [{ properties: other, type: 'object' }] },
    {
      type: 'object',
      properties: { ...properties, ...other },
      anyOf: [{ required: ['amount'] }, { required: ['id'] }],
    },
    { type: 'object', required: ['amount'], properties, $ref: '#/$defs/base' },
    { type: 'object', properties, allOf: [{ $ref: '#/$defs/needs' }, { $ref: '#/$defs/base' }] },
  ])('but not where something declares it: %j', (x) => {
    const $defs = {
      base: { type: 'object', properties: other },
      needs: { type: 'object', required: ['amount'] },
    };
    expect(diagnosticsOfProperty(x, { $defs }).filter(({ code }) => code === 'HS221')).toStrictEqual([]);
  });
});

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

describe('a pattern that no string matches (HS226)', () => {
  test.each([
    '/^a$/',
    '/^[A-Z]{2}$/i',
    'a^',
    '$a',
    'x(?:^a|^b)',
    '(a$)b',
    '[]',
    'a[]|b^',
    '(?:a^)+',
    '"^a$"',
  ])('%s', (pattern) => {
    expect(neverMatches(pattern)).toBe(true);
    for (const text of ['', 'a', 'ab', 'xa', '/ab/i', 'AB', 'b'])
      expect(new RegExp(pattern, 'u').test(text)).toBe(false);
  });

  test.each([
    '^a$',
    'a*^b',
    '(?:^|,)a',
    'a(?:$|b)',
    '^$',
    'a|b^',
    '(?:^a)?b',
    '[^]',
    '/a/',
    'a(?=b$)',
    '(?:a^)?',
    '\\^a',
  ])('%s is possible', (pattern) => {
    expect(neverMatches(pattern)).toBe(false);
  });

  test('is a warning; slashes and flags are named', () => {
    expect(diagnosticsOfProperty({ type: 'string', pattern: '/^[A-Z]{2}$/i' })).toMatchObject([
      {
        code: 'HS226',
        pointer: '/properties/x/pattern',
        hint: 'a pattern has no slashes and no flags: "^[A-Z]{2}$"',
      },
    ]);
  });
});
