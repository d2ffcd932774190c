import { MOST_ITEMS, rejectsHoles } from '../runtime/explain-arrays.js';
import { mapSubschemas, type Schema, type SchemaObject } from '../schema/schema.js';

/**
 * Limits the length of arrays whose holes would not be rejected one by one, so that an array with billions of holes
 * cannot keep a validator busy.
 */
export function boundArrays(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const inner = mapSubschemas(schema, boundArrays);
  return mayGoOn(inner) ? { ...inner, maxItems: Math.min(inner.maxItems ?? MOST_ITEMS, MOST_ITEMS) } : inner;
}

function mayGoOn({ contains, items }: SchemaObject): boolean {
  if (contains !== undefined) return true;
  return typeof items === 'object' && !rejectsHoles(items) && Object.keys(items).length > 0;
}
