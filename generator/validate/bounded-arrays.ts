import { MOST_ITEMS, rejectsHoles } from '../runtime/explain-arrays.js';
import { memoize } from '../schema/memoize.js';
import { mapSubschemas, type Schema, type SchemaObject } from '../schema/schema.js';

/**
 * Creates a function that limits the length of arrays whose holes would not be rejected one by one, so that an array with
 * billions of holes cannot keep a validator busy. It gives the same object for the same schema.
 */
export function arrayBounds(): (schema: Schema) => Schema {
  const ofObject = memoize((schema: SchemaObject): SchemaObject => {
    const inner = mapSubschemas(schema, bound);
    return mayGoOn(inner)
      ? { ...inner, maxItems: Math.min(inner.maxItems ?? MOST_ITEMS, MOST_ITEMS) }
      : inner;
  });
  const bound = (schema: Schema): Schema => (typeof schema === 'boolean' ? schema : ofObject(schema));
  return bound;
}

function mayGoOn({ contains, items }: SchemaObject): boolean {
  if (contains !== undefined) return true;
  return typeof items === 'object' && !rejectsHoles(items) && Object.keys(items).length > 0;
}
