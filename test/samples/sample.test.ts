import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../generator/json/json.js';
import { samplePayload } from '../../generator/samples/sample-payload.js';
import type { Schema, SchemaObject } from '../../generator/schema/schema.js';
import { diagnosticsOf, eventSchema, generateFrom } from '../support/catalogs.js';

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Node: {
    type: 'object',
    properties: { name: { type: 'string' }, next: { $ref: '#/$defs/Node' } },
    required: ['name'],
  },
  Endless: { type: 'object', properties: { self: { $ref: '#/$defs/Endless' } }, required: ['self'] },
};

function sample(schema: Schema, size: 'minimal' | 'full' = 'full', examples: readonly JsonValue[] = []) {
  return samplePayload(schema, { lookUp: (name) => DEFINITIONS[name], size, examples });
}

/** String schemas: what each requires, its keywords, and the text that is generated. */
const TEXTS: readonly (readonly [string, SchemaObject, string | undefined])[] = [
  ['nothing', {}, 'value'],
  ['a format', { format: 'date' }, '2024-01-15'],
  ['an unknown format', { format: 'constructor' }, 'value'],
  ['a prefix', { pattern: '^evt_' }, 'evt_'],
  ['a shape', { pattern: '^[A-Z]{2}-\\d{3}$' }, 'AA-000'],
  ['one of several', { pattern: '^(?:red|blue)$' }, 'red'],
  ['a repeated group', { pattern: '^(ab)\\1$' }, 'abab'],
  ['a negated class', { pattern: '^[^a]$' }, '0'],
  ['a script', { pattern: '^\\p{Lu}+$' }, 'A'],
  ['a length', { minLength: 8 }, 'valuexxx'],
  ['a short length', { maxLength: 3 }, 'val'],
  ['a prefix and a length', { pattern: '^evt_', minLength: 6 }, 'evt_xx'],
  ['a pattern that is too hard', { pattern: '^(?=.*z)(?!.*x).{9}$' }, undefined],
];

describe('A text', () => {
  test.each(TEXTS)('is generated for %s', (_what, schema, text) => {
    expect(sample({ type: 'string', ...schema })).toBe(text);
  });

  test('is one of the examples of its schema, if it has any', () => {
    expect(sample({ type: 'string', pattern: '^evt_', examples: ['x', 'evt_7'] })).toBe('evt_7');
  });
});

/** Keywords of a number schema, and the number that is generated. */
const NUMBERS: readonly (readonly [SchemaObject, number])[] = [
  [{}, 1],
  [{ minimum: 5 }, 5],
  [{ maximum: -2 }, -2],
  [{ exclusiveMinimum: 3 }, 4],
  [{ exclusiveMaximum: 0 }, -1],
  [{ multipleOf: 7 }, 7],
  [{ minimum: 8, multipleOf: 5 }, 10],
];

test.each<readonly [SchemaObject, number]>([
  [{ minimum: 0.29, maximum: 0.3, multipleOf: 0.1 }, 0.3],
  [{ minimum: 4.35, maximum: 4.35, multipleOf: 0.01 }, 4.35],
  [{ maximum: 0.75, multipleOf: 0.1 }, 0.7],
])('A number with %j is %d', (schema, value) => {
  expect(sample({ type: 'number', ...schema })).toBe(value);
});

test.each(NUMBERS)('An integer with %j is %d', (schema, value) => {
  expect(sample({ type: 'integer', ...schema })).toBe(value);
});

describe('An object', () => {
  const schema: SchemaObject = {
    type: 'object',
    properties: {
      id: { type: 'string' },
      note: { type: ['string', 'null'] },
      tags: { type: 'array', items: { enum: ['a', 'b'] } },
    },
    required: ['id'],
  };

  test('has only its required properties when it is minimal', () => {
    expect(sample(schema, 'minimal')).toEqual({ id: 'id' });
  });

  test('has every property and no null when it is full', () => {
    expect(sample(schema)).toEqual({ id: 'id', note: 'note', tags: ['a'] });
  });

  test('uses the value that a sample payload has at the same place, unless that is null', () => {
    const seen = [{ id: 'from the sample', note: null, tags: ['b'] }, { note: 'from the second' }];
    expect(sample(schema, 'full', seen)).toEqual({
      id: 'from the sample',
      note: 'from the second',
      tags: ['b'],
    });
  });

  test('keeps the values of its properties when another property is added before them', () => {
    const properties = { first: { type: 'string', format: 'uuid' } as const, ...schema.properties };
    expect(sample({ ...schema, properties })).toMatchObject(sample(schema) as object);
  });

  test('ends where a definition contains itself, and is not generated if it must contain itself', () => {
    expect(sample({ $ref: '#/$defs/Node' })).toEqual({
      name: 'name',
      next: { name: 'name', next: { name: 'name' } },
    });
    expect(sample({ $ref: '#/$defs/Endless' })).toBeUndefined();
  });
});

describe('An event for which no payload can be generated', () => {
  const impossible = eventSchema('order.created', {
    required: ['code'],
    properties: { code: { type: 'string', pattern: '^(?=.*z)(?!.*x).{9}$' } },
  });

  test('is reported, is still generated, and has no factory', async () => {
    const { result, files } = await generateFrom({
      'a.json': impossible,
      'b.json': eventSchema('order.paid'),
    });
    expect(result.warnings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'HS407 the fixtures have no minimal and no full payload of "order.created": no valid value was found for /code',
    ]);
    expect(files['fixtures.d.ts']).toContain('makeEvent<T extends "order.paid">');
  });

  test('is reported at its file', async () => {
    const { result } = await generateFrom({ 'a.json': impossible });
    expect(result.warnings).toMatchObject([{ code: 'HS407', file: 'schemas/a.json' }]);
  });

  test('is not an error by itself', async () => {
    await expect(diagnosticsOf(generateFrom({ 'a.json': impossible }))).rejects.toThrow('nothing was thrown');
  });
});
