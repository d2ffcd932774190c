import type { JsonValue } from '../json/json.js';
import { conjuncts } from './in-place.js';
import type { LookUp } from './look-up.js';
import { ownSchema, type Schema, valuesOf } from './schema.js';

/** The required properties that are limited to listed values, with those values, in the order of `required`. */
export function requiredLiterals(schema: Schema, lookUp: LookUp): ReadonlyMap<string, readonly JsonValue[]> {
  const parts = conjuncts(schema, lookUp);
  const found = new Map<string, readonly JsonValue[]>();
  for (const key of new Set(parts.flatMap(({ required = [] }) => required))) {
    const values = parts
      .flatMap(({ properties = {} }) => conjuncts(ownSchema(properties, key), lookUp))
      .map(valuesOf)
      .find((list) => list !== undefined);
    if (values !== undefined) found.set(key, values);
  }
  return found;
}
