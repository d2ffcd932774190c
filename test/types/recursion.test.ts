import { expect, test } from 'vitest';
import { refTo, type Schema } from '../../generator/schema/schema.js';
import { declareTypes } from '../../generator/types/declare-types.js';
import { refusals } from '../support/assignable.js';
import { diagnosticsOf, generateEvent } from '../support/catalogs.js';

const OPTIONS = { open: false, any: false, readonly: false, undefined: false };
const self = { $ref: refTo('Subject') };

const list = (items: Schema): Schema => ({ type: 'array', items });
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

/** Schemas that refer to themselves, and values of their type. */
const CASES: readonly (readonly [string, Schema, readonly unknown[]])[] = [
  ['a property', { type: 'object', properties: { next: self } }, [{}, { next: { next: {} } }]],
  ['items', { type: 'array', items: self }, [[], [[], [[]]]]],
  ['an item of a tuple', { type: 'array', prefixItems: [self], items: false }, [[], [[[]]]]],
  [
    'a list in an optional item',
    nullable({ type: 'array', prefixItems: [list(self)], items: false }),
    [null, [], [[null]]],
  ],
  [
    'a branch of a union in an optional item',
    nullable({ type: 'array', prefixItems: [{ anyOf: [{ type: 'string' }, list(self)] }] }),
    [null, [], ['a'], [[[]], 1]],
  ],
  [
    'a tuple in an optional item',
    nullable({ type: 'array', prefixItems: [true, { type: 'array', prefixItems: [self] }] }),
    [null, [1], [1, []], [1, [[2]]]],
  ],
  [
    'lists after the first item',
    nullable({ type: 'array', prefixItems: [true], minItems: 1, items: nullable(list(self)) }),
    [null, [1], [1, null, [[2, []]]]],
  ],
  ['values of a map', { type: 'object', additionalProperties: self }, [{}, { a: { b: {} } }]],
  [
    'a branch of a union',
    { anyOf: [{ type: 'string' }, { type: 'array', items: self }] },
    ['a', ['a', ['b']]],
  ],
  ['only itself', self, [1]],
  ['itself in place', { anyOf: [self, { type: 'null' }] }, [1, null]],
  ['itself when a property is present', { type: 'object', dependentSchemas: { a: self } }, [{}, { a: 1 }]],
  ['two schemas that refer to each other', { allOf: [{ $ref: refTo('Other') }] }, [{ a: 1 }]],
];

test.each(CASES)('a schema that refers to itself compiles, as %s', async (_name, schema, values) => {
  const other: Schema = { type: 'object', properties: { a: { type: 'number' } }, allOf: [self] };
  const schemas = new Map<string, Schema>([
    ['Other', other],
    ['Subject', schema],
  ]);
  const declarations = await declareTypes(schemas, OPTIONS);
  expect(declarations[1]).toMatch(/^export (?:type|interface) Subject\b/);
  expect(
    refusals(
      declarations.join('\n'),
      values.map((value) => ({ type: 'Subject', value })),
    ),
  ).toEqual([]);
});

test.each([
  ['two definitions', { A: { $ref: '#/$defs/B' }, B: { $ref: '#/$defs/A' } }],
  ['a union', { A: { anyOf: [{ $ref: '#/$defs/A' }, { type: 'null' }] } }],
])('references that only lead to each other (%s) give a diagnostic, not a crash', async (_name, $defs) => {
  expect(await diagnosticsOf(generateEvent({ x: { $ref: '#/$defs/A' } }, { $defs }))).toMatchObject([
    { severity: 'error', file: 'schemas/a.json' },
  ]);
});
