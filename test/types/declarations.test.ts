import { describe, expect, test } from 'vitest';
import { generateEvent, generateFrom } from '../support/catalogs.js';

describe('types.d.ts', () => {
  test.each([
    [
      'a constraint beside a $ref adds nothing to the type',
      { x: { $ref: '#/$defs/S', maximum: 1 } },
      /x\?: S;/,
    ],
    [
      'a constraint in an allOf adds nothing to the type',
      { x: { allOf: [{ type: 'string' }, { minLength: 3 }] } },
      /x\?: string;/,
    ],
    ['a schema without a type is unknown', { x: { minLength: 2 } }, /x\?: unknown;/],
    [
      'a branch without a type makes the union unknown',
      { x: { anyOf: [{ minLength: 2 }, { type: 'null' }] } },
      /x\?: unknown;/,
    ],
    [
      'a tuple that may be shorter may be empty',
      { x: { type: 'array', prefixItems: [{ type: 'string' }], items: false } },
      /x\?: \[string\?\];/,
    ],
    [
      'a required property without a schema is in the type',
      { x: { type: 'object', required: ['y'], properties: { z: true } } },
      /y: unknown;/,
    ],
  ])('%s', async (_name, properties, type) => {
    const { files } = await generateEvent(properties, { $defs: { S: { type: 'number' } } });
    expect(files['types.d.ts']).toMatch(type);
  });

  test('minItems of a tuple is in its type, and not repeated in the comment', async () => {
    const { files } = await generateEvent({ x: { type: 'array', prefixItems: [true], minItems: 1 } });
    expect(files['types.d.ts']).toMatch(/x\?: \[unknown, \.\.\.unknown\[\]\];/);
    expect(files['types.d.ts']).not.toContain('@minItems');
  });

  test('a closed schema of several events gives flat interfaces', async () => {
    const schema = {
      type: 'object',
      required: ['type'],
      properties: { type: { enum: ['a', 'b'] } },
      additionalProperties: false,
    };
    const { files } = await generateFrom({ 'a.json': schema });
    expect(files['types.d.ts']).toContain('export interface AEvent {\n  type: "a";\n}');
  });

  test('the fields of the envelope come first when the event is a second branch beside it', async () => {
    const { files } = await generateFrom({
      'envelope.json': {
        type: 'object',
        required: ['id', 'type'],
        properties: { id: { type: 'string' }, type: { type: 'string' } },
      },
      'a.json': {
        allOf: [
          { $ref: 'envelope.json' },
          { required: ['data'], properties: { type: { const: 'a' }, data: {} } },
        ],
      },
    });
    expect(files['types.d.ts']).toMatch(/interface AEvent \{\n {2}id: .*\n {2}type: .*\n {2}data: /);
  });
});
