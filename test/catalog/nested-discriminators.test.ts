import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { problemsOf } from '../support/catalog-results.js';
import { generateFrom, validatorsOf } from '../support/catalogs.js';

type Discriminator = CatalogConfig['discriminator'];

/** The schema of an object that must have these properties. */
function having(properties: Readonly<Record<string, unknown>>): object {
  return { type: 'object', required: Object.keys(properties), properties };
}

const N = { type: 'integer' };
const MADE = having({ kind: { const: 'made' }, n: N });
const LOST = having({ kind: { const: 'lost' }, why: { type: 'string' } });

/** The verdicts on payloads, and the types, of the events of one schema. */
async function judged(
  schema: object,
  payloads: readonly object[],
  discriminator: Discriminator = '/data/kind',
) {
  const generated = await generateFrom({ 'a.json': schema }, { discriminator });
  const { isWebhookEvent } = await validatorsOf(generated);
  const { events } = generated.result;
  return { events, valid: payloads.map(isWebhookEvent), types: generated.files['types.d.ts'] };
}

const data = (...all: readonly object[]): readonly object[] => all.map((one) => ({ data: one }));

describe('A reference on the way to the property that names the event', () => {
  const inner = (kind: object): object => ({
    ...having({ data: { $ref: '#/$defs/Data' } }),
    $defs: { Data: having({ kind, n: N }) },
  });

  test.each([[{ const: 'made' }], [{ enum: ['made'] }]])(
    'stays where its target has the literal: %j',
    async (kind) => {
      const payloads = data({ kind: 'made', n: 1 }, { kind: 'made' }, { kind: 'made', n: 'x' });
      const { valid, types } = await judged(inner(kind), payloads);
      expect(valid).toStrictEqual([true, false, false]);
      expect(types).toMatch(/MadeEvent \{\s+data: Data;\s+\}/);
    },
  );

  test('is held to the literal of each event where its target has several', async () => {
    const payloads = data({ kind: 'made', n: 1 }, { kind: 'lost', n: 1 }, { kind: 'lost' });
    const { valid, types } = await judged(inner({ enum: ['made', 'lost'] }), payloads);
    expect(valid).toStrictEqual([true, true, false]);
    expect(types).toMatch(/LostEvent \{\s+data: Data & \{\s+kind: "lost";\s+\};\s+\}/);
  });

  test('keeps what is beside it', async () => {
    const schema = {
      ...having({ data: { $ref: '#/$defs/Data', minProperties: 3 } }),
      $defs: { Data: MADE },
    };
    const payloads = data({ kind: 'made', n: 1, x: 1 }, { kind: 'made', n: 1 }, { kind: 'made', x: 1, y: 1 });
    expect((await judged(schema, payloads)).valid).toStrictEqual([true, false, false]);
  });
});

describe('A choice on the way to the property that names the event', () => {
  test.each<[string, object]>([
    ['in place', { ...having({ data: { oneOf: [MADE, LOST] } }) }],
    [
      'by references',
      {
        ...having({ data: { $ref: '#/$defs/Data' } }),
        $defs: {
          Made: MADE,
          Lost: LOST,
          Data: { anyOf: [{ $ref: '#/$defs/Made' }, { $ref: '#/$defs/Lost' }] },
        },
      },
    ],
  ])('has the events of its branches: %s', async (_how, schema) => {
    const payloads = data(
      { kind: 'made', n: 1 },
      { kind: 'lost', why: '' },
      { kind: 'lost', n: 1 },
      { kind: 'x' },
    );
    const { events, valid } = await judged(schema, payloads);
    expect(events).toStrictEqual(['lost', 'made']);
    expect(valid).toStrictEqual([true, true, false, false]);
  });

  test('names the event before a later property does', async () => {
    const variants = [having({ kind: { const: 'made' }, n: N }), having({ kind: { const: 'made' }, why: N })];
    const schema = having({ kind: { const: 'callback' }, data: { oneOf: variants } });
    const payloads = [
      { kind: 'callback', data: { kind: 'made', n: 1 } },
      { kind: 'callback', data: { kind: 'made' } },
    ];
    const { events, valid } = await judged(schema, payloads, { first: ['/data/kind', '/kind'] });
    expect(events).toStrictEqual(['made']);
    expect(valid).toStrictEqual([true, false]);
  });

  test('is reported where a branch leaves the property open', async () => {
    const open = having({ kind: { type: 'string' } });
    const schemas = { 'events/a.json': having({ data: { oneOf: [MADE, open] } }) };
    expect(await problemsOf(schemas, { discriminator: '/data/kind' })).toMatchObject([
      { code: 'HS402', pointer: '/properties/data' },
    ]);
  });

  test('may lead back to itself', async () => {
    const schema = {
      ...having({ data: { $ref: '#/$defs/Data' } }),
      $defs: {
        Made: MADE,
        Data: {
          oneOf: [
            { $ref: '#/$defs/Made' },
            having({ kind: { const: 'lost' }, data: { $ref: '#/$defs/Data' } }),
          ],
        },
      },
    };
    const payloads = data({ kind: 'lost', data: { kind: 'made', n: 1 } }, { kind: 'lost', data: {} });
    expect((await judged(schema, payloads)).valid).toStrictEqual([true, false]);
  });
});
