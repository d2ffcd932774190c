import { describe, expect, test } from 'vitest';
import { eventSchema, type Generated, generateFrom, validatorsOf } from '../support/catalogs.js';

/** The declarations of which the type of an event is a union, sorted. */
function unionOf({ files }: Generated, name: string): readonly string[] {
  const types = (files['types.d.ts'] ?? '').replaceAll(/\s+/g, ' ');
  const [, union = ''] =
    new RegExp(`type ${name} = \\{ type: "\\w+"; \\} & \\(([^)]*)\\);`).exec(types) ?? [];
  return union.split(' | ').sort();
}

describe('An index that mixes variants of an event with other events', () => {
  const variant = (type: string, key: string) =>
    eventSchema(type, { required: [key], properties: { [key]: { type: 'string' } } });
  const SCHEMAS = {
    'a1.json': variant('a', 'x'),
    'a2.json': variant('a', 'y'),
    'b.json': variant('b', 'z'),
    'c1.json': variant('c', 'v'),
    'c2.json': variant('c', 'w'),
  };
  const listed = (...names: readonly string[]) => names.map((name) => ({ $ref: `${name}.json` }));

  test.each<[string, Record<string, unknown>]>([
    ['oneOf', { 'index.json': { oneOf: listed('a1', 'b', 'a2', 'c1', 'c2') } }],
    ['anyOf', { 'index.json': { title: 'All', anyOf: listed('c2', 'a2', 'b', 'c1', 'a1') } }],
    [
      'in another index',
      {
        'index.json': { oneOf: [...listed('c1', 'c2'), { $ref: 'inner.json' }] },
        'inner.json': { oneOf: listed('a1', 'a2', 'b') },
      },
    ],
  ])('gives each event its own schemas: %s', async (_what, more) => {
    const run = await generateFrom({ ...SCHEMAS, ...more });
    expect(run.result.events).toStrictEqual(['a', 'b', 'c']);
    const types = (run.files['types.d.ts'] ?? '').replaceAll(/\s+/g, ' ');
    expect(unionOf(run, 'AEvent')).toStrictEqual(['A1', 'A2']);
    expect(unionOf(run, 'CEvent')).toStrictEqual(['C1', 'C2']);
    expect(types).toContain('export interface BEvent { type: "b"; z: string; }');
    expect(types).not.toMatch(/\b(?:All|Index|Inner|B)\b =? ?\{/);
    const { isWebhookEvent, validateWebhookEvent } = await validatorsOf(run);
    const valid = [
      { type: 'a', x: '' },
      { type: 'a', y: '' },
      { type: 'b', z: '' },
      { type: 'c', w: '' },
    ];
    expect(valid.map((one) => isWebhookEvent(one))).toStrictEqual([true, true, true, true]);
    const wrong = [
      { type: 'a', z: '' },
      { type: 'b', x: '' },
      { type: 'c', x: '' },
    ];
    expect(wrong.map((one) => isWebhookEvent(one))).toStrictEqual([false, false, false]);
    expect(validateWebhookEvent({ type: 'b' })).toMatchObject({ errors: [{ path: '/z' }] });
  });

  test('among the definitions of one file', async () => {
    const entry = (name: string) => ({ $ref: `#/$defs/${name}` });
    const $defs = {
      A1: variant('a', 'x'),
      A2: variant('a', 'y'),
      B: variant('b', 'z'),
    };
    const bundle = { oneOf: [entry('A1'), entry('A2'), entry('B')], $defs };
    const run = await generateFrom({ 'all.json': bundle });
    expect(run.result.events).toStrictEqual(['a', 'b']);
    expect(unionOf(run, 'AEvent')).toStrictEqual(['A1', 'A2']);
  });

  test('as the body of a webhook, whose examples go to the event that they name', async () => {
    const part = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const content = {
      'application/json': {
        schema: { oneOf: [part('A1'), part('A2'), part('B')] },
        examples: { one: { value: { type: 'a', y: 'why' } }, two: { value: { type: 'b', z: 'zed' } } },
      },
    };
    const schemas = { A1: variant('a', 'x'), A2: variant('a', 'y'), B: variant('b', 'z') };
    const run = await generateFrom({
      'api.json': {
        openapi: '3.1.0',
        webhooks: { all: { post: { requestBody: { content } } } },
        components: { schemas },
      },
    });
    expect(run.result.events).toStrictEqual(['a', 'b']);
    const text = (path: string) =>
      Object.entries(run.files)
        .filter(([name]) => name.startsWith(path))
        .map(String)
        .join();
    expect(text('fixtures/a.js')).toContain('why');
    expect(text('fixtures/a.js')).not.toContain('zed');
    expect(text('fixtures/b.js')).toContain('zed');
  });

  test('keeps a schema of several types with the variants, if one of its types has others', async () => {
    const both = { ...variant('a', 'x'), properties: { type: { enum: ['a', 'b'] }, x: { type: 'string' } } };
    const run = await generateFrom({
      'index.json': { oneOf: listed('both', 'a2', 'd') },
      'both.json': both,
      'a2.json': variant('a', 'y'),
      'd.json': variant('d', 'z'),
    });
    expect(run.result.events).toStrictEqual(['a', 'b', 'd']);
    const { isWebhookEvent } = await validatorsOf(run);
    expect(
      [
        { type: 'a', x: '' },
        { type: 'a', y: '' },
        { type: 'b', x: '' },
        { type: 'b', y: '' },
        { type: 'd', z: '' },
      ].map((one) => isWebhookEvent(one)),
    ).toStrictEqual([true, true, true, false, true]);
  });

  test('with a header that names the rest', async () => {
    const run = await generateFrom(
      {
        'events/order.json': {
          oneOf: [{ $ref: '../a1.json' }, { $ref: '../a2.json' }, { $ref: '../b.json' }],
        },
        ...SCHEMAS,
      },
      { discriminator: { header: 'x-topic', property: '/type' } },
    );
    expect(run.result.events).toStrictEqual(['order.a', 'order.b']);
    expect(unionOf(run, 'OrderAEvent')).toStrictEqual(['A1', 'A2']);
  });
});
