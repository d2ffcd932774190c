import { MOST_ITEMS, rejectsHoles } from '../runtime/explain-arrays.js';
import { memoize } from '../schema/memoize.js';
import { mapSubschemas, type Schema, type SchemaObject } from '../schema/schema.js';

/**
 * Limits the length of arrays whose holes would not be rejected one by one, so that an array with billions of holes
 * cannot keep a validator busy.
 */
export function boundArrays(schema: Schema): Schema {
  return typeof schema === 'boolean' ? schema : bounded(schema);
}

/** In a process that runs again, most schemas are those of the run before. */
const bounded = memoize((schema: SchemaObject): SchemaObject => {
  const inner = mapSubschemas(schema, boundArrays);
  return mayGoOn(inner) ? { ...inner, maxItems: Math.min(inner.maxItems ?? MOST_ITEMS, MOST_ITEMS) } : inner;
});

function mayGoOn({ contains, items }: SchemaObject): boolean {
  if (contains !== undefined) return true;
  return typeof items === 'object' && !rejectsHoles(items) && Object.keys(items).length > 0;
}
