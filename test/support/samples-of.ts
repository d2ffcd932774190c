import type { Catalog } from '../../generator/catalog/catalog.js';
import type { EventFixtures } from '../../generator/samples/fixture.js';
import { fixturesOf } from '../../generator/samples/fixtures-of.js';
import { catalogOf } from './catalog-of.js';
import { eventSchema } from './catalogs.js';

/** A catalog of one event `a`, whose `data` a schema describes. */
export function catalogWithData(data: unknown, $defs = {}): Catalog {
  return catalogOf({
    'events/a.json': eventSchema('a', { required: ['data'], properties: { data }, $defs }),
  });
}

/** The minimal and the full payload of an event whose `data` a schema describes, as far as they are found. */
export function payloadsWithData(data: unknown, $defs = {}): Partial<EventFixtures> {
  return fixturesOf(catalogWithData(data, $defs)).get('a') ?? {};
}

/** The `data` of both payloads. */
export function samplesOf(data: unknown): readonly unknown[] {
  const { minimal, full } = payloadsWithData(data);
  return [minimal, full].map((payload) => (payload as { data?: unknown } | undefined)?.data);
}
