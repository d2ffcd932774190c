import { beforeAll, describe, expect, test } from 'vitest';
import { type EmittedValidators, generateEvent, validatorsOf } from '../support/catalogs.js';

/** A closed object with that many properties, of which every second is required. */
function closed(names: readonly string[]) {
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, {}])),
    required: names.filter((_name, at) => at % 2 === 0),
    additionalProperties: false,
  };
}

class WithGetter {
  readonly #b = 1;
  [key: string]: unknown;
  get b(): number {
    return this.#b;
  }
}

/** Objects, and whether they have only the properties a, b, c, d, e (and f). */
const OBJECTS: Readonly<Record<string, readonly [unknown, boolean]>> = {
  'every property': [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, true],
  'the required properties': [{ a: 1, c: 3, e: 5 }, true],
  'another instead of an optional one': [{ a: 1, c: 3, e: 5, other: 1 }, false],
  'another besides all': [{ a: 1, b: 2, c: 3, d: 4, e: 5, other: 1 }, false],
  'an optional one without a value': [{ a: 1, b: undefined, c: 3, e: 5 }, true],
  'another, and an optional one without a value': [{ a: 1, b: undefined, c: 3, e: 5, other: 1 }, false],
  'no prototype': [Object.assign(Object.create(null), { a: 1, c: 3, e: 5 }), true],
  'no prototype, and another': [Object.assign(Object.create(null), { a: 1, c: 3, e: 5, other: 1 }), false],
  'one by a getter of its class': [Object.assign(new WithGetter(), { a: 1, c: 3, e: 5 }), true],
  'one by a getter of its class, and another': [
    Object.assign(new WithGetter(), { a: 1, c: 3, e: 5, other: 1 }),
    false,
  ],
  'one that it inherits, and another': [
    Object.assign(Object.create({ b: 2 }), { a: 1, c: 3, e: 5, other: 1 }),
    false,
  ],
  'an inherited key that is not declared': [
    Object.assign(Object.create({ other: 2 }), { a: 1, c: 3, e: 5 }),
    true,
  ],
  'a key __proto__': [JSON.parse('{"a":1,"c":3,"e":5,"__proto__":1}'), false],
};

describe.each([
  ['few properties, compared one by one', ['a', 'c', 'e']],
  ['properties that are counted', ['a', 'b', 'c', 'd', 'e']],
  [
    'too many properties to count',
    ['a', 'b', 'c', 'd', 'e', ...Array.from({ length: 100 }, (_, at) => `z${at}`)],
  ],
])('A closed object with %s', (_kind, names) => {
  let validators: EmittedValidators;
  beforeAll(async () => {
    const schema = { ...closed(names), required: ['a', 'c', 'e'] };
    validators = await validatorsOf(await generateEvent({ v: schema }, { required: ['v'] }));
  });

  const known = Object.entries(OBJECTS).filter(
    ([, [value]]) => names.includes('b') || !('b' in (value as object) || 'd' in (value as object)),
  );
  test.each(known)('%s', (_name, [v, expected]) => {
    const payload = { type: 'a', v };
    expect(validators.isAEvent?.(payload)).toBe(expected);
    expect(validators.validateWebhookEvent(payload)).toMatchObject(
      expected ? { valid: true } : { errors: [{ keyword: 'additionalProperties' }] },
    );
  });
});

test('A declared property named like a method is counted only where the object has it itself', async () => {
  const schema = closed(['a', 'toString', 'c', 'd', 'e', 'constructor']);
  const { isAEvent } = await validatorsOf(await generateEvent({ v: schema }, { required: ['v'] }));
  const verdicts = [{}, { toString: 1 }, { toString: 1, constructor: 2 }, { other: 1 }].map((more) =>
    isAEvent?.({ type: 'a', v: { a: 1, c: 2, e: 3, ...more } }),
  );
  expect(verdicts).toEqual([true, true, true, false]);
});
