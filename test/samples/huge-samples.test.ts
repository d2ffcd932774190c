import { describe, expect, test } from 'vitest';
import { payloadsWithData, samplesOf } from '../support/samples-of.js';

const text = { type: 'string' };

/** Ten objects in each of ten objects, and so on: a payload with 10^9 texts. */
const MANY = Object.fromEntries(
  Array.from({ length: 9 }, (_, level) => {
    const inner = level === 8 ? text : { $ref: `#/$defs/L${level + 1}` };
    const properties = Object.fromEntries([...'abcdefghij'].map((key) => [key, inner]));
    return [`L${level}`, { type: 'object', properties }];
  }),
);

const items = (least: number, inner: unknown) => ({ type: 'array', minItems: least, items: inner });

/** Small schemas that require a huge payload. */
const TOO_LARGE: readonly (readonly [string, unknown])[] = [
  ['a text', { type: 'string', minLength: 500_000_000 }],
  ['a text by its pattern', { type: 'string', pattern: '^(?:(?:(?:a{9999}){9999}){9999}){9999}$' }],
  ['an array', items(100_000_000, text)],
  ['arrays in arrays', items(900, items(900, items(900, text)))],
  ['an array that contains many', { type: 'array', contains: text, minContains: 3_000_000 }],
  ['an array of arrays of long texts', items(300, items(300, { type: 'string', minLength: 10_000 }))],
  ['an array with a beginning', { type: 'array', prefixItems: [text], minItems: 3_000_000 }],
  ['an object', { type: 'object', minProperties: 1_000_000_000 }],
];

describe('A huge payload', () => {
  test.each(TOO_LARGE)('is not generated: %s', (_what, schema) => {
    expect(samplesOf(schema)).toEqual([undefined, undefined]);
  });

  test('is not generated from many small definitions either, if a small payload is enough', () => {
    const { minimal, full } = payloadsWithData({ $ref: '#/$defs/L0' }, MANY);
    expect([minimal, full]).toEqual([{ type: 'a', data: {} }, undefined]);
  });
});
