import type { LookUp } from './look-up.js';
import type { SchemaObject } from './schema.js';

/** Works something out once for each schema and where its references lead: definitions are met again and again. */
export function perSchema<T>(
  workOut: (schema: SchemaObject, lookUp: LookUp) => T,
): (schema: SchemaObject, lookUp: LookUp) => T {
  const known = new WeakMap<LookUp, WeakMap<SchemaObject, { readonly result: T }>>();
  return (schema, lookUp) => {
    const bySchema = known.get(lookUp) ?? new WeakMap<SchemaObject, { readonly result: T }>();
    known.set(lookUp, bySchema);
    const found = bySchema.get(schema) ?? { result: workOut(schema, lookUp) };
    bySchema.set(schema, found);
    return found.result;
  };
}
