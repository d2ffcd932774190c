import { mapSubschemas, type Schema, type SchemaObject } from '../../schema/schema.js';

/** A JSON text is a string, which holds no more items than this in any engine; an array without items can claim them. */
export const MOST_ITEMS = 2 ** 28;

/**
 * Gives arrays a greatest length where their items are gone through without one being refused for not being there, so
 * that no array of billions of holes keeps a validator.
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
