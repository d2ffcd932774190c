import type { LookUp } from './look-up.js';
import { memoize } from './memoize.js';
import type { SchemaObject } from './schema.js';

/** Like `memoize`, for a schema and a function that looks up definitions: the same definitions are used many times. */
export function perSchema<Result>(
  compute: (schema: SchemaObject, lookUp: LookUp) => Result,
): (schema: SchemaObject, lookUp: LookUp) => Result {
  const forLookUp = memoize((lookUp: LookUp) => memoize((schema: SchemaObject) => compute(schema, lookUp)));
  return (schema, lookUp) => forLookUp(lookUp)(schema);
}
