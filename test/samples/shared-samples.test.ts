import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixturesOf } from '../../generator/samples/fixtures-of.js';
import { validPayload } from '../../generator/samples/valid-payload.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema, type Schemas } from '../support/catalogs.js';

const NAMES = ['a', 'b', 'c', 'd'];
const TYPES = ['one', 'two', 'three'];

/** A definition with references to others, itself included: required or optional, in a list or as a choice. */
const definition = fc
  .array(
    fc.record({
      to: fc.constantFrom(...NAMES),
      form: fc.constantFrom('plain', 'list', 'nullable', 'described'),
      isRequired: fc.boolean(),
    }),
    { maxLength: 3 },
  )
  .map((members) => ({
    type: 'object',
    required: members.flatMap(({ isRequired, form }, at) =>
      isRequired && (form === 'list' || form === 'nullable') ? [`member_${at}`] : [],
    ),
    properties: {
      text: { type: 'string', minLength: 1 },
      ...Object.fromEntries(members.map(({ to, form }, at) => [`member_${at}`, schemaOf(to, form)])),
    },
  }));

function schemaOf(to: string, form: string): object {
  const reference = { $ref: `../common/${to}.json` };
  if (form === 'list') return { type: 'array', items: reference };
  if (form === 'nullable') return { anyOf: [reference, { type: 'null' }] };
  return form === 'described' ? { ...reference, default: null } : reference;
}

const definitions = fc
  .tuple(...NAMES.map(() => definition))
  .map((all): Schemas => Object.fromEntries(NAMES.map((name, at) => [`common/${name}.json`, all[at] ?? {}])));

/** An event that holds some of the definitions. */
const event = (type: string, held: readonly string[]): object =>
  eventSchema(type, {
    properties: Object.fromEntries(held.map((to) => [to, { $ref: `../common/${to}.json` }])),
  });

test('the payloads of an event do not depend on the other events of a catalog', () => {
  fc.assert(
    fc.property(definitions, fc.tuple(...TYPES.map(() => fc.subarray(NAMES))), (shared, held) => {
      const events = TYPES.map((type, at) => [`events/${type}.json`, event(type, held[at] ?? [])] as const);
      const all = fixturesOf(catalogOf({ ...shared, ...Object.fromEntries(events) }));
      for (const [at, type] of TYPES.entries()) {
        const alone = fixturesOf(catalogOf({ ...shared, ...Object.fromEntries(events.slice(at, at + 1)) }));
        const { minimal, full } = all.get(type) ?? {};
        expect({ minimal, full }).toStrictEqual({
          minimal: alone.get(type)?.minimal,
          full: alone.get(type)?.full,
        });
      }
    }),
    { numRuns: 25 },
  );
});

test('two events have the same object where they use the same definition', () => {
  const schemas = {
    'common/a.json': { type: 'object', properties: { text: { type: 'string' } } },
    'events/one.json': event('one', ['a']),
    'events/two.json': event('two', ['a']),
  };
  const catalog = catalogOf(schemas);
  const [one, two] = catalog.events.map((each) => validPayload(catalog, each, 'full')) as { a: object }[];
  expect(one?.a).toStrictEqual({ text: expect.any(String) });
  expect(one?.a).toBe(two?.a);
});

test('what one definition has accepted is checked again for another one', () => {
  const catalog = catalogOf({
    'common/a.json': { type: 'object' },
    'common/b.json': { type: 'object', required: ['text'] },
    'events/one.json': event('one', ['a', 'b']),
  });
  const [one] = catalog.events;
  if (one === undefined) throw new Error('no event');
  const { firstError } = catalogValidators(catalog);
  const value = {};
  expect(firstError(one, { type: 'one', a: value })).toBeUndefined();
  expect(firstError(one, { type: 'one', a: value, b: value })).toMatchObject({ path: '/b/text' });
});
