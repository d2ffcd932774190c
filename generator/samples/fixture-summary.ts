import type { Catalog } from '../catalog/catalog.js';
import { catalogKey } from '../catalog/catalog-key.js';
import { isJsonObject } from '../json/json.js';
import { memoize } from '../schema/memoize.js';
import { type Coverage, catalogFixtures } from './fixtures-of.js';

/** What is said about all fixtures of a catalog together. */
export interface FixtureSummary extends Coverage {
  /** The number of invalid payloads. */
  readonly invalid: number;
  /** The first event type that has all fixtures. Undefined where none has. */
  readonly complete: string | undefined;
}

/** The name of this result in the memory. */
const KIND = 'fixture summary';

/** Summarizes the fixtures of a catalog, or finds what an earlier run has kept about the same catalog. */
export const fixtureSummary: (catalog: Catalog) => FixtureSummary = memoize((catalog) => {
  const { memory } = catalog;
  const known = memory?.find(KIND, catalogKey(catalog));
  if (isJsonObject(known)) return known as unknown as FixtureSummary;
  const { coverage, invalid, byType } = catalogFixtures(catalog);
  const all = [...byType];
  const [complete] = all.find(([, one]) => one.minimal !== undefined && one.full !== undefined) ?? [];
  const summary = { ...coverage, invalid, ...(complete !== undefined && { complete }) };
  memory?.keep(KIND, catalogKey(catalog), summary);
  return { ...summary, complete };
});
