import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog, TypeOptions } from '../../generator/catalog/catalog.js';
import { schemasByName } from '../../generator/catalog/lower/lower-catalog.js';
import { DiagnosticError } from '../../generator/diagnostics/index.js';
import { fixturesOf } from '../../generator/samples/fixtures-of.js';
import { declareTypes } from '../../generator/types/declare-types.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { type Probe, refusals } from '../support/assignable.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';
import { type RandomSchema, randomSchema, randomValue } from '../support/random-schemas.js';

/** The number of schemas in a run, and the number of values tried on each. */
const SCHEMAS = 60;
const VALUES = 60;
const PATIENCE = 120_000;

/** A fixed seed gives the same schemas in every run. `npm run soundness` sets other seeds, and more of them. */
const seeds = (process.env.SOUNDNESS_SEEDS ?? '7').split(',').map(Number);

const flags = [false, true] as const;
const options = flags.flatMap((open) =>
  flags.flatMap((any) =>
    // What each option does is independent of the last one, which goes with another.
    flags.map((readonly): TypeOptions => ({ open, any, readonly, undefined: readonly })),
  ),
);

/** A catalog with one event per schema. The schema describes the event's `data`. */
function catalogOfData(schemas: readonly RandomSchema[]): Catalog {
  const files = schemas.flatMap(({ root, definitions }, at) => {
    const data = { $defs: definitions, ...(typeof root === 'object' ? root : { allOf: [root] }) };
    const event = eventSchema(`e${at}`, {
      required: ['data'],
      properties: { data: { $ref: `../c${at}.json` } },
    });
    return [
      [`c${at}.json`, data],
      [`events/e${at}.json`, event],
    ];
  });
  return catalogOf(Object.fromEntries(files));
}

/** The schemas that give no errors. */
function sound(schemas: readonly RandomSchema[]): readonly RandomSchema[] {
  return schemas.filter((one) => {
    try {
      return catalogOfData([one]).events.length === 1;
    } catch (error) {
      if (error instanceof DiagnosticError) return false;
      throw error;
    }
  });
}

/** Values that the catalog's validators accept, for the types that describe them. */
function accepted(catalog: Catalog, values: readonly unknown[]): readonly Probe[] {
  const { firstError } = catalogValidators(catalog);
  const fixtures = fixturesOf(catalog);
  return catalog.events.flatMap((event) => {
    const made = fixtures.get(event.type);
    const own = [made?.minimal, made?.full, ...(made?.variants ?? []).map(({ value }) => value)]
      .filter((one) => typeof one === 'object' && one !== null && 'data' in one)
      .map((one) => (one as { readonly data: unknown }).data);
    const all = [...own, ...own.flatMap(withUnknownMembers), ...values];
    const different = new Map(all.map((data) => [JSON.stringify(data), data]));
    return [...different.values()]
      .map((data) => ({ type: event.type, data }))
      .filter((payload) => firstError(event, payload) === undefined)
      .map((value): Probe => ({ type: event.names.type, value }));
  });
}

/** The same value with a property that the schema does not describe. */
function withUnknownMembers(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return [[...value, 'unknown'], []];
  return typeof value === 'object' && value !== null ? [{ ...value, unknown: [1] }, { unknown: null }] : [];
}

describe.each(seeds)('random schemas, seed %i', (seed) => {
  const schemas = sound(fc.sample(randomSchema, { numRuns: SCHEMAS, seed }));
  const catalog = catalogOfData(schemas);
  const probes = accepted(catalog, fc.sample(randomValue, { numRuns: VALUES, seed }));

  // A third of the random schemas accepts no value at all, or none that was tried.
  test('most of them can be generated, and accept some value', () => {
    expect(schemas.length).toBeGreaterThan(SCHEMAS * 0.8);
    expect(new Set(probes.map(({ type }) => type)).size).toBeGreaterThan(schemas.length * 0.6);
    expect(probes.length).toBeGreaterThan(SCHEMAS * 5);
  });

  test.each(options)(
    'every value that a validator accepts has the type: %o',
    { timeout: PATIENCE },
    async (one) => {
      const declarations = await declareTypes(schemasByName(catalog), one);
      const found = refusals(declarations.join('\n'), probes);
      const [first] = found;
      const at = first && Number(first.probe.type.replace(/\D/g, ''));
      const report = {
        ...first,
        declaration: declarations.filter((text) => text.includes(`C${at}`)),
        schema: schemas[at ?? 0],
      };
      expect(found.length, JSON.stringify(report, null, 1)).toBe(0);
    },
  );
});
