import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import { DiagnosticError } from '../../generator/diagnostics/index.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';
import { ajvAccepts, explainersOf, failuresOf, usesUnevaluated } from '../support/explainers.js';
import { type RandomSchema, randomSchema, randomValue } from '../support/random-schemas.js';

const SCHEMAS = Number(process.env.EXPLAINED_SCHEMAS ?? 60);
const VALUES = 40;

function catalogFor({ root, definitions }: RandomSchema): Catalog | undefined {
  try {
    return catalogOf({
      'c.json': { $defs: definitions, ...(typeof root === 'object' ? root : { allOf: [root] }) },
      'events/e.json': eventSchema('e', { required: ['data'], properties: { data: { $ref: '../c.json' } } }),
    });
  } catch (error) {
    if (error instanceof DiagnosticError) return undefined;
    throw error;
  }
}

test('the functions of the runtime judge as Ajv does, for random schemas and values', () => {
  const seed = Number(process.env.EXPLAINED_SEED ?? 7);
  const compared = { accepted: 0, rejected: 0 };
  for (const one of fc.sample(randomSchema, { seed, numRuns: SCHEMAS })) {
    const catalog = catalogFor(one);
    const [event] = catalog?.events ?? [];
    if (catalog === undefined || event === undefined) continue;
    if ([...catalogValidators(catalog).schemas.values()].some(usesUnevaluated)) continue;
    const [first, all] = [true, false].map((stops) => explainersOf(catalog, stops)(event));
    for (const data of fc.sample(randomValue, { seed, numRuns: VALUES })) {
      const payload = { type: 'e', data };
      const context = JSON.stringify({ one, payload });
      const expected = ajvAccepts(catalog, event, payload);
      const [found, others] = [first, all].map((check) => check && failuresOf(check, payload));
      expect(found?.verdict, context).toBe(expected);
      expect(others?.verdict, context).toBe(expected);
      // A check that stops has one error.
      expect(found?.failures, context).toHaveLength(expected ? 0 : 1);
      compared[expected ? 'accepted' : 'rejected'] += 1;
    }
  }
  expect(compared.accepted).toBeGreaterThan(SCHEMAS * VALUES * 0.02);
  expect(compared.rejected).toBeGreaterThan(SCHEMAS * VALUES * 0.2);
});
