import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import {
  DEFAULT_FIXTURES,
  EVERY_FIXTURE,
  type FixtureSettings,
  fixtureLimits,
} from '../../generator/catalog/fixture-settings.js';
import { chooseCandidates, subjectNumbers } from '../../generator/samples/choose-candidates.js';
import { catalogFixtures, fixturesOf } from '../../generator/samples/fixtures-of.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';

const texts = (count: number, name: string) =>
  Object.fromEntries(Array.from({ length: count }, (_one, at) => [`${name}${at}`, { type: 'string' }]));

/** The same object, written in every event, and a property of the event's own. */
function catalogOfOrders(
  events: number,
  properties: number,
  settings: Partial<FixtureSettings> = {},
): Catalog {
  const order = { type: 'object', properties: texts(properties, 'p') };
  const types = Array.from({ length: events }, (_one, at) => `order.e${at}`);
  const schemas = types.map((type, at) => {
    const own = { [`own${at}`]: { type: 'integer', minimum: 1 } };
    return [`${type}.json`, eventSchema(type, { required: ['order'], properties: { order, ...own } })];
  });
  return catalogOf(Object.fromEntries(schemas), { fixtures: { ...DEFAULT_FIXTURES, ...settings } });
}

const invalidOf = (catalog: Catalog) => [...fixturesOf(catalog).values()].map(({ invalid }) => invalid);
const counts = (catalog: Catalog) => invalidOf(catalog).map(({ length }) => length);

describe('invalid payloads', () => {
  test('are as many as the configuration says, and violate every constraint of the catalog together', () => {
    const catalog = catalogOfOrders(10, 40, { invalid: 14 });
    const { coverage } = catalogFixtures(catalog);
    expect(counts(catalog)).toEqual(Array.from({ length: 10 }, () => 14));
    expect(coverage).toEqual(catalogFixtures(catalogOfOrders(10, 40, EVERY_FIXTURE)).coverage);
    expect(coverage.violated).toBe(coverage.constraints);
    const violated = invalidOf(catalog).flatMap((list) =>
      list.filter(({ at }) => at[0] === 'order').map(({ at, keyword }) => `${at.join('.')} ${keyword}`),
    );
    const constraints = [
      'order required',
      'order type',
      ...Array.from({ length: 40 }, (_one, at) => `order.p${at} type`),
    ];
    expect(new Set(violated)).toEqual(new Set(constraints));
  });

  test('violate what only one event has in that event', () => {
    const [first = []] = invalidOf(catalogOfOrders(10, 40, { invalid: 14 }));
    expect(first.filter(({ at }) => at[0] === 'own0').map(({ keyword }) => keyword)).toEqual([
      'type',
      'minimum',
    ]);
  });

  test('are more than by default only where a constraint would be violated nowhere', () => {
    const [alone] = counts(catalogOfOrders(1, 300));
    const shared = catalogOfOrders(3, 300);
    expect(alone).toBeGreaterThan(300);
    expect(counts(shared)).toEqual([250, 250, 250]);
    expect(catalogFixtures(shared).coverage).toEqual({ constraints: 300 + 3 * 6, violated: 300 + 3 * 6 });
  });

  test('are no more than a number in the configuration, and the coverage says what is missing', () => {
    const catalog = catalogOfOrders(1, 100, { invalid: 20 });
    expect(counts(catalog)).toEqual([20]);
    expect(catalogFixtures(catalog).coverage).toEqual({ constraints: 100 + 6, violated: 20 });
  });

  test('violate in up to ten events what all events share, and in each event what it has alone', () => {
    const lists = invalidOf(catalogOfOrders(15, 4));
    const events = (place: string) =>
      lists.filter((list) => list.some(({ at }) => at.join('.') === place)).length;
    expect([0, 1, 2, 3].map((at) => events(`order.p${at}`))).toEqual([10, 10, 10, 10]);
    expect(events('order')).toBe(15);
    expect(lists.map((list) => list.some(({ at }) => at[0]?.startsWith('own')))).not.toContain(false);
  });

  test('are the same objects in several events where they are equal', () => {
    const objects = invalidOf(catalogOfOrders(3, 5)).flat();
    const texts = objects.map((one) => JSON.stringify(one));
    expect(new Set(objects).size).toBe(new Set(texts).size);
    expect(new Set(objects).size).toBeLessThan(objects.length);
  });

  test('can be left out', () => {
    const catalog = catalogOfOrders(2, 5, { invalid: 0, variants: 0 });
    expect([...fixturesOf(catalog).values()]).toMatchObject([
      { variants: [], invalid: [] },
      { variants: [], invalid: [] },
    ]);
  });
});

describe('variants', () => {
  /** An invoice: lists of hundreds of values, and many places that may be null. */
  const invoice = eventSchema('invoice.paid', {
    properties: {
      ...Object.fromEntries(
        Array.from({ length: 12 }, (_one, list) => [
          `code${list}`,
          { enum: Array.from({ length: 150 }, (_two, at) => `${list}-${at}`) },
        ]),
      ),
      ...Object.fromEntries(
        Array.from({ length: 50 }, (_one, at) => [`text${at}`, { type: ['string', 'null'] }]),
      ),
    },
  });
  const variantsWith = (settings: Partial<FixtureSettings>) => {
    const catalog = catalogOf(
      { 'invoice.json': invoice },
      { fixtures: { ...DEFAULT_FIXTURES, ...settings } },
    );
    return fixturesOf(catalog).get('invoice.paid')?.variants ?? [];
  };

  test('are limited, and each place has its turn', () => {
    const variants = variantsWith({});
    expect(variantsWith(EVERY_FIXTURE)).toHaveLength(12 * 150 + 50);
    expect(variants).toHaveLength(100);
    expect(new Set(variants.map(({ at }) => at.join())).size).toBe(62);
    expect(variants.filter(({ at }) => at[0] === 'code0').length).toBeLessThan(10);
  });

  test('stay in the order of the payload', () => {
    const order = variantsWith(EVERY_FIXTURE).map(({ name }) => name);
    const places = variantsWith({ variants: 30 }).map(({ name }) => order.indexOf(name));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});

test('a large catalog has fewer fixtures per event by default, and as many as the configuration says', () => {
  expect([50, 51].map((events) => fixtureLimits(DEFAULT_FIXTURES, events))).toEqual([
    { variants: 100, invalid: 250, breaksAll: true },
    { variants: 25, invalid: 50, breaksAll: true },
  ]);
  const limits = fixtureLimits({ json: false, variants: 70, invalid: 80 }, 51);
  expect(limits).toEqual({ variants: 70, invalid: 80, breaksAll: false });
});

test('each candidate is checked once', () => {
  const checked = new Map<string, number>();
  const { numberOf } = subjectNumbers();
  const event = (name: string) => ({
    subjects: Int32Array.from('abcde', numberOf),
    accepts: (at: number) => {
      checked.set(name + at, (checked.get(name + at) ?? 0) + 1);
      return at !== 2;
    },
    steps: 100,
  });
  const choice = chooseCandidates([event('1'), event('2')], { most: 9, mayExceed: true });
  expect(choice.events.map(({ positions }) => positions)).toEqual([
    [0, 1, 3, 4],
    [0, 1, 3, 4],
  ]);
  expect([choice.subjects, choice.covered]).toEqual([5, 4]);
  expect([...checked.values()]).toEqual(Array.from({ length: 10 }, () => 1));
});
