import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogOf } from '../support/catalog-of.js';
import {
  type EmittedValidators,
  eventSchema,
  generateFrom,
  importEmitted,
  validatorsOf,
} from '../support/catalogs.js';
import { ajvAccepts, explainersOf, failuresOf } from '../support/explainers.js';

type Json = Readonly<Record<string, unknown>>;

const KEYS = ['a', 'b', 'c', 'd'];
const key = fc.constantFrom(...KEYS);
const value = fc.constantFrom<unknown>({}, { type: 'string' }, { const: 1 });

/** A part of a schema about an object: declared properties, and parts that apply to the same object. */
function part(depth: number): fc.Arbitrary<Json> {
  const own = {
    properties: fc.dictionary(key, value, { maxKeys: 2, noNullPrototype: true }),
    required: fc.uniqueArray(key, { maxLength: 1 }),
    patternProperties: fc.constantFrom({ '^[ab]$': {} }, { d: { type: 'string' } }),
  };
  if (depth === 0) return fc.record(own, { requiredKeys: [], noNullPrototype: true });
  const inner = part(depth - 1);
  const list = fc.array(inner, { minLength: 1, maxLength: 2 });
  const condition = fc.tuple(inner, inner, inner).map(([one, two, three]) =>
    Object.fromEntries([
      ['if', one],
      ['then', two],
      ['else', three],
    ]),
  );
  return fc
    .tuple(
      fc.record(
        {
          ...own,
          allOf: list,
          anyOf: list,
          oneOf: list,
          dependentSchemas: fc.dictionary(key, inner, { maxKeys: 1, noNullPrototype: true }),
          $ref: fc.constantFrom('#/$defs/One', '#/$defs/Two'),
          unevaluatedProperties: fc.constantFrom<unknown>(false, { type: 'string' }),
          additionalProperties: fc.constantFrom<unknown>(true, { type: 'string' }),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
      fc.option(condition, { nil: {} }),
    )
    .map(([one, two]) => ({ ...one, ...two }));
}

/** Every object with the keys, each absent, 1 or "x". */
const OBJECTS = KEYS.reduce<readonly Json[]>(
  (objects, name) => objects.flatMap((one) => [one, { ...one, [name]: 1 }, { ...one, [name]: 'x' }]),
  [{}],
);

const DEFINITIONS = {
  One: {
    type: 'object',
    properties: { a: { type: 'string' } },
    anyOf: [{ required: ['b'], properties: { b: {} } }, {}],
  },
  Two: { type: 'object', patternProperties: { '^c$': {} } },
};

const sample = (depth: number, numRuns: number) =>
  fc.sample(
    part(depth).map((one) => ({ type: 'object', ...one, unevaluatedProperties: false })),
    { numRuns, seed: 20_261 },
  );
const schemas = [...sample(1, 30), ...sample(2, 3)];

const files = Object.fromEntries(
  schemas.map((v, at) => [
    `events/a.${at}.schema.json`,
    { ...eventSchema(`a.${at}`, { properties: { v } }), $defs: DEFINITIONS },
  ]),
);

describe('unevaluatedProperties', () => {
  test('is decided by guards as by Ajv, for random schemas and every object', async () => {
    const generated = await generateFrom(files, { emitters: ['validators'] });
    const { validateWebhookEvent } = await validatorsOf(generated);
    const catalog = catalogOf(files);
    const events = new Map(catalog.events.map((event) => [event.type, event]));
    const verdicts = { accepted: 0, rejected: 0 };
    for (const [at, schema] of schemas.entries()) {
      for (const v of OBJECTS) {
        const payload = { type: `a.${at}`, v };
        const valid = validateWebhookEvent(payload).valid;
        verdicts[valid ? 'accepted' : 'rejected'] += 1;
        const event = events.get(payload.type);
        const expected = event && ajvAccepts(catalog, event, payload);
        expect({ schema, v, valid }).toEqual({ schema, v, valid: expected });
      }
    }
    expect(verdicts.accepted).toBeGreaterThan(200);
    expect(verdicts.rejected).toBeGreaterThan(200);
    expect(generated.files['payloads.js']).toContain('const matches');
  }, 60_000);
});

/** Conditions of which one outcome may be missing; Ajv forgets what such a condition evaluates. */
const HALVES = fc.sample(
  fc
    .tuple(part(1), part(0), fc.constantFrom('then', 'else', ''), part(0))
    .map(([one, condition, outcome, inner]) =>
      Object.fromEntries([
        ...Object.entries({ type: 'object', ...one, unevaluatedProperties: false }),
        ...(['then', 'else'] as const).map((name) => [name, undefined]),
        ['if', condition],
        ...(outcome === '' ? [] : [[outcome, inner]]),
      ]),
    ),
  { numRuns: 30, seed: 3 },
);

test('guards decide about conditions with one outcome as the functions do that explain', async () => {
  const events = HALVES.map((v, at): [string, object] => {
    const written = JSON.parse(JSON.stringify(v));
    return [
      `events/b.${at}.schema.json`,
      { ...eventSchema(`b.${at}`, { properties: { v: written } }), $defs: DEFINITIONS },
    ];
  });
  const catalog = catalogOf(Object.fromEntries(events));
  const generated = await generateFrom(Object.fromEntries(events), { emitters: ['guards'] });
  const { isWebhookEvent } = await importEmitted<EmittedValidators>(
    join(generated.folder, 'generated'),
    'guards.js',
  );
  expect(generated.files['payloads.js']).not.toContain('explain(');
  const explain = explainersOf(catalog, true);
  const verdicts = new Set<boolean>();
  for (const event of catalog.events)
    for (const v of OBJECTS) {
      const payload = { type: event.type, v };
      const expected = failuresOf(explain(event), payload).verdict;
      expect(isWebhookEvent(payload), JSON.stringify(payload)).toBe(expected);
      verdicts.add(expected);
    }
  expect(verdicts.size).toBe(2);
});
