import { describe, expect, test } from 'vitest';
import { generate } from '../../generator/generate.js';
import { diagnosticsOf, eventSchema } from '../support/catalogs.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { diagnosticsIn, diagnosticsOfProperty } from '../support/schema-diagnostics.js';

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
    [{ type: 'integer', minimum: 10, const: 5 }, '', 'the other keywords accept none of its values: 5'],
    [{ const: 'x', allOf: [{ pattern: '^a' }] }, '', 'the other keywords accept none of its values: "x"'],
    [{ enum: [1, 2], minimum: 10 }, '', 'the other keywords accept none of its values: 1 or 2'],
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
    { type: 'object', properties: { x: { $ref: '#/properties/x' } } },
  ])('%j is possible', (x) => {
    expect(found(x).filter((one) => /HS22[25]/.test(one))).toStrictEqual([]);
  });
});
