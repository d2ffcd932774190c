import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { type EmittedValidators, generateEvent, validatorsOf } from '../support/catalogs.js';

const card = { type: 'object', required: ['kind'], properties: { kind: { const: 'card' } } };
const bank = { type: 'object', required: ['kind'], properties: { kind: { enum: ['bank', 'giro'] } } };
const named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
const defs = { named };

/** Branches of a `oneOf`, and whether a guard must count those that accept a value. */
const CHOICES: Readonly<Record<string, readonly [branches: readonly object[], counts: boolean]>> = {
  'a text or null': [[{ type: 'string', minLength: 1 }, { type: 'null' }], false],
  'a definition or null': [[{ $ref: '#/$defs/named' }, { type: 'null' }], false],
  'a text, a number or a list': [[{ type: 'string' }, { type: 'integer' }, { type: 'array' }], false],
  'objects with different kinds': [[card, bank], false],
  'an object without a kind': [[card, named], true],
  'a whole number or a number': [[{ type: 'integer' }, { type: 'number' }], true],
  'null twice': [[{ type: 'null' }, { type: ['null', 'string'] }], true],
};

const VALUES: readonly unknown[] = [
  ...[null, '', 'a', 1, 1.5, true, [], {}, { name: 'n' }, { name: 1 }, { kind: 'card' }, { kind: 'giro' }],
  ...[{ kind: 'card', name: 'n' }, { kind: 'other' }, { kind: ['card'] }],
];

describe.each(Object.entries(CHOICES))('oneOf: %s', (_name, [branches, counts]) => {
  let validators: EmittedValidators;
  let code: string;
  beforeAll(async () => {
    const emitted = await generateEvent({ v: { oneOf: branches } }, { required: ['v'], $defs: defs });
    code = `${emitted.files['payloads.js']}${emitted.files['definitions.js']}${emitted.files['guards.js']}`;
    validators = await validatorsOf(emitted);
  });

  test(counts ? 'counts the branches' : 'ends with the first branch that accepts a value', () => {
    expect(code.includes('Number(')).toBe(counts);
  });

  test('accepts what Ajv accepts', () => {
    const accepts = new Ajv2020({ strict: false }).compile({ oneOf: branches, $defs: defs });
    const verdicts = VALUES.map((v) => [validators.isAEvent?.({ type: 'a', v }), v]);
    expect(verdicts).toStrictEqual(VALUES.map((v) => [accepts(v), v]));
  });

  test('rejects a payload without the property', () => {
    expect(
      [{ type: 'a' }, { type: 'a', v: undefined }].map((one) => validators.isAEvent?.(one)),
    ).toStrictEqual([false, false]);
  });
});
