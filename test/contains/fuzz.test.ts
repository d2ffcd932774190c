import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalog } from '../../generator/catalog/catalog.js';
import type { Containment } from '../../generator/contains/containment.js';
import { contains } from '../../generator/contains/contains.js';
import { evaluatorOf } from '../../generator/contains/evaluate/evaluate.js';
import { readPair } from '../../generator/contains/read/read-pair.js';
import { DiagnosticError } from '../../generator/diagnostics/index.js';
import type { JsonValue } from '../../generator/json/json.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { budget, PATIENCE, report } from '../fuzz/budget.js';
import { catalogOf } from '../support/catalog-of.js';
import { eventSchema } from '../support/catalogs.js';
import { densePair, type RandomPair, randomPair } from '../support/containment-pairs.js';
import { isValid } from '../support/is-valid.js';

/** One in so many witnesses is given to validators that have to be compiled. */
const COMPILED = Number(process.env.FUZZ_COMPILED ?? 4);

const counts = { yes: 0, no: 0, unknown: 0, 'values tried': 0, 'witnesses compiled': 0, 'Ajv alone': 0 };

/** A "yes" for which a value is found that only `sub` accepts, or a witness that is none. */
function contradiction({ sub, sup, values }: RandomPair, found: Containment): unknown {
  const pair = readPair(sub, sup, {});
  if ('answer' in pair || found.answer === 'unknown') return undefined;
  const [isSub, isSup] = [pair.sub, pair.sup].map((one) => evaluatorOf(one, { left: Infinity }));
  const tellsApart = (value: unknown): boolean =>
    isSub?.(value as JsonValue) === true && isSup?.(value as JsonValue) === false;
  if (found.answer === 'no') return tellsApart(found.witness) ? undefined : found.witness;
  counts['values tried'] += values.length;
  return values.find(tellsApart);
}

/** What the validators that hookschema emits say of a value. Undefined for schemas that it refuses. */
function emitted(schema: unknown, value: unknown): boolean | undefined {
  let catalog: Catalog;
  try {
    const data = typeof schema === 'object' ? schema : { allOf: [schema] };
    const properties = { data: { $ref: '../data.json' } };
    catalog = catalogOf({
      'data.json': data,
      'events/e.json': eventSchema('e', { required: ['data'], properties }),
    });
  } catch (error) {
    if (error instanceof DiagnosticError) return undefined;
    throw error;
  }
  const [event] = catalog.events;
  if (event === undefined) throw new Error('no event');
  return catalogValidators(catalog).firstError(event, { type: 'e', data: value }) === undefined;
}

/** Ajv fails to compile some schemas with `unevaluatedItems`. */
function ajv(schema: unknown, value: unknown): boolean | undefined {
  try {
    return isValid(schema, value);
  } catch {
    return undefined;
  }
}

function check(pair: RandomPair): void {
  const found = contains(pair.sub, pair.sup);
  counts[found.answer]++;
  expect(contradiction(pair, found), JSON.stringify(pair)).toBeUndefined();
  if (found.answer !== 'no' || counts.no % COMPILED !== 0) return;
  counts['witnesses compiled']++;
  const { witness } = found;
  const said = (judge: typeof ajv) => [judge(pair.sub, witness) ?? true, judge(pair.sup, witness) ?? false];
  expect(said(emitted), JSON.stringify({ ...pair, values: [], witness })).toEqual([true, false]);
  // Ajv 8.20 accepts [] for {"contains": {}, "prefixItems": [{"if": {}, "then": true, "else": {}}]}.
  const [accepted, rejected] = said(ajv);
  if (!accepted || rejected) counts['Ajv alone']++;
}

/** Ajv is wrong about few schemas; where it disagrees more often, something else is. */
function expectAjvAgrees(): void {
  expect(counts['Ajv alone']).toBeLessThanOrEqual(counts['witnesses compiled'] / 100);
}

test('no answer about realistic schemas is contradicted', { timeout: PATIENCE }, () => {
  fc.assert(fc.property(randomPair, check), budget(150));
  report('contains', counts);
  expectAjvAgrees();
  expect(counts.unknown).toBeLessThan((counts.yes + counts.no) / 50);
});

test('no answer about small schemas of many keywords is contradicted', { timeout: PATIENCE }, () => {
  fc.assert(fc.property(densePair, check), budget(600));
  report('contains', counts);
  expectAjvAgrees();
  expect(counts.unknown).toBeLessThan((counts.yes + counts.no) / 50);
});
