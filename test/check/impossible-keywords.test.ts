import { describe, expect, test } from 'vitest';
import { diagnosticsOfProperty } from '../support/schema-diagnostics.js';

const $defs = {
  node: { type: 'object', required: ['next'], properties: { next: { $ref: '#/$defs/node' } } },
  list: { type: 'array', minItems: 1, items: { $ref: '#/$defs/list' } },
  one: { type: 'object', required: ['two'], properties: { two: { $ref: '#/$defs/two' } } },
  two: { type: 'object', required: ['one'], properties: { one: { $ref: '#/$defs/one' } } },
  chain: {
    type: 'object',
    required: ['next'],
    properties: { next: { anyOf: [{ $ref: '#/$defs/chain' }, { type: 'null' }] } },
  },
  open: { required: ['next'], properties: { next: { $ref: '#/$defs/open' } } },
};

/** The errors about an event whose required property `x` has a schema. */
function errors(x: unknown): readonly string[] {
  return diagnosticsOfProperty(x, { required: ['x'], $defs })
    .filter(({ code }) => code === 'HS222')
    .map(({ pointer, message }) => `${pointer} ${message.replace(/^.*"a": /, '')}`);
}

const object = (more: object) => ({ type: 'object', ...more });
const conditional = (own: object, condition: unknown, ...[then, otherwise]: readonly unknown[]) => ({
  ...own,
  ...Object.fromEntries(Object.entries({ if: condition, else: otherwise }).concat([['then', then]])),
});
const array = (more: object) => ({ type: 'array', ...more });

describe('an event that no payload can satisfy is an error at the cause (HS222)', () => {
  test.each<readonly [unknown, string, string]>([
    [{ const: 'x', enum: ['a', 'b'] }, '', 'a value would have to be "x" and "a" or "b" at once'],
    [{ const: 'x', format: 'date' }, '', 'the other keywords accept none of its values: "x"'],
    [{ enum: ['x', 'y'], format: 'uuid' }, '', 'the other keywords accept none of its values: "x" or "y"'],
    [{ enum: ['a'], not: { const: 'a' } }, '', 'the other keywords accept none of its values: "a"'],
    [{ const: {}, required: ['id'] }, '', 'the other keywords accept none of its values: {}'],
    [
      { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 },
      '',
      'no whole number is between "exclusiveMinimum" 1 and "exclusiveMaximum" 2',
    ],
    [{ type: 'integer', minimum: 1.2, maximum: 1.8 }, '', 'no whole number is between'],
    [{ type: 'number', multipleOf: 10, minimum: 1, maximum: 9 }, '', 'no multiple of 10 is between'],
    [
      { type: 'integer', multipleOf: 1.5, minimum: 4, maximum: 5 },
      '',
      'no whole number that is a multiple of 1.5 is between "minimum" 4 and "maximum" 5',
    ],
    [object({ maxProperties: 1, required: ['a', 'b'] }), '', '"maxProperties" is 1, and at least 2 must be'],
    [
      object({ minProperties: 3, properties: { a: {}, b: {} }, additionalProperties: false }),
      '',
      '"minProperties" is 3, and "additionalProperties": false leaves 2',
    ],
    [
      object({ minProperties: 2, allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }),
      '',
      '"minProperties" is 2, and "unevaluatedProperties": false leaves 1',
    ],
    [
      object({ required: ['z'], properties: { a: {} }, unevaluatedProperties: false }),
      '/unevaluatedProperties',
      '"unevaluatedProperties": false rejects the property "z", which is required',
    ],
    [
      object({ required: ['aB'], propertyNames: { pattern: '^[a-z]+$' } }),
      '/propertyNames',
      '"propertyNames" rejects the property "aB", which is required',
    ],
    [
      object({ required: ['a'], propertyNames: { allOf: [{ enum: ['b'] }] } }),
      '/propertyNames',
      '"propertyNames" rejects the property "a"',
    ],
    [
      object({ required: ['a'], propertyNames: { not: { const: 'a' } } }),
      '/propertyNames',
      '"propertyNames" rejects the property "a"',
    ],
    [
      object({ required: ['q'], propertyNames: { maxLength: 1 }, dependentRequired: { q: ['long'] } }),
      '/propertyNames',
      '"propertyNames" rejects the property "long"',
    ],
    [
      object({ required: ['q'], dependentSchemas: { q: false } }),
      '/dependentSchemas/q',
      'the schema accepts',
    ],
    [
      object({ required: ['q'], maxProperties: 1, dependentRequired: { q: ['r'] } }),
      '',
      '"maxProperties" is',
    ],
    [array({ prefixItems: [{}], items: false, minItems: 2 }), '/items', 'the schema accepts no value'],
    [array({ prefixItems: [{}, false], minItems: 2 }), '/prefixItems/1', 'the schema accepts no value'],
    [array({ contains: {}, minContains: 2, maxContains: 1 }), '', '"minContains" 2 is above "maxContains" 1'],
    [
      array({ contains: {}, minContains: 2, maxItems: 1 }),
      '',
      '"maxItems" is 1, and at least 2 must be there',
    ],
    [
      array({ contains: { type: 'string' }, items: { type: 'null' } }),
      '/contains',
      'a value would have to be',
    ],
    [
      array({ uniqueItems: true, minItems: 3, items: { type: 'boolean' } }),
      '',
      'at least 3 items must be there, all different, and an item has at most 2 values',
    ],
    [
      object({ required: ['q'], not: { required: ['q'] } }),
      '/not',
      '"not" excludes everything that the others',
    ],
    [{ type: 'string', not: { type: ['string', 'null'] } }, '/not', '"not" excludes everything'],
    [
      { oneOf: [{ type: 'string' }, { type: 'string' }] },
      '/oneOf/0',
      'each value that matches branch 1 of "oneOf" matches branch 2 too, and only one may match',
    ],
    [{ type: 'integer', oneOf: [{ type: 'integer' }, { type: 'number' }] }, '/oneOf/0', 'each value'],
    [object({ oneOf: [{ required: ['a'] }, { required: ['a'] }] }), '/oneOf/0', 'each value that matches'],
    [conditional({ type: 'string' }, { type: 'string' }, false), '/then', 'the schema accepts no value'],
    [
      conditional({ type: 'string' }, { minLength: 2 }, { type: 'null' }, { maxLength: 1, type: 'null' }),
      '',
      'a value would have to be string and null at once',
    ],
  ])('%j', (x, at, reason) => {
    expect(errors(x)).toStrictEqual([expect.stringContaining(`/properties/x${at} ${reason}`)]);
  });

  test.each([
    ['node', '/$defs/node/properties/next'],
    ['list', '/$defs/list/items'],
    ['one', '/$defs/one/properties/two'],
  ])('a definition that requires itself: %s', (name, pointer) => {
    const endless = 'a value would have to contain another one that this schema describes, and so on';
    expect(errors({ $ref: `#/$defs/${name}` })).toStrictEqual([
      expect.stringContaining(`${pointer} ${endless}`),
    ]);
  });

  test.each([
    { const: 'a', enum: ['a', 'b'] },
    { const: '2024-01-01', format: 'date' },
    { const: 'x', format: 'colour' },
    { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 3 },
    { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 2 },
    { type: 'number', multipleOf: 0.1, minimum: 0.3, maximum: 0.3 },
    { type: ['integer', 'string'], minimum: 1.2, maximum: 1.8 },
    { required: ['a', 'b'], maxProperties: 1 },
    object({
      minProperties: 2,
      properties: { a: {} },
      patternProperties: { b: {} },
      additionalProperties: false,
    }),
    object({ required: ['a'], anyOf: [{ properties: { a: {} } }, {}], unevaluatedProperties: false }),
    array({ prefixItems: [{}], items: false }),
    array({ contains: {}, minContains: 0, maxItems: 0 }),
    array({ contains: { type: 'string' }, items: { type: ['string', 'null'] } }),
    array({ uniqueItems: true, minItems: 2, items: { type: 'boolean' } }),
    object({ not: { required: ['q'] } }),
    object({ required: ['a'], propertyNames: { pattern: '^[a-z]+$', minLength: 1 } }),
    { required: ['aB'], propertyNames: { pattern: '^[a-z]+$' } },
    { required: ['q'], not: { required: ['q'], type: 'object' } },
    { type: ['string', 'null'], not: { type: 'string' } },
    { oneOf: [{ type: 'integer' }, { type: 'number' }] },
    {
      anyOf: [{ type: 'string' }, { type: 'number' }],
      allOf: [{ anyOf: [{ type: 'null' }, { type: 'integer' }] }],
    },
    { anyOf: [{ type: 'string' }, { minimum: 1 }], allOf: [{ type: 'null' }] },
    { type: 'integer', oneOf: [{ minimum: 3 }, { maximum: 4 }] },
    conditional({}, { type: 'string' }, false),
    { $ref: '#/$defs/chain' },
    { $ref: '#/$defs/open' },
  ])('%j is possible', (x) => {
    expect(errors(x)).toStrictEqual([]);
  });
});

test('an event is an object: what it refers to must be one too', () => {
  const found = diagnosticsOfProperty(true, {
    allOf: [{ $ref: '#/$defs/text' }],
    $defs: { text: { type: 'string' } },
  });
  expect(found).toMatchObject([
    { code: 'HS222', message: expect.stringContaining('a value would have to be object and string at once') },
  ]);
});

test('an event that must contain itself is possible where what it contains need not be an object', () => {
  const found = diagnosticsOfProperty({ $ref: '#' }, { required: ['x'], type: undefined });
  expect(found.filter(({ code }) => code === 'HS222')).toStrictEqual([]);
});
