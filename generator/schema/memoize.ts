import type { LookUp } from './look-up.js';
import type { SchemaObject } from './schema.js';

/** A function that works something out once for each object that it is given, such as a catalog, which never changes. */
export function memoize<Key extends object, Result>(workOut: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const found = known.get(key) ?? { result: workOut(key) };
    known.set(key, found);
    return found.result;
  };
}

/** The same for a schema and what its references lead to: definitions are met again and again. */
export function perSchema<Result>(
  workOut: (schema: SchemaObject, lookUp: LookUp) => Result,
): (schema: SchemaObject, lookUp: LookUp) => Result {
  const forLookUp = memoize((lookUp: LookUp) => memoize((schema: SchemaObject) => workOut(schema, lookUp)));
  return (schema, lookUp) => forLookUp(lookUp)(schema);
}
