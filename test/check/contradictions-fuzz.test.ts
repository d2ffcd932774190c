import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains } from '../../generator/contains/contains.js';
import { budget, PATIENCE, report } from '../fuzz/budget.js';
import { denseSchema, denseValue } from '../support/dense-schemas.js';
import { isValid } from '../support/is-valid.js';
import { type RandomSchema, randomSchema, randomValue } from '../support/random-schemas.js';
import { diagnosticsIn } from '../support/schema-diagnostics.js';

const counts = { impossible: 0, 'found impossible': 0, 'no answer': 0 };

/** Values that a schema accepts although a diagnostic says that there are none. */
function acceptedValues(schema: object, values: readonly unknown[]): readonly unknown[] {
  const event = { ...EVENT, properties: { type: { const: 'a' }, x: { $ref: 'x.json' } } };
  const codes = diagnosticsIn({ 'a.json': event, 'x.json': schema }).map(({ code }) => code);
  // Other errors come before this one is looked for.
  const isReadable = codes.every((code) => !code.startsWith('HS1') && !code.startsWith('HS3'));
  const found = codes.includes('HS222');
  const any = contains(schema, false);
  if (isReadable && any.answer === 'yes') counts.impossible++;
  if (!found) return [];
  counts[any.answer === 'unknown' ? 'no answer' : 'found impossible']++;
  const witnesses = any.answer === 'no' ? [any.witness] : [];
  return [...witnesses, ...values].filter((value) => accepts(schema, value));
}

const EVENT = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['type', 'x'],
};

/** Ajv fails to compile some schemas with `unevaluatedItems`. */
function accepts(schema: object, value: unknown): boolean {
  try {
    return isValid(schema, value);
  } catch {
    return false;
  }
}

function withDefinitions({ root, definitions }: RandomSchema): object {
  return { allOf: [root], $defs: definitions };
}

test('no value is valid for realistic schemas that are reported (HS222)', { timeout: PATIENCE }, () => {
  const check = (one: RandomSchema, values: readonly unknown[]): void => {
    expect(acceptedValues(withDefinitions(one), values), JSON.stringify(one)).toEqual([]);
  };
  fc.assert(
    fc.property(randomSchema, fc.array(randomValue, { minLength: 30, maxLength: 30 }), check),
    budget(150),
  );
  report('contradictions', counts);
});

test('no value is valid for small schemas of many keywords that are reported', { timeout: PATIENCE }, () => {
  const check = (one: unknown, values: readonly unknown[]): void => {
    const schema = typeof one === 'object' && one !== null ? one : { allOf: [one] };
    expect(acceptedValues(schema, values), JSON.stringify(one)).toEqual([]);
  };
  fc.assert(
    fc.property(denseSchema, fc.array(denseValue, { minLength: 30, maxLength: 30 }), check),
    budget(600),
  );
  report('contradictions', counts);
});
