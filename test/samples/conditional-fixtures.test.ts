import { describe, expect, test } from 'vitest';
import { payloadsWithData } from '../support/samples-of.js';

const text = { type: 'string' };

/** A schema with a condition, whose sides are given in a list: objects with a `then` are awaited by promises. */
const conditional = (own: object, condition: unknown, [then, otherwise]: readonly unknown[]) => ({
  ...own,
  ...Object.fromEntries([
    ['if', condition],
    ['then', then],
    ['else', otherwise],
  ]),
});

const payment = conditional(
  {
    type: 'object',
    required: ['amount'],
    properties: { amount: { type: 'integer', minimum: 1 }, note: { type: ['string', 'null'] } },
  },
  { properties: { amount: { minimum: 1000 } } },
  [
    { properties: { approver: { type: 'string', format: 'email' } }, required: ['approver'] },
    { properties: { clerk: { type: 'string', minLength: 3 } } },
  ],
);

describe('where a place has a condition', () => {
  const { full, variants = [], invalid = [] } = payloadsWithData(payment);
  const places = (list: readonly { readonly at: readonly string[] }[]) => list.map(({ at }) => at.join('.'));

  test('the full payload has the properties of the first side', () => {
    expect(full).toStrictEqual({
      type: 'a',
      data: { approver: 'jane.doe@example.com', amount: 1000, note: 'note' },
    });
  });

  test('the members inside have variants', () => {
    expect(places(variants)).toContain('data.note');
  });

  test('and each way to meet it has one', () => {
    const whole = variants.filter(({ at }) => at.join() === 'data').map(({ value }) => JSON.stringify(value));
    expect(whole.some((one) => one.includes('"clerk"'))).toBe(true);
  });

  test('the members inside have invalid payloads, also those of the side that applies', () => {
    const broken = invalid.map(({ at, keyword }) => `${at.join('.')} ${keyword}`);
    expect(broken).toEqual(expect.arrayContaining(['data.amount type', 'data.approver format']));
    expect(broken).toContain('data.amount required');
  });
});

test('a condition that decides nothing about the value leaves everything as it is', () => {
  const plain = payloadsWithData({ type: 'object', properties: { id: text } });
  const same = payloadsWithData(
    conditional({ type: 'object', properties: { id: text } }, { minProperties: 9 }, [true]),
  );
  const named = (list: readonly { readonly name: string }[] = []) => list.map(({ name }) => name);
  expect(named(same.invalid)).toEqual(named(plain.invalid));
});
