import type { LookUp } from './look-up.js';
import type { SchemaObject } from './schema.js';

/** Wraps a function so that it runs once per object, such as a catalog. The objects must never change. */
export function memoize<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const found = known.get(key) ?? { result: compute(key) };
    known.set(key, found);
    return found.result;
  };
}

/** Wraps a function so that it runs once, when its result is needed. */
export function once<Result>(compute: () => Result): () => Result {
  let found: { readonly result: Result } | undefined;
  return () => {
    found ??= { result: compute() };
    return found.result;
  };
}

/** Like `memoize`, for a schema and a function that looks up definitions: the same definitions are used many times. */
export function perSchema<Result>(
  compute: (schema: SchemaObject, lookUp: LookUp) => Result,
): (schema: SchemaObject, lookUp: LookUp) => Result {
  const forLookUp = memoize((lookUp: LookUp) => memoize((schema: SchemaObject) => compute(schema, lookUp)));
  return (schema, lookUp) => forLookUp(lookUp)(schema);
}
