import { describe, expect, test } from 'vitest';
import { generateFrom, validatorsOf } from '../support/catalogs.js';
import { diagnosticsIn, diagnosticsOfProperty, inOneLine } from '../support/schema-diagnostics.js';

const SCHEMAS = {
  Text: { type: 'string' },
  TextOrNull: { type: 'string', nullable: true },
  Anything: { description: 'Any value.' },
};

/** An OpenAPI 3.0 document with one event, `a`. */
function api(properties: Readonly<Record<string, unknown>>, more: object = {}) {
  const A = {
    type: 'object',
    required: ['type', ...Object.keys(properties)],
    properties: { type: { type: 'string', enum: ['a'] }, ...properties },
  };
  return { 'api.json': { openapi: '3.0.3', components: { schemas: { A, ...SCHEMAS } }, ...more } };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('nullable in OpenAPI 3.0', () => {
  test.each([
    { type: 'string', nullable: true },
    { type: 'string', nullable: true, enum: ['x', null] },
    { nullable: true },
    { nullable: true, description: 'Anything.' },
    { nullable: true, allOf: [ref('TextOrNull')] },
    { nullable: true, allOf: [ref('Anything')] },
    { nullable: true, anyOf: [ref('Text'), ref('TextOrNull')] },
    { nullable: true, $ref: '#/components/schemas/TextOrNull' },
    { nullable: false, allOf: [ref('Text')] },
  ])('gives no warning where null is allowed or not wanted: %j', (x) => {
    expect(diagnosticsIn(api({ x }))).toStrictEqual([]);
  });

  test.each([
    [{ nullable: true, ...ref('Text') }, 'without a "type"'],
    [{ nullable: true, allOf: [ref('Text')] }, 'without a "type"'],
    [{ nullable: true, oneOf: [ref('Text'), { type: 'integer' }] }, 'without a "type"'],
    [{ nullable: true, type: 'string', enum: ['x'] }, 'when the "enum" does not list it'],
    [{ nullable: true, type: 'string', allOf: [ref('Text')] }, 'beside another keyword that refuses it'],
  ])('gives a warning where null is refused: %j', (x, words) => {
    const [found, ...more] = diagnosticsIn(api({ x }));
    expect(more).toStrictEqual([]);
    expect(found).toMatchObject({ code: 'HS214', pointer: '/components/schemas/A/properties/x/nullable' });
    expect(found?.message).toContain(words);
  });

  test('is reported once in a file, with the number of places', () => {
    const x = { nullable: true, allOf: [ref('Text')] };
    expect(diagnosticsIn(api({ x, y: x, z: x })).map(({ message }) => message)).toStrictEqual([
      '"nullable" without a "type" beside it does not allow null, and at 2 more places of this file',
    ]);
  });
});

describe('nullable in other dialects', () => {
  const draft07 = { $schema: 'http://json-schema.org/draft-07/schema#' };

  test.each([
    [{ type: 'string', nullable: true }, ': null is not valid (add "null" to the "type"'],
    [{ type: ['string', 'null'], nullable: true }, ' (remove it: the schema allows null anyway)'],
    [{ nullable: true }, ' (remove it: the schema allows null anyway)'],
  ])('is not a keyword: %j', (x, words) => {
    const found = diagnosticsOfProperty(x, draft07).map(inOneLine);
    expect(found).toStrictEqual([
      expect.stringContaining(`"nullable" is a keyword of OpenAPI 3.0 only and has no effect here${words}`),
    ]);
  });

  test('is not a keyword of OpenAPI 3.1 either, and changes neither type nor validator', async () => {
    const schemas = api({ x: { type: 'string', nullable: true } }, { openapi: '3.1.0' });
    const made = await generateFrom(schemas);
    expect(made.result.warnings).toMatchObject([{ code: 'HS214' }]);
    expect(made.files['types.d.ts']).toContain('x: string;');
    const { isWebhookEvent } = await validatorsOf(made);
    expect(isWebhookEvent({ type: 'a', x: 'x' })).toBe(true);
    expect(isWebhookEvent({ type: 'a', x: null })).toBe(false);
  });
});

describe('nullable: lenient', () => {
  test.each([
    ['3.0.3', { type: 'string', nullable: true }, 'string | null'],
    ['3.1.0', { type: 'string', nullable: true }, 'string | null'],
    ['3.1.0', { type: 'string', enum: ['x'], nullable: true }, '"x" | null'],
    ['3.1.0', { const: 'x', nullable: true }, '"x" | null'],
    ['3.0.3', { nullable: true, ...ref('Text') }, 'Text | null'],
    ['3.1.0', { nullable: true, ...ref('Text') }, 'Text | null'],
    ['3.0.3', { nullable: true, allOf: [ref('Text')] }, 'Text | null'],
    ['3.0.3', { nullable: true, oneOf: [ref('Text'), { type: 'boolean' }] }, 'Text | boolean | null'],
    ['3.0.3', { nullable: true, type: 'string', allOf: [{ minLength: 1 }] }, 'string | null'],
  ])('%s: null is allowed by %j', async (openapi, x, type) => {
    const made = await generateFrom(api({ x }, { openapi }), { nullable: 'lenient' });
    expect(made.result.warnings).toStrictEqual([]);
    expect(made.files['types.d.ts']).toMatch(new RegExp(`\\bx: ${type.replaceAll('|', '\\|')};`));
    const { isWebhookEvent } = await validatorsOf(made);
    expect(isWebhookEvent({ type: 'a', x: null })).toBe(true);
    expect(isWebhookEvent({ type: 'a', x: 'x' })).toBe(true);
    expect(isWebhookEvent({ type: 'a', x: 1 })).toBe(false);
  });

  test('diagnostics below a choice that null has made name the place in the file', () => {
    const x = { nullable: true, allOf: [{ properties: { a: { minLength: 1 } }, type: 'object' }] };
    const found = diagnosticsOfProperty(x, { settings: { nullable: 'lenient' } });
    expect(found.map(({ code, pointer }) => [code, pointer])).toStrictEqual([
      ['HS215', '/properties/x/allOf/0/properties/a'],
    ]);
  });
});

describe('a nullable that is neither true nor false', () => {
  const withText = { type: 'string', nullable: 'yes' };

  test('is an error in OpenAPI 3.0, as its own definition of the keyword says', () => {
    expect(diagnosticsIn(api({ x: withText }))).toMatchObject([
      { code: 'HS203', pointer: '/components/schemas/A/properties/x/nullable' },
    ]);
  });

  test.each(['yes', null, 1, [], {}])('is a warning in other dialects: %j', (nullable) => {
    expect(diagnosticsOfProperty({ type: 'string', nullable })).toMatchObject([
      { code: 'HS214', severity: 'warning', pointer: '/properties/x/nullable' },
    ]);
  });
});
