import type { Catalog } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower/lower-catalog.js';
import type { JsonValue } from '../json/json.js';
import { memoize } from '../schema/memoize.js';
import type { Schema, SchemaObject } from '../schema/schema.js';
import { schemaTests } from '../validate/data-checks.js';

/** Says whether a schema accepts a value. The schema is one of a catalog, or one made from parts of those. */
export type Accepts = (schema: Schema, value: JsonValue) => boolean;

/**
 * Checks values against single schemas of a catalog, at any depth. The emitted validators check only whole events; here,
 * the checks that explain rejections are made for each schema, on first use.
 */
export const acceptanceOf: (catalog: Catalog) => Accepts = memoize((catalog) => {
  const makeTest = schemaTests(schemasByName(catalog));
  const testOf = memoize((schema: SchemaObject) => makeTest(schema));
  const accepts: Accepts = (schema, value) => {
    if (typeof schema === 'boolean') return schema;
    const { allOf, ...rest } = schema;
    // A combination of schemas is a new object each time, but its parts are not.
    if (allOf !== undefined && Object.keys(rest).length === 0)
      return allOf.every((one) => accepts(one, value));
    return testOf(schema)(value);
  };
  return accepts;
});
