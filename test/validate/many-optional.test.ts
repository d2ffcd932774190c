import { beforeAll, describe, expect, test } from 'vitest';
import { type EmittedValidators, generateEvent, validatorsOf } from '../support/catalogs.js';
import type { Tree } from '../support/folders.js';

/** An object with eight optional whole numbers, texts, a choice, a property without a rule, and a required one. */
const MANY = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    ...Object.fromEntries([...'abcdefgh'].map((name) => [name, { type: 'integer' }])),
    text: { type: 'string' },
    choice: { type: ['string', 'null'], enum: ['x', 'y', null] },
    never: false,
    anything: true,
    toString: { type: 'integer' },
    'a "key"': { type: 'boolean' },
  },
};

/** Objects beside `id`, whether they are valid, and whether they are where no other keys are allowed. */
const OBJECTS: readonly (readonly [string, object, boolean, boolean])[] = [
  ['none', {}, true, true],
  [
    'all',
    { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, text: '', choice: 'x', anything: {} },
    true,
    true,
  ],
  ['another key', { a: 1, other: 1 }, true, false],
  ['a wrong number', { a: 1, h: '8' }, false, false],
  ['a wrong first number', { a: 1.5 }, false, false],
  ['a wrong text', { text: 1 }, false, false],
  ['null where it is allowed', { choice: null }, true, true],
  ['null where it is not', { b: null }, false, false],
  ['a wrong choice', { choice: 'z' }, false, false],
  ['undefined', { a: undefined, never: undefined, choice: undefined }, true, true],
  ['a property that must be absent', { never: 1 }, false, false],
  ['a number under the name of a method', { toString: 1 }, true, true],
  ['a text under the name of a method', { toString: '1' }, false, false],
  ['a name in quotes', { 'a "key"': true }, true, true],
  ['a wrong value under a name in quotes', { 'a "key"': 1 }, false, false],
  ['no prototype', Object.assign(Object.create(null), { a: 1 }), true, true],
  ['no prototype, and a wrong number', Object.assign(Object.create(null), { a: '1' }), false, false],
  ['an inherited key', Object.create({ other: 1 }), true, true],
  ['an inherited wrong number', Object.create({ a: '1' }), false, false],
  ['a key __proto__', JSON.parse('{"__proto__":1}'), true, false],
];

/** The code of an output that decides whether a payload is valid. */
const guardsIn = (files: Tree): string =>
  `${files['payloads.js']}${files['definitions.js']}${files['guards.js']}`;

describe.each([
  ['open', {}],
  ['closed', { additionalProperties: false }],
  ['closed by unevaluatedProperties', { unevaluatedProperties: false }],
  ['with numbers as other properties', { additionalProperties: { type: 'number' } }],
])('An object with many optional properties, %s', (kind, more) => {
  let validators: EmittedValidators;
  let code: string;
  beforeAll(async () => {
    const emitted = await generateEvent({ v: { ...MANY, ...more } }, { required: ['v'] });
    code = guardsIn(emitted.files);
    validators = await validatorsOf(emitted);
  });

  test('is tested in a loop', () => {
    expect(code).toContain('switch (key) {');
  });

  test.each(OBJECTS)('%s', (_name, object, isValid, isClosed) => {
    const expected = kind.startsWith('closed') ? isClosed : isValid;
    const payload = { type: 'a', v: Object.assign(object, { id: 'x' }) };
    expect(validators.isAEvent?.(payload)).toBe(expected);
    expect(validators.validateWebhookEvent(payload).valid).toBe(expected);
  });

  test('a missing required property', () => {
    expect(validators.isAEvent?.({ type: 'a', v: { a: 1 } })).toBe(false);
  });
});

test('An object with fewer optional properties is tested without a loop', async () => {
  const {
    a: _a,
    b: _b,
    c: _c,
    d: _d,
    e: _e,
    f: _f,
    ...properties
  } = MANY.properties as Record<string, unknown>;
  const few = { ...MANY, properties };
  const emitted = await generateEvent({ v: few }, { required: ['v'] });
  expect(guardsIn(emitted.files)).not.toContain('switch (key) {');
});

test('An object with less than two optional properties for each required one is tested without a loop', async () => {
  const others = ['r1', 'r2', 'r3', 'r4', 'r5'];
  const mixed = {
    ...MANY,
    required: ['id', ...others],
    properties: {
      ...MANY.properties,
      ...Object.fromEntries(others.map((name) => [name, { type: 'string' }])),
    },
  };
  const loops = await Promise.all(
    [5, 6].map(async (count) => {
      const v = { ...mixed, required: mixed.required.slice(0, count), additionalProperties: false };
      return guardsIn((await generateEvent({ v }, { required: ['v'] })).files).includes('switch (key) {');
    }),
  );
  expect(loops).toStrictEqual([true, false]);
});
