import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isMultipleOf } from '../../generator/runtime/numbers.js';
import { disagreements } from '../../scripts/multiples/disagreements.mjs';
import { type EmittedValidators, eventSchema, generateFrom, importEmitted } from '../support/catalogs.js';

/** A step, numbers that are multiples of it in decimals, and numbers that are not. */
const STEPS: readonly (readonly [step: number, multiples: readonly number[], others: readonly number[]])[] = [
  [15, [0, -0, 15, -45, 9007199254740990], [1, 50, 15.5, -7.5, 9007199254740991]],
  [0.01, [0.29, 19.99, -4.35, 1e-2, 1e21, 1.1e200], [1.005, 0.001, 19.999, 5e-324]],
  [0.1, [0.3, 0.7, 8.1, -1.1, 123456789012.3], [0.25, 0.35, 123456789012.34]],
  [2.5, [2.5, 7.5, 1e23], [1.25, 6]],
  [1e-7, [3e-7, 0.1234567, 12], [1e-8, 0.12345678]],
  [10, [1e22, 1e23, 1.5e300], [15, 2.5]],
  [3, [9e22], [1e308, 1e23]],
  [0.123456789, [0.246913578], [1e308]],
  [5e-324, [1e-323, 1], []],
  [0.30000000000000004, [0.30000000000000004], [0.3, 0.6]],
  [1.7976931348623157e308, [1.7976931348623157e308, 0], [1e308, 1]],
];

describe.each(STEPS)('A multiple of %d', (step, multiples, others) => {
  test('is judged on decimals', () => {
    expect(multiples.filter((value) => !isMultipleOf(value, step))).toStrictEqual([]);
    expect(others.filter((value) => isMultipleOf(value, step))).toStrictEqual([]);
  });

  test('is a finite number', () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) expect(isMultipleOf(value, step)).toBe(false);
  });
});

test.each([1, 2, 3])('Random pairs are judged as big.js judges them, seed %d', (seed) => {
  const { multiples, wrong } = disagreements(isMultipleOf, 6_000, seed);
  expect(wrong).toStrictEqual([]);
  expect(multiples).toBeGreaterThan(1_000);
  // The comparison finds the fault of binary division.
  const byDivision = (value: number, factor: number): boolean => Number.isInteger(value / factor);
  expect(disagreements(byDivision, 6_000, seed).wrong.length).toBeGreaterThan(100);
});

test('Guards, validators, all-errors and samples agree on amounts', async () => {
  const price = { type: 'number', minimum: 0.29, multipleOf: 0.01 };
  const open = { multipleOf: 0.1 };
  const schemas = {
    'events/fee.json': eventSchema('fee', {
      required: ['price', 'open'],
      properties: { price, open, closed: { unevaluatedProperties: false, properties: { price } } },
    }),
    'events/plain.json': eventSchema('plain', { required: ['price'], properties: { price } }),
  };
  const { folder, files } = await generateFrom(schemas, { fixtures: { json: true } });
  const modules = await Promise.all(
    ['validators.js', 'all-errors.js'].map((file) =>
      importEmitted<EmittedValidators>(join(folder, 'generated'), file),
    ),
  );
  const judge = (validators: EmittedValidators, payload: unknown) => validators.validateWebhookEvent(payload);
  for (const validators of modules) {
    expect(judge(validators, { type: 'plain', price: 19.99 }).valid).toBe(true);
    expect(judge(validators, { type: 'plain', price: 1.005 })).toMatchObject({
      errors: [{ path: '/price', keyword: 'multipleOf', expected: 'a multiple of 0.01' }],
    });
    expect(judge(validators, { type: 'fee', price: 0.57, open: 0.3, closed: { price: 4.35 } }).valid).toBe(
      true,
    );
    expect(judge(validators, { type: 'fee', price: 0.57, open: 0.25 })).toMatchObject({
      errors: [{ path: '/open' }],
    });
  }
  expect(JSON.parse(files['fixtures/plain/minimal.json'] ?? '')).toMatchObject({ price: 1 });
});
