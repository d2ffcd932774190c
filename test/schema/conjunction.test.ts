import { describe, expect, test } from 'vitest';
import { flattenEvent } from '../../generator/catalog/lower/flatten-event.js';
import { mergeExact } from '../../generator/schema/merge-exact.js';
import type { Schema, SchemaObject } from '../../generator/schema/schema.js';

const ref = (name: string): { $ref: string } => ({ $ref: `#/$defs/${name}` });

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Envelope: {
    title: 'Envelope',
    description: 'What every event carries.',
    type: 'object',
    required: ['id', 'type'],
    properties: {
      id: ref('Id'),
      type: { type: 'string', description: 'Names the event.' },
      data: { type: 'object' },
    },
  },
  Id: { type: 'string' },
  User: { type: 'object', properties: { name: { type: 'string' } } },
  Base: { allOf: [ref('Envelope')], properties: { at: { type: 'string' } } },
  Cycle: { allOf: [ref('Cycle')], properties: { a: true } },
  Closed: { properties: { a: true }, additionalProperties: false },
  Nothing: false,
};

const lookUp = (name: string): Schema | undefined => DEFINITIONS[name];

describe('mergeExact merges', () => {
  test.each<[string, SchemaObject, SchemaObject, SchemaObject]>([
    ['keywords that only one side has', { minLength: 1 }, { maxLength: 2 }, { minLength: 1, maxLength: 2 }],
    ['equal values', { pattern: 'a' }, { pattern: 'a' }, { pattern: 'a' }],
    [
      'annotations, of which those of the first count',
      { description: 'A' },
      { description: 'B', title: 'T' },
      { description: 'A', title: 'T' },
    ],
    [
      'enumerations, to their common values',
      { enum: ['a', { b: 1 }, 'c'] },
      { enum: [{ b: 1 }, 'c', 'd'] },
      { enum: [{ b: 1 }, 'c'] },
    ],
    [
      'annotations beside keywords that cannot be merged',
      { description: 'A' },
      { properties: { a: true }, additionalProperties: false, description: 'B' },
      { properties: { a: true }, additionalProperties: false, description: 'A' },
    ],
    [
      'a closed object and keywords of its own properties',
      { required: ['a'], properties: { a: { const: 1 } } },
      { properties: { a: true, b: true }, additionalProperties: false },
      { required: ['a'], properties: { a: { const: 1 }, b: true }, additionalProperties: false },
    ],
    ['types that overlap', { type: ['string', 'null'] }, { type: 'string' }, { type: 'string' }],
    ['an integer and a number', { type: 'integer' }, { type: 'number' }, { type: 'integer' }],
    [
      'several types',
      { type: ['string', 'null', 'integer'] },
      { type: ['null', 'number', 'string'] },
      { type: ['string', 'null', 'integer'] },
    ],
    [
      'required, in the order of the base',
      { required: ['b', 'a'] },
      { required: ['a'] },
      { required: ['a', 'b'] },
    ],
    [
      'properties, in the order of the base',
      { properties: { c: true, a: { const: 1 } } },
      { properties: { a: true, b: true } },
      { properties: { a: { const: 1 }, b: true, c: true } },
    ],
    [
      'properties that no value satisfies',
      { properties: { a: false } },
      { properties: { a: true } },
      { properties: { a: false } },
    ],
    [
      'a property and the type that it implies',
      { properties: { a: ref('User') } },
      { properties: { a: { type: 'object', description: 'D' } } },
      { properties: { a: { description: 'D', ...ref('User') } } },
    ],
    [
      'properties that cannot be merged, as an allOf',
      { properties: { a: { pattern: 'x' } } },
      { properties: { a: { pattern: 'y' } } },
      { properties: { a: { allOf: [{ pattern: 'x' }, { pattern: 'y' }] } } },
    ],
    [
      'two references, as an allOf',
      { properties: { a: ref('User') } },
      { properties: { a: ref('Envelope') } },
      { properties: { a: { allOf: [ref('User'), ref('Envelope')] } } },
    ],
    ['allOf of both', { allOf: [ref('Id')] }, { allOf: [ref('User')] }, { allOf: [ref('Id'), ref('User')] }],
  ])('%s', (_name, a, b, merged) => {
    expect(mergeExact(a, b, lookUp)).toStrictEqual(merged);
  });

  test('a property named __proto__ like any other', () => {
    const properties: SchemaObject['properties'] = JSON.parse('{ "__proto__": { "type": "string" } }');
    const merged = mergeExact({ properties: properties ?? {} }, { properties: { a: true } }, lookUp);
    expect(Object.keys(merged?.properties ?? {})).toStrictEqual(['a', '__proto__']);
  });
});

describe('mergeExact does not merge', () => {
  test.each<[string, SchemaObject, SchemaObject]>([
    ['values that differ', { pattern: 'a' }, { pattern: 'b' }],
    ['types that exclude each other', { type: 'string' }, { type: 'number' }],
    ['two enumerations with nothing in common', { enum: [1] }, { enum: [2] }],
    [
      'additionalProperties, which depends on the properties beside it',
      { additionalProperties: false },
      { properties: { a: true } },
    ],
    ['unevaluatedProperties', { properties: { a: true } }, { unevaluatedProperties: false }],
    ['items, which depends on prefixItems', { items: false }, { minItems: 1 }],
    ['if, which depends on the keywords beside it', { if: true }, { else: true }],
    ['two anyOf', { anyOf: [true] }, { anyOf: [false] }],
  ])('%s', (_name, a, b) => {
    expect(mergeExact(a, b, lookUp)).toBeUndefined();
    expect(mergeExact(b, a, lookUp)).toBeUndefined();
  });
});

describe('flattenEvent', () => {
  test('merges the envelope into the event: the order of the envelope, annotations and literals of the event', () => {
    const event = {
      description: 'A user signed up.',
      allOf: [ref('Envelope')],
      properties: { type: { const: 'user.created' }, data: ref('User') },
      examples: [{ type: 'user.created' }],
    };
    const flat = flattenEvent(event, lookUp);
    expect(flat).toStrictEqual({
      description: 'A user signed up.',
      type: 'object',
      required: ['id', 'type'],
      properties: {
        id: ref('Id'),
        type: { type: 'string', description: 'Names the event.', const: 'user.created' },
        data: ref('User'),
      },
      examples: [{ type: 'user.created' }],
    });
    expect(Object.keys((flat as SchemaObject).properties ?? {})).toStrictEqual(['id', 'type', 'data']);
  });

  test('does not copy annotations from the envelope to an event without any', () => {
    expect(flattenEvent({ allOf: [ref('Envelope')] }, lookUp)).not.toHaveProperty('description');
    expect(flattenEvent({ allOf: [ref('Envelope')] }, lookUp)).not.toHaveProperty('title');
  });

  test('merges an envelope of an envelope', () => {
    const flat = flattenEvent({ allOf: [ref('Base')] }, lookUp);
    expect(Object.keys((flat as SchemaObject).properties ?? {}).sort()).toStrictEqual([
      'at',
      'data',
      'id',
      'type',
    ]);
    expect(flat).not.toHaveProperty('allOf');
  });

  test('merges an event that is only a reference', () => {
    expect(flattenEvent(ref('User'), lookUp)).toStrictEqual(DEFINITIONS.User);
  });

  test('merges inline branches, and drops true', () => {
    const event = { allOf: [true, { required: ['a'] }, { properties: { a: true } }] };
    expect(flattenEvent(event, lookUp)).toStrictEqual({ required: ['a'], properties: { a: true } });
  });

  test.each<[string, Schema]>([
    ['a closed object', ref('Closed')],
    ['false', false],
    ['a reference to false', ref('Nothing')],
    ['a dangling reference', ref('Gone')],
  ])('leaves %s in allOf', (_name, branch) => {
    const event = { type: 'object', properties: { b: true }, allOf: [branch] } as const;
    expect(flattenEvent(event, lookUp)).toStrictEqual(event);
  });

  test('ends when an envelope refers to itself', () => {
    expect(flattenEvent({ allOf: [ref('Cycle')] }, lookUp)).toStrictEqual({
      properties: { a: true },
      allOf: [ref('Cycle')],
    });
  });

  test.each([true, false])('leaves %s unchanged', (schema) => {
    expect(flattenEvent(schema, lookUp)).toBe(schema);
  });
});
