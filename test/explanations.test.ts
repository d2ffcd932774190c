import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../generator/catalog/catalog.js';
import { DiagnosticError } from '../generator/diagnostics/index.js';
import { usesUnevaluated } from '../generator/validate/ajv/ajv-instance.js';
import { compileValidators } from '../generator/validate/ajv/ajv-standalone.js';
import { catalogValidators } from '../generator/validate/catalog-validators.js';
import { catalogOf } from './support/catalog-of.js';
import { eventSchema } from './support/catalogs.js';
import { explainersOf, failuresOf } from './support/explainers.js';
import { type RandomSchema, randomSchema, randomValue } from './support/random-schemas.js';

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

describe.each([true, false])('The functions of the runtime, stopping at the first error: %s', (stops) => {
  test('report what Ajv’s code reports, for random schemas and values', () => {
    const seed = Number(process.env.EXPLAINED_SEED ?? 7);
    let compared = 0;
    for (const one of fc.sample(randomSchema, { seed, numRuns: SCHEMAS })) {
      const catalog = catalogFor(one);
      const [event] = catalog?.events ?? [];
      if (catalog === undefined || event === undefined) continue;
      const { bounded, shapes, names } = catalogValidators(catalog);
      if ([...bounded.values()].some(usesUnevaluated)) continue;
      const shape = shapes.shapeOf(event);
      const ajv = compileValidators(bounded, [shape], { allErrors: !stops, names }).checkOf(shape);
      const ajvCheck = (value: any) => { const failures: any[] = []; return ajv(value, '', failures) ? undefined : failures; };
      const own = explainersOf(catalog, stops)(event);
      for (const data of fc.sample(randomValue, { seed, numRuns: VALUES })) {
        const payload = { type: 'e', data };
        const found = failuresOf(own, payload);
        const expected = failuresOf(ajvCheck, payload);
        const context = JSON.stringify({ one, payload });
        expect(found.verdict, context).toBe(expected.verdict);
        const str = (l: readonly unknown[]) => JSON.stringify(l.map((x) => JSON.stringify(x)).sort());
        const [f, e] = stops ? [found.verdict ? [] : found.failures.slice(0, 1), found.verdict ? [] : expected.failures.slice(0, 1)] : [found.failures, expected.failures];
        if (str(f) !== str(e)) {
          const isReq = [...f, ...e].some((x) => x.keyword === 'required');
          (globalThis as any).cnt ??= {}; const k = `${stops} ${isReq}`; (globalThis as any).cnt[k] = ((globalThis as any).cnt[k] ?? 0) + 1;
          if (!isReq) console.log(context.slice(0, 600), str(f), str(e));
        }
        compared += 1;
      }
    }
    console.log((globalThis as any).cnt, compared);
    expect(compared).toBeGreaterThan(SCHEMAS * VALUES * 0.3);
  });
});
