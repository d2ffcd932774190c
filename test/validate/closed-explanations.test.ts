import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { allErrorsOf, firstError, withType } from '../../generator/runtime/errors.js';
import { catalogOf } from '../support/catalog-of.js';
import {
  type EmittedValidators,
  eventSchema,
  type Generated,
  generateFrom,
  importEmitted,
} from '../support/catalogs.js';
import { explainersOf } from '../support/explainers.js';

const CLOSED = { type: 'object', unevaluatedProperties: false };

/** An event whose objects are all closed by `unevaluatedProperties`. */
const FILES = {
  'events/a.json': {
    ...eventSchema('a', {
      required: ['kind', 'list'],
      properties: {
        kind: { enum: ['one', 'two'] },
        name: { type: 'string' },
        list: {
          type: 'array',
          items: {
            ...CLOSED,
            required: ['n'],
            properties: { n: { type: 'integer' }, s: { type: ['string', 'null'] } },
          },
        },
        inner: {
          ...CLOSED,
          required: ['s'],
          properties: { s: { type: 'string' }, u: { format: 'uri', type: 'string' } },
        },
        tree: { $ref: '#/$defs/Tree' },
      },
      allOf: [{ $ref: '#/$defs/Envelope' }],
      unevaluatedProperties: false,
    }),
    $defs: {
      Envelope: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string' }, note: { type: 'string' } },
      },
      Tree: {
        ...CLOSED,
        properties: {
          left: { $ref: '#/$defs/Tree' },
          leaf: { type: 'string' },
          right: { $ref: '#/$defs/Tree' },
        },
      },
    },
  },
};

const other = fc.constantFrom([], [], [], [], [], [['z', 1]]);

/** An object with most of these properties, in any order, and sometimes with another. */
function anyObject(values: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  const entries = Object.entries(values).map(([name, value]) => fc.tuple(fc.constant(name), value));
  return fc
    .tuple(other, fc.tuple(...entries))
    .chain(([more, all]) => fc.shuffledSubarray([...more, ...all], { minLength: all.length - 1 }))
    .map((some) => Object.fromEntries(some as [string, unknown][]));
}

const text = fc.constantFrom<unknown>('x', 'y', 'z', 'xy', 1, undefined);
const tree = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, text, anyObject({ left: tie('tree'), leaf: text, right: tie('tree') })),
})).tree;
const payload = anyObject({
  kind: fc.constantFrom('one', 'two', 'one', 'three'),
  name: text,
  list: fc.array(
    anyObject({
      n: fc.constantFrom<unknown>(1, 2.5, 'x'),
      s: fc.constantFrom<unknown>('x', null, 3),
    }),
    { maxLength: 3 },
  ),
  inner: anyObject({ s: text, u: fc.constantFrom<unknown>('https://example.com', 'x y', 3) }),
  tree,
  id: text,
  note: text,
}).map((one) => ({ type: 'a', ...one }));

describe('Closed objects whose properties and other names are checked together', () => {
  let generated: Generated;
  beforeAll(async () => {
    generated = await generateFrom(FILES);
  });

  const emitted = (entry: string) =>
    importEmitted<EmittedValidators>(join(generated.folder, 'generated'), `${entry}.js`);

  test.each([
    ['validators', true],
    ['all-errors', false],
  ] as const)(
    'give the same errors in %s, in the same order, as the functions for each keyword',
    async (entry, stops) => {
      expect(generated.files['definitions.js']).toContain('properties: checkClosedProperties');
      expect(generated.files['definitions.js']).not.toContain('unevaluatedProperties: check');
      const { validateWebhookEvent } = await emitted(entry);
      const catalog = catalogOf(FILES);
      const explain = explainersOf(catalog, stops);
      const [event] = catalog.events;
      const check = event && withType('a', explain(event), ['type']);
      const counts = new Map<number, number>();
      for (const value of fc.sample(payload, { numRuns: 8000, seed: 5 })) {
        const error = check && firstError('a', check, value);
        const errors = check && error && (stops ? [error] : allErrorsOf('a', check, value));
        expect(validateWebhookEvent(value)).toStrictEqual(
          errors ? { valid: false, errors } : { valid: true, value },
        );
        counts.set(errors?.length ?? 0, (counts.get(errors?.length ?? 0) ?? 0) + 1);
      }
      expect(counts.get(0)).toBeGreaterThan(20);
      expect(counts.size).toBeGreaterThan(stops ? 1 : 5);
    },
  );

  test('a required property that comes from a class is checked too', async () => {
    class Inner {
      get s(): number {
        return 1;
      }
    }
    const value = { type: 'a', id: 'x', kind: 'one', list: [], inner: new Inner() };
    for (const entry of ['validators', 'all-errors']) {
      const { validateWebhookEvent } = await emitted(entry);
      expect(validateWebhookEvent(value)).toMatchObject({
        valid: false,
        errors: [{ path: '/inner/s', keyword: 'type' }],
      });
      expect(validateWebhookEvent({ ...value, inner: { s: 'x' } }).valid).toBe(true);
    }
  });

  test('strings that have properties too, one in the other, do not double the work with each level', async () => {
    const nested = Array.from({ length: 40 }).reduce<object>(
      (inner) => ({ type: 'string', properties: { a: inner }, unevaluatedProperties: false }),
      { type: 'string' },
    );
    const { files, folder } = await generateFrom({
      'events/a.json': eventSchema('a', { properties: { v: nested }, unevaluatedProperties: false }),
    });
    expect(files['definitions.js']).toContain('checkClosedProperties');
    const { validateWebhookEvent } = await importEmitted<EmittedValidators>(
      join(folder, 'generated'),
      'all-errors.js',
    );
    expect(validateWebhookEvent({ type: 'a', v: { a: { a: 1 } } })).toMatchObject({
      valid: false,
      errors: [{ path: '/v' }, { path: '/v/a' }, { path: '/v/a/a' }],
    });
  });
});
