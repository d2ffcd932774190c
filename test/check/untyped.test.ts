import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CONFIG,
  type EmittedValidators,
  eventSchema,
  type Generated,
  generateFrom,
  generateOne,
  importEmitted,
  validatorsOf,
} from '../support/catalogs.js';

/** An event whose data is described by a schema without a type. */
function schemasWith(data: unknown, more: Readonly<Record<string, unknown>> = {}) {
  return {
    'events/order.created.schema.json': eventSchema('order.created', {
      ...more,
      required: ['data'],
      properties: { data },
    }),
  };
}

const DATA = { properties: { id: { type: 'string' } }, required: ['id'] };

async function warningsOf(data: unknown, more: Readonly<Record<string, unknown>> = {}) {
  const { result } = await generateFrom(schemasWith(data, more));
  return result.warnings
    .filter(({ code }) => code === 'HS215')
    .map(({ pointer, message, hint }) => `${pointer}: ${message}; ${hint}`);
}

describe('a schema without a type', () => {
  test('gives a warning with its place and the missing type', async () => {
    expect(await warningsOf(DATA)).toEqual([
      '/properties/data: "properties" applies to objects only; without a "type", values of other types pass; add "type": "object", or set assumeObject',
    ]);
  });

  test.each<[string, unknown, readonly string[]]>([
    [
      'the items of an array',
      { type: 'array', items: { minLength: 1 } },
      ['/properties/data/items: "minLength"'],
    ],
    [
      'a map',
      { type: 'object', additionalProperties: DATA },
      ['/properties/data/additionalProperties: "properties"'],
    ],
    ['a branch', { anyOf: [DATA, { type: 'null' }] }, ['/properties/data/anyOf/0: "properties"']],
    [
      'a schema with branches, once',
      { ...DATA, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
      ['/properties/data: "properties"'],
    ],
    [
      'a schema for two types',
      { properties: {}, items: true },
      ['/properties/data: "properties" applies to objects and arrays'],
    ],
    [
      'a property that another branch does not give a type',
      {
        allOf: [
          { type: 'object', properties: { a: true, b: { type: 'string' } } },
          { properties: { a: DATA } },
        ],
      },
      ['/properties/data/allOf/1/properties/a: "properties"'],
    ],
    ['a definition', { $ref: '#/$defs/Data' }, ['/$defs/Data: "properties"']],
  ])('is reported in %s', async (_name, data, expected) => {
    const found = await warningsOf(data, { $defs: { Data: DATA } });
    expect(found.map((one) => expected.find((start) => one.startsWith(start)) ?? one).sort()).toEqual(
      [...expected].sort(),
    );
  });

  test('has the place of the file in an older dialect', async () => {
    const $schema = 'http://json-schema.org/draft-07/schema#';
    const data = { type: 'array', items: [true, DATA], additionalItems: { minimum: 1 } };
    const found = await warningsOf(data, { $schema });
    expect(found.map((one) => one.split(':')[0])).toEqual([
      '/properties/data/items/1',
      '/properties/data/additionalItems',
    ]);
  });

  test.each<[string, unknown]>([
    [
      'a branch of a schema with a type',
      { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    ],
    ['a schema beside one with a type', { allOf: [{ type: 'object' }, DATA] }],
    ['a condition', { type: 'object', if: { required: ['a'] }, not: { required: ['c'] } }],
    ['listed values', { enum: ['a', 'b'], minLength: 1 }],
    ['anything at all', { description: 'Anything.' }],
    ['names of properties', { type: 'object', propertyNames: { maxLength: 3 } }],
    [
      'a property that another branch gives a type',
      {
        allOf: [
          { type: 'object', properties: { a: { type: 'string' } } },
          { properties: { a: { minLength: 1 } } },
        ],
      },
    ],
    [
      'what a condition says of a property with a type',
      {
        type: 'object',
        properties: { a: { type: 'object' }, list: { type: 'array', items: { type: 'string' } } },
        if: { required: ['b'] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { properties: { a: { required: ['c'], properties: { c: { type: 'string' } } } } },
        else: { properties: { list: { items: { minLength: 1 } } } },
      },
    ],
  ])('is not reported in %s', async (_name, data) => {
    expect(await warningsOf(data)).toEqual([]);
  });
});

describe('assumeObject', () => {
  const ODD = { type: 'order.created', data: 'a text' };
  const GOOD = { type: 'order.created', data: { id: 'o-1' } };

  async function verdicts(generated: Generated): Promise<readonly unknown[]> {
    const load = (name: string) =>
      importEmitted<EmittedValidators>(join(generated.folder, 'generated'), `${name}.js`);
    const validators = await validatorsOf(generated);
    const [guards, all] = await Promise.all([load('guards'), load('all-errors')]);
    return [ODD, GOOD].map((payload) => [
      validators.isWebhookEvent(payload),
      validators.validateWebhookEvent(payload).valid,
      guards.isOrderCreatedEvent?.(payload),
      all.validateWebhookEvent(payload).valid,
    ]);
  }

  const dataIn = ({ files }: Generated): unknown =>
    JSON.parse(files['schemas/events/order.created.schema.json'] ?? '').properties.data;

  test('off: values of other types pass, and the type includes them', async () => {
    const made = await generateFrom(schemasWith(DATA));
    expect(made.files['types.d.ts']).toContain('} | unknown[] | string | number | boolean | null;');
    expect(await verdicts(made)).toEqual([Array(4).fill(true), Array(4).fill(true)]);
    expect(dataIn(made)).toEqual(DATA);
  });

  test('on: the schema is an object schema for types, validators, guards and bundled schemas, without a warning', async () => {
    const made = await generateFrom(schemasWith(DATA), { assumeObject: true });
    expect(made.files['types.d.ts']).toContain('data: {\n    id: string;\n  };');
    expect(await verdicts(made)).toEqual([Array(4).fill(false), Array(4).fill(true)]);
    expect(dataIn(made)).toEqual({ type: 'object', ...DATA });
    expect(made.result.warnings.filter(({ code }) => code === 'HS215')).toEqual([]);
  });

  test('on: a schema that also has keywords of other types still gives a warning', async () => {
    const { result } = await generateFrom(schemasWith({ properties: {}, items: true }), {
      assumeObject: true,
    });
    expect(result.warnings.map(({ code, hint }) => `${code} ${hint}`)).toContain(
      'HS215 add "type": ["object", "array"]',
    );
  });
});

test('constraints that no type expresses give a note on request, once per place with a comment', async () => {
  const data = {
    type: 'object',
    properties: {
      at: { type: 'integer', minimum: 0 },
      tags: { type: 'array', items: { pattern: '^a', type: 'string' } },
    },
  };
  const { folder, result, files } = await generateFrom(schemasWith(data));
  expect(result.warnings).toEqual([]);
  expect((await generateOne(CONFIG, { cwd: folder, notes: false })).notes).toEqual([]);
  const notes = result.notes.filter(({ code }) => code === 'HS216');
  expect(notes.map(({ pointer, message }) => `${pointer}: ${message}`).sort()).toEqual([
    '/properties/data/properties/at: only the validators check: type integer, minimum 0',
    '/properties/data/properties/tags: only the validators check: items pattern ^a',
  ]);
  expect(files['types.d.ts']).toContain('     * @type integer\n     * @minimum 0\n');
  expect(files['types.d.ts']).toContain('/** @items pattern ^a */');
});

test('the note names only what validators check', async () => {
  const data = { type: 'string', format: 'fqdn', contentEncoding: 'base64', maxLength: 20 };
  const { result, files } = await generateFrom(schemasWith(data));
  const notes = result.notes.filter(({ code }) => code === 'HS216');
  expect(notes.map(({ message }) => message)).toEqual(['only the validators check: maxLength 20']);
  expect(files['types.d.ts']).toContain('@format fqdn');
  const dates = await generateFrom(schemasWith({ type: 'string', format: 'date' }));
  expect(dates.result.notes.map(({ message }) => message)).toContain(
    'only the validators check: format date',
  );
});
