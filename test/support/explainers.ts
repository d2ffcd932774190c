import type { Catalog, EventDefinition } from '../../generator/catalog/catalog.js';
import { type Check, describe, type Failure, type ValidationError } from '../../generator/runtime/errors.js';
import { catalogValidators } from '../../generator/validate/catalog-validators.js';
import { dataChecks } from '../../generator/validate/data-checks.js';

/** The checks of a catalog's events by the functions of the runtime, from the data that emitted modules have. */
export function explainersOf(catalog: Catalog, stops: boolean): (event: EventDefinition) => Check {
  return dataChecks(catalog, catalogValidators(catalog).bounded, stops);
}

/** The failures of a check as errors with their values, and its verdict. */
export function failuresOf(
  check: Check,
  value: unknown,
): { verdict: boolean; failures: readonly (ValidationError & { value: unknown })[] } {
  const failures = check(value);
  return { verdict: failures === undefined, failures: (failures ?? []).map((one) => ({ ...describe('e', one), value: one.value })) };
}
