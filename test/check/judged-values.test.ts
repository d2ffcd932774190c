import { describe, expect, test } from 'vitest';
import { type NamedSchema, schemasByKey } from '../../generator/catalog/index/named-schema.js';
import { judgeOf } from '../../generator/check/judge-values.js';
import type { JsonValue } from '../../generator/json/json.js';
import { refTo, type Schema, type SchemaObject } from '../../generator/schema/schema.js';
import { singleSchemas } from '../support/single-schemas.js';

/** Schemas to which the others refer, by key. */
const NAMED: Readonly<Record<string, Schema>> = {
  'ids.json': { type: 'string', pattern: '^org_' },
  'tree.json#/$defs/a~1b': {
    type: 'object',
    required: ['id'],
    properties: {
      id: { $ref: refTo('ids.json') },
      children: { type: 'array', items: { $ref: refTo('tree.json#/$defs/a~1b') } },
    },
  },
};

const IDS = { $ref: refTo('ids.json') };
const TREE = { $ref: refTo('tree.json#/$defs/a~1b') };

const SCHEMAS: readonly SchemaObject[] = [
  ...[IDS, TREE, { not: TREE }, { anyOf: [IDS, TREE] }, { allOf: [TREE, { required: ['x'] }] }],
  ...([
    { type: 'string', format: 'uri' },
    { type: 'string', format: 'date-time' },
    { format: 'uuid' },
  ] as const),
  ...([{ type: 'string', minLength: 2, maxLength: 3 }, { pattern: '^.$' }, { minLength: 2 }] as const),
  ...([
    { minimum: 1 },
    { exclusiveMaximum: 3 },
    { multipleOf: 0.2 },
    { type: 'integer', maximum: 2 },
  ] as const),
  ...([
    { enum: [1, 'a', { a: [1] }], type: 'object' },
    { enum: [null, 1], not: { enum: [1] } },
  ] as const),
  ...([
    { oneOf: [{ minimum: 1 }, { maximum: 2 }] },
    { anyOf: [{ type: 'null' }, { minLength: 1 }] },
  ] as const),
  ...[{ items: { type: 'integer' } }, { uniqueItems: true }, { minItems: 1, maxItems: 2 }],
  ...[
    { prefixItems: [{ type: 'string' }], items: false },
    { contains: { minimum: 2 }, minContains: 2 },
  ],
  ...[{ required: ['id'] }, { properties: { id: IDS }, additionalProperties: false }, { minProperties: 2 }],
  ...[{ patternProperties: { '^x': { type: 'string' } } }, { propertyNames: { maxLength: 1 } }],
  ...[{ dependentRequired: { id: ['x'] } }, { dependentSchemas: { x: { required: ['id'] } } }],
  ...[{ if: { required: ['x'] }, else: { minProperties: 1 } }],
  ...[{ allOf: [{ properties: { id: {} } }], unevaluatedProperties: false }],
  ...[{ allOf: [{ prefixItems: [{}] }], unevaluatedItems: { type: 'string' } }],
] as readonly SchemaObject[];

const VALUES: readonly JsonValue[] = [
  ...[null, true, false, 0, 1, 2, 3, 0.3, -1, 1.5, 1e300],
  ...['', 'a', 'ab', 'abcd', '😀', 'org_1', 'https://x.example', '2026-01-02T03:04:05Z'],
  ...['7b7d3b8e-8f0e-4d8a-9c1e-2f6f1b5d9c33'],
  ...[[], [1], ['a'], ['a', 'a'], [1, 2, 3], [{ a: [1] }, { a: [1] }], [2, 3]],
  ...[{}, { id: 'org_1' }, { id: 1 }, { x: 1 }, { x: 'a', id: 'org_1' }, { a: [1] }, { long: true }],
  ...[
    { id: 'org_1', children: [{ id: 'org_2' }] },
    { id: 'org_1', children: [{ id: 'x' }] },
  ],
];

const named = new Map(
  Object.entries(NAMED).map(([key, schema]) => [key, { key, schema } as unknown as NamedSchema]),
);

const compile = singleSchemas(schemasByKey(named));

describe('values that schemas give are judged as Ajv judges them', () => {
  const judge = judgeOf(named);
  test.each(SCHEMAS)('%j', (schema) => {
    const check = compile(schema);
    const verdicts = VALUES.map((value) => [value, judge(schema, value)]);
    expect(verdicts).toStrictEqual(VALUES.map((value) => [value, check(value)]));
    expect(new Set(verdicts.map(([, verdict]) => verdict)).size).toBe(2);
  });
});
