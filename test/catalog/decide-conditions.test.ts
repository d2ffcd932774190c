import { describe, expect, test } from 'vitest';
import { decideConditions } from '../../generator/catalog/lower/decide-conditions.js';
import type { SchemaObject } from '../../generator/schema/schema.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { catalogOf } from '../support/catalog-of.js';

const A: SchemaObject = { required: ['a'] };
const B: SchemaObject = { required: ['b'] };
const is = (type: string): SchemaObject => ({ properties: { type: { const: type } } });
const when = (condition: SchemaObject, then: SchemaObject, otherwise?: SchemaObject): SchemaObject => ({
  if: condition,
  then,
  ...(otherwise && { else: otherwise }),
});

describe('decideConditions', () => {
  const path = ['type'];
  test.each<[string, SchemaObject, SchemaObject]>([
    ['a condition that holds', when(is('x'), A, B), { allOf: [A] }],
    ['a condition that does not hold', when(is('y'), A, B), { allOf: [B] }],
    ['nothing follows', { type: 'object', ...when(is('y'), A) }, { type: 'object' }],
    ['in allOf', { allOf: [B, when(is('x'), A)] }, { allOf: [B, { allOf: [A] }] }],
    ['a chain', when(is('y'), A, when(is('x'), B)), { allOf: [B] }],
    [
      'a condition inside of what follows',
      when(is('x'), { ...A, ...when(is('x'), B) }),
      { allOf: [{ ...A, allOf: [B] }] },
    ],
    ['values that are not meant', when({ not: is('x') }, A, B), { allOf: [B] }],
    [
      'several values',
      when({ properties: { type: { enum: ['y', 'x'] } }, required: ['type'] }, A),
      { allOf: [A] },
    ],
  ])('%s', (_name, schema, decided) => {
    expect(decideConditions(schema, path, 'x')).toEqual(decided);
  });

  test.each<[string, SchemaObject]>([
    ['another property', when({ properties: { kind: { const: 'x' } } }, A)],
    ['two properties', when({ properties: { type: { const: 'x' }, kind: { const: 'x' } } }, A)],
    ['a pattern', when({ properties: { type: { pattern: '^x' } } }, A)],
    ['whether a property is present', when({ required: ['type'] }, A)],
    ['a property inside of the event type', when({ properties: { type: is('x') } }, A)],
    ['no condition', { allOf: [A] }],
  ])('leaves alone: %s', (_name, schema) => {
    expect(decideConditions(schema, path, 'x')).toBe(schema);
  });

  test('an event type that is deeper in the payload', () => {
    const schema = when({ properties: { meta: is('x') }, required: ['meta'] }, A, B);
    expect(decideConditions(schema, ['meta', 'type'], 'x')).toEqual({ allOf: [A] });
    expect(decideConditions(schema, ['meta', 'type'], 'y')).toEqual({ allOf: [B] });
  });
});

test('validators of a schema of several events ask of each what its conditions say', () => {
  const catalog = catalogOf({
    'events/job.schema.json': {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['type'],
      properties: { type: { enum: ['x', 'y', 'z'] }, a: { type: 'string' }, b: { type: 'string' } },
      unevaluatedProperties: false,
      allOf: [when(is('x'), A, when(is('y'), B, { properties: { c: true }, required: ['c'] }))],
    },
  });
  const { firstError } = catalogValidators(catalog);
  const verdicts = ['x', 'y', 'z'].map((type) => {
    const event = catalog.events.find((one) => one.type === type);
    if (event === undefined) throw new Error(`no event ${type}`);
    return ['a', 'b', 'c'].filter((key) => firstError(event, { type, [key]: 't' }) === undefined);
  });
  expect(verdicts).toEqual([['a'], ['b'], ['c']]);
});
