import { expect, test } from 'vitest';
import { checkFixtures } from '../../generator/samples/check-fixtures.js';
import { catalogWithData } from '../support/samples-of.js';

/** Definitions that lead to each other in many ways, so that each level of a payload has more schemas that apply together. */
const RECURSIVE = {
  P: {
    type: 'object',
    required: ['b'],
    properties: {
      c: { type: 'string' },
      a: { anyOf: [{ $ref: '#/$defs/P' }, { $ref: '#/$defs/P' }] },
      b: { type: 'string' },
    },
    additionalProperties: { allOf: [{ $ref: '#/$defs/S' }, { $ref: '#/$defs/Q' }] },
    minProperties: 2,
    oneOf: [
      {
        required: ['b'],
        properties: {
          a: { allOf: [{ $ref: '#/$defs/Q' }, { $ref: '#/$defs/P' }] },
          c: { oneOf: [{ $ref: '#/$defs/P' }, { $ref: '#/$defs/S' }] },
        },
      },
      {
        required: ['b', 'c'],
        properties: { a: { allOf: [{ $ref: '#/$defs/P' }, { $ref: '#/$defs/Q' }, { $ref: '#/$defs/P' }] } },
      },
      {
        required: [],
        properties: {
          c: { type: 'integer', minimum: 1 },
          a: { type: 'array', minItems: 1, uniqueItems: false, items: { $ref: '#/$defs/S' } },
        },
      },
    ],
  },
  Q: {
    type: 'object',
    required: ['c', 'b', 'a'],
    properties: {
      b: { type: 'string', pattern: '^(?=.*z)(?!.*x).{9}$' },
      c: { allOf: [{ $ref: '#/$defs/Q' }, { $ref: '#/$defs/Q' }] },
    },
    additionalProperties: { allOf: [{ $ref: '#/$defs/P' }, { $ref: '#/$defs/S' }, { $ref: '#/$defs/P' }] },
    oneOf: [
      { required: ['b'], properties: { a: { $ref: '#/$defs/S' }, c: { $ref: '#/$defs/P' } } },
      { required: ['b'], properties: { a: { allOf: [{ $ref: '#/$defs/P' }] } } },
    ],
  },
  S: {
    type: 'object',
    required: ['a', 'b'],
    properties: { b: { type: 'string', pattern: '^a', not: { pattern: 'a' } }, c: { $ref: '#/$defs/Q' } },
    minProperties: 0,
    oneOf: [
      { required: ['c', 'a'], properties: { a: { type: 'string' }, b: { type: 'integer', minimum: 1 } } },
      {
        required: [],
        properties: { b: { type: 'array', minItems: 2, uniqueItems: true, items: { $ref: '#/$defs/S' } } },
      },
    ],
  },
};

// The time limit is that of a run that never ends. Before the size of schemas counted, this took more than a minute.
test('schemas that become larger with each level have payloads, and an end', { timeout: 60_000 }, () => {
  const found = checkFixtures(catalogWithData({ $ref: '#/$defs/P' }, RECURSIVE));
  expect(found.map(({ code }) => code)).toStrictEqual([]);
});
