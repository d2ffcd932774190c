import { describe, expect, test } from 'vitest';
import type { Schema } from '../generator/catalog/schema.js';
import { type RuleSchema, TYPE_RULES } from '../generator/lower/type-rules.js';

/** What references lead to in these tests. */
const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Id: { description: 'Identifies it.', type: 'string' },
  Plain: { type: 'object', properties: { a: true } },
  Anything: true,
};

type Row = readonly [sentence: string, input: RuleSchema, output: RuleSchema];

const ref = (name: string): string => `#/$defs/${name}`;

/** By the name of the rule: what it makes of what; `same` where it leaves a schema as it is. */
const same = (sentence: string, schema: RuleSchema): Row => [sentence, schema, schema];

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'a property without words borrows those of what it refers to': [
    [
      'a bare reference',
      { properties: { id: { $ref: ref('Id') } } },
      { properties: { id: { $ref: ref('Id'), description: 'Identifies it.' } } },
    ],
    same('a property with words of its own', {
      properties: { id: { $ref: ref('Id'), description: 'Mine.' } },
    }),
    same('a reference to something without words', { properties: { a: { $ref: ref('Plain') } } }),
    same('a reference to true', { properties: { a: { $ref: ref('Anything') } } }),
    same('a property that is no reference', { properties: { a: { type: 'string' }, b: true } }),
    same('no properties', { $ref: ref('Id') }),
  ],
  'the comment says what the type cannot': [
    ['title and description', { title: 'T', description: 'D' }, { description: 'T\n\nD' }],
    [
      'a constraint',
      { type: 'string', minLength: 1 },
      { type: 'string', minLength: 1, description: '@minLength 1' },
    ],
    ['both', { description: 'D', format: 'date' }, { description: 'D\n\n@format date', format: 'date' }],
    ['deprecation', { deprecated: true }, { description: '@deprecated' }],
    ['deprecated: false is nothing to say', { deprecated: false, type: 'null' }, { type: 'null' }],
    [
      'a secret',
      { 'x-secret': true },
      { 'x-secret': true, description: '@secret A secret: keep it out of logs.' },
    ],
    ['a default', { default: { a: 1 } }, { default: { a: 1 }, description: '@default { a: 1 }' }],
    [
      'examples of plain values alone',
      { examples: ['a', { b: 1 }, null] },
      { examples: ['a', { b: 1 }, null], description: '@example "a"\n@example null' },
    ],
    ['words that would end the comment', { description: 'a */ b' }, { description: 'a *\\/ b' }],
    ['an empty description', { description: '  ', type: 'null' }, { type: 'null' }],
    same('nothing to say', { type: 'string' }),
  ],
  'a literal is printed by us': [
    ['const', { const: 'a' }, { tsType: '"a"' }],
    ['const with its type', { type: 'string', const: 'a' }, { tsType: '"a"' }],
    ['const null', { const: null }, { tsType: 'null' }],
    ['const of an array', { const: [1, { a: null }] }, { tsType: '[1, { a: null }]' }],
    ['const of an empty object', { const: {} }, { tsType: '{ [key: string]: never }' }],
    ['enum', { enum: ['a', 1, true, null] }, { tsType: '"a" | 1 | true | null' }],
    ['enum with a value twice', { enum: ['a', 'a'] }, { tsType: '"a"' }],
    ['enum of which the type allows a part', { type: 'string', enum: ['a', true, null] }, { tsType: '"a"' }],
    ['enum of which the type allows nothing', { type: 'boolean', enum: ['a'] }, { tsType: 'never' }],
    ['enum of numbers, of which an integer is wanted', { type: 'integer', enum: [1, 1.5] }, { tsType: '1' }],
    ['const beside enum', { const: 'a', enum: ['a', 'b'] }, { tsType: '"a"' }],
    ['a text that would leave its quotes', { const: '"; x' }, { tsType: '"\\"; x"' }],
    ['what stands beside stays', { const: 'a', description: 'D' }, { tsType: '"a"', description: 'D' }],
    same('no literal', { type: 'string' }),
  ],
  'an open enumeration keeps its literals': [
    [
      'known strings, and others',
      { anyOf: [{ enum: ['a', 'b'] }, { type: 'string' }] },
      { tsType: '"a" | "b" | (string & {})' },
    ],
    [
      'null among the known',
      { anyOf: [{ enum: ['a', null] }, { type: 'string' }] },
      { tsType: '"a" | (string & {}) | null' },
    ],
    [
      'words on the branches and beside',
      { description: 'D', anyOf: [{ enum: ['a'] }, { type: 'string', description: 'Others.' }] },
      { description: 'D', tsType: '"a" | (string & {})' },
    ],
    same('a string with a constraint is not every string', {
      anyOf: [{ enum: ['a'] }, { type: 'string', minLength: 1 }],
    }),
    same('a third branch', { anyOf: [{ enum: ['a'] }, { type: 'string' }, { type: 'null' }] }),
    same('no enumeration', { anyOf: [{ type: 'null' }, { type: 'string' }] }),
    same('another anyOf', { anyOf: [true, { type: 'string' }] }),
  ],
  'a reference is a name': [
    ['alone', { $ref: ref('Id') }, { tsType: 'Id' }],
    ['with words', { $ref: ref('Id'), description: 'D' }, { description: 'D', tsType: 'Id' }],
    [
      'beside properties',
      { $ref: ref('Plain'), description: 'D', type: 'object', properties: { b: true } },
      { description: 'D', allOf: [{ $ref: ref('Plain') }, { type: 'object', properties: { b: true } }] },
    ],
    same('no reference', { type: 'string' }),
  ],
  'an object without properties is a record': [
    ['type alone', { type: 'object' }, { type: 'object', additionalProperties: true }],
    [
      'type among others',
      { type: ['object', 'null'] },
      { type: ['object', 'null'], additionalProperties: true },
    ],
    same('properties', { type: 'object', properties: {} }),
    same('additionalProperties that say more', { type: 'object', additionalProperties: { type: 'string' } }),
    same('no additionalProperties', { type: 'object', additionalProperties: false }),
    same('branches that say more', { type: 'object', anyOf: [{ $ref: ref('Plain') }] }),
    same('no object', { type: 'string' }),
    same('no type', {}),
  ],
  'an object with properties has no index signature unless it says what the others are': [
    [
      'anything else allowed',
      { properties: { a: true }, additionalProperties: true },
      { properties: { a: true }, additionalProperties: false },
    ],
    same('a schema for the others', { properties: { a: true }, additionalProperties: { type: 'string' } }),
    same('a record', { additionalProperties: true }),
    same('a closed object', { properties: { a: true }, additionalProperties: false }),
  ],
};

const lookUp = (name: string): Schema | undefined => DEFINITIONS[name];

describe.each(Object.entries(TABLE))('%s', (name, rows) => {
  test.each(rows)('%s', (_sentence, input, output) => {
    const rule = TYPE_RULES.find((one) => one.name === name);
    expect(rule?.apply(input, lookUp)).toStrictEqual(output);
  });
});

test('no rule changes the schema that it is given', () => {
  for (const { apply } of TYPE_RULES) {
    for (const [, input] of Object.values(TABLE).flat()) {
      const before = structuredClone(input);
      apply(input, lookUp);
      expect(input).toStrictEqual(before);
    }
  }
});
