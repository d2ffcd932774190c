import { describe, expect, test } from 'vitest';
import { diagnosticsOfProperty } from '../support/schema-diagnostics.js';

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

  test('a closed object without a property that it requires: the hint says to declare it', () => {
    const found = diagnosticsOfProperty(
      { type: 'object', required: ['x'], additionalProperties: false, properties: { y: true } },
      { required: ['x'] },
    );
    const [error] = found.filter(({ code }) => code === 'HS222');
    expect(error?.hint).toMatch(/^declare it in "properties", or remove it from "required"; or leave/);
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

  test.each([
    [{ not: { required: ['raeson'] } }, '/not/required/0'],
    [
      { properties: { ...properties, not: { type: 'object', properties, required: ['total'] } } },
      '/properties/not/required/0',
    ],
  ])(
    'gives a warning below "not" where another one is close, and for a property of that name',
    (more, pointer) => {
      expect(diagnosticsOfProperty({ type: 'object', properties, ...more })).toMatchObject([
        { code: 'HS221', pointer: `/properties/x${pointer}` },
      ]);
    },
  );

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
    { type: 'object', properties, not: { required: ['total'] } },
    { type: 'object', properties, not: { anyOf: [{ required: ['id'] }, { required: ['total'] }] } },
    { type: 'object', properties, allOf: [{ $ref: '#/$defs/needs' }, { $ref: '#/$defs/base' }] },
  ])('but not where something declares it: %j', (x) => {
    const $defs = {
      base: { type: 'object', properties: other },
      needs: { type: 'object', required: ['amount'] },
    };
    expect(diagnosticsOfProperty(x, { $defs }).filter(({ code }) => code === 'HS221')).toStrictEqual([]);
  });
});
