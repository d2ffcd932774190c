import type { Catalog, EventDefinition } from '../../generator/catalog/catalog.js';
import { schemasByName } from '../../generator/catalog/lower/lower-catalog.js';
import type { JsonValue } from '../../generator/json/json.js';
import { type Check, describe, type ValidationError } from '../../generator/runtime/errors.js';
import { memoize } from '../../generator/schema/memoize.js';
import { innerSchemas, type Schema } from '../../generator/schema/schema.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { catalogChecks } from '../../generator/validate/data-checks.js';
import { singleSchemas } from './single-schemas.js';

/** The checks of a catalog's events by the functions of the runtime, from the data that emitted modules have. */
export function explainersOf(catalog: Catalog, stops: boolean): (event: EventDefinition) => Check {
  const { shapes, schemas } = catalogValidators(catalog);
  return catalogChecks(catalog, shapes, { short: schemas, stops });
}

/** The failures of a check as errors with their values, and its verdict. */
export function failuresOf(
  check: Check,
  value: unknown,
): { verdict: boolean; failures: readonly (ValidationError & { value: unknown })[] } {
  const failures = check(value);
  return {
    verdict: failures === undefined,
    failures: (failures ?? []).map((one) => ({ ...describe('e', one), value: one.value })),
  };
}

/** Says whether Ajv accepts a payload as an event. */
export function ajvAccepts(catalog: Catalog, { schema }: EventDefinition, payload: unknown): boolean {
  return ajvChecks(catalog)(schema)(payload as JsonValue);
}

/** Makes Ajv's checks of a catalog's schemas, each once. */
const ajvChecks = memoize((catalog: Catalog) => {
  const compile = singleSchemas(schemasByName(catalog));
  const known = new Map<Schema, (value: JsonValue) => boolean>();
  return (schema: Schema) => {
    const check = known.get(schema) ?? compile(schema);
    known.set(schema, check);
    return check;
  };
});

/** True for a schema with `unevaluatedProperties` or `unevaluatedItems`, about which Ajv gives wrong verdicts. */
export function usesUnevaluated(schema: Schema): boolean {
  if (typeof schema === 'boolean') return false;
  const own = schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined;
  return own || innerSchemas(schema).some(usesUnevaluated);
}
