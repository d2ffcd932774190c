import { describe, expect, test } from 'vitest';
import type { Check, Failure } from '../../generator/runtime/errors.js';
import type { Schema } from '../../generator/schema/schema.js';
import { arrayBounds } from '../../generator/validate/bounded-arrays.js';
import { dataChecks } from '../../generator/validate/data-checks.js';
import { writeGuards } from '../../generator/validate/guards/write-guards.js';
import { lowerValidator } from '../../generator/validate/validator-rules.js';
import { LONGEST_ARRAY } from '../support/hostile-values.js';

/** The check of the first of some schemas. */
function checkOf(schemas: Readonly<Record<string, Schema>>, allErrors: boolean): Check {
  const [root = ''] = Object.keys(schemas);
  const all = new Map(Object.entries(schemas));
  const short = new Map([...all].map(([name, schema]) => [name, lowerValidator(schema)]));
  return dataChecks(all, { short, formats: [], stops: !allErrors })(root);
}

/** The errors that the check of the first of some schemas reports for a value. */
function failures(
  schemas: Readonly<Record<string, Schema>>,
  value: unknown,
  allErrors = false,
): readonly Failure[] {
  return checkOf(schemas, allErrors)(value) ?? [];
}

const paths = (list: readonly Failure[]): string[] => list.map(({ path, keyword }) => `${path} ${keyword}`);

describe.each([false, true])('with allErrors %s', (allErrors) => {
  test('a schema of 5,000 properties is compiled, and every property is checked', () => {
    const names = Array.from({ length: 5_000 }, (_none, at) => `p${at}`);
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
    const schema: Schema = { type: 'object', required: names, properties, additionalProperties: false };
    const value = { ...Object.fromEntries(names.map((name) => [name, name])), p4999: 1 };
    expect(paths(failures({ root: schema }, value, allErrors))).toEqual(['/p4999 type']);
    expect(writeGuards(new Map([['root', schema]]), ['root']).functionOf('root')).toBeDefined();
  });

  test('a choice of 600 branches is compiled, and every branch is checked', () => {
    const branches = Array.from({ length: 600 }, (_none, at): Schema => {
      return { type: 'object', required: [`p${at}`], properties: { [`p${at}`]: { type: 'string' } } };
    });
    const schemas = { root: { anyOf: [...branches, { $ref: '#/$defs/root' }] } } as const;
    const check = checkOf(schemas, allErrors);
    expect(check({ p0: 'x' })).toBeUndefined();
    expect(check({ p599: 'x' })).toBeUndefined();
  });

  test.each([{ properties: {} }, { patternProperties: {} }, { allOf: [{ properties: {} }] }])(
    'an empty list of properties leaves all properties unevaluated: %j',
    (nothing) => {
      const schema: Schema = { type: 'object', ...nothing, unevaluatedProperties: false };
      expect(failures({ root: schema }, {}, allErrors)).toEqual([]);
      expect(paths(failures({ root: schema }, { a: 1 }, allErrors))).toEqual(['/a unevaluatedProperties']);
    },
  );

  test('an endless array whose items may be anything is validated at once', () => {
    for (const schema of [{ contains: { const: 1 } }, { items: { minLength: 2 } }]) {
      const bounded = arrayBounds()({ type: 'array', ...schema });
      expect(paths(failures({ root: bounded }, LONGEST_ARRAY, allErrors))).toEqual([' maxItems']);
    }
  });

  test('uniqueItems accepts 100,000 different objects, and finds two equal ones', () => {
    const schema: Schema = { type: 'array', uniqueItems: true };
    const items = Array.from({ length: 100_000 }, (_none, at) => ({ id: at, tags: [`${at}`] }));
    expect(failures({ root: schema }, items, allErrors)).toEqual([]);
    const again = [...items, { tags: ['7'], id: 7 }];
    expect(paths(failures({ root: schema }, again, allErrors))).toEqual([' uniqueItems']);
    expect(failures({ root: schema }, [{ a: 1 }, '{"a":1}', [1], '[1]', 1, '1'], allErrors)).toEqual([]);
  });

  test.each<[string, unknown, readonly string[]]>([
    [
      'the branch of the literal is applied, even if nothing else of it is present',
      { kind: 'card' },
      ['/number required'],
    ],
    ['a reference in that branch is applied too', { kind: 'transfer', iban: 1 }, ['/iban type']],
    ['a literal of no branch', { kind: 'coin' }, ['/kind enum']],
    ['no literal', { number: '4' }, ['/kind required']],
    ['not an object', 3, [' oneOf']],
    ['a valid value', { kind: 'card', number: '4' }, []],
  ])('a union with literals: %s', (_name, value, expected) => {
    const branch = (kind: string, field: string): Schema => ({
      type: 'object',
      required: [field, 'kind'],
      properties: { [field]: { type: 'string' }, kind: { const: kind } },
    });
    const schemas = {
      root: { oneOf: [branch('card', 'number'), { allOf: [{ $ref: '#/$defs/bank' }] }] },
      bank: {
        type: 'object',
        required: ['kind', 'iban'],
        properties: { kind: { enum: ['transfer', 'debit'] }, iban: { type: 'string' } },
      },
    } as const;
    expect(paths(failures(schemas, value, allErrors))).toEqual(expected);
  });

  test('the check keeps track of evaluated properties and items', () => {
    const schema: Schema = {
      type: 'object',
      anyOf: [
        { required: ['a'], properties: { a: { type: 'string' } } },
        { required: ['b'], properties: { b: { $ref: '#/$defs/text' } } },
      ],
      unevaluatedProperties: false,
    };
    const schemas = { root: schema, text: { type: 'string' } } as const;
    expect(failures(schemas, { a: 'x', b: 'y' }, allErrors)).toEqual([]);
    expect(paths(failures(schemas, { b: 'y', c: 1 }, allErrors))).toEqual(['/c unevaluatedProperties']);
    expect(failures(schemas, { b: 1 }, allErrors)).not.toEqual([]);
  });
});

test('the time to report all errors grows with their number, and their number is limited', () => {
  const schemas: Readonly<Record<string, Schema>> = {
    root: { type: 'array', items: { $ref: '#/$defs/item' } },
    item: { type: 'object', required: ['id'] },
  };
  expect(failures(schemas, new Array(9_999).fill({}), true)).toHaveLength(9_999);
  expect(failures(schemas, LONGEST_ARRAY, true)).toHaveLength(10_000);
});
