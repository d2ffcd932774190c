import type { JsonValue } from '../json/json.js';
import { conjuncts } from './in-place.js';
import type { LookUp } from './look-up.js';
import { isOfTypes, ownSchema, type Schema, typesOf, valuesOf } from './schema.js';

/** Keywords that list values. */
const LISTING: ReadonlySet<string> = new Set(['type', 'const', 'enum']);

/** The values that a schema excludes by a `not` with nothing but listed values, through references and `allOf`. */
export function excludedValues(schema: Schema | undefined, lookUp: LookUp): readonly JsonValue[] {
  return conjuncts(schema, lookUp).flatMap(({ not }) => {
    if (typeof not !== 'object' || !Object.keys(not).every((keyword) => LISTING.has(keyword))) return [];
    const types = typesOf(not);
    return (valuesOf(not) ?? []).filter((value) => types === undefined || isOfTypes(value, types));
  });
}

/** The values that a schema excludes for a property, where an object has it. */
export function excludedAt(schema: Schema, property: string, lookUp: LookUp): readonly JsonValue[] {
  return conjuncts(schema, lookUp).flatMap(({ properties = {} }) =>
    excludedValues(ownSchema(properties, property), lookUp),
  );
}
