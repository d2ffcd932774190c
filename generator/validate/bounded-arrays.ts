import { mapSubschemas, type Schema, type SchemaObject } from '../schema/schema.js';

/**
 * The most items that a JSON text can have, because a JavaScript string is no longer than this. An array with holes can
 * claim to have more.
 */
export const MOST_ITEMS = 2 ** 28;

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
  if (typeof items !== 'object' || items.$ref !== undefined) return false;
  return (
    items.type === undefined &&
    items.const === undefined &&
    items.enum === undefined &&
    Object.keys(items).length > 0
  );
}
