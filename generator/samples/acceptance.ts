import type { Catalog } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import type { JsonValue } from '../json/json.js';
import { memoize } from '../schema/memoize.js';
import { changeReferences } from '../schema/rename-references.js';
import type { Schema, SchemaObject } from '../schema/schema.js';
import { singleSchemas } from '../validate/ajv/single-schemas.js';
import { lowerValidator } from '../validate/validator-rules.js';

/** Says whether a schema accepts a value. The schema is one of a catalog, or one made from parts of those. */
export type Accepts = (schema: Schema, value: JsonValue) => boolean;

/**
 * Checks values against single schemas of a catalog, at any depth. The emitted validators check only whole events;
 * here, Ajv compiles each schema once, on first use.
 */
export const acceptanceOf: (catalog: Catalog) => Accepts = memoize((catalog) => {
  const schemas = schemasByName(catalog);
  const ids = new Map([...schemas.keys()].map((name, at) => [name, `definition:${at}`]));
  // Each definition is a separate document, which Ajv compiles once.
  const document = (schema: Schema) => ({
    allOf: [changeReferences(lowerValidator(schema), (name) => ids.get(name) ?? name)],
  });
  const compile = singleSchemas(
    new Map([...schemas].map(([name, schema]) => [ids.get(name) ?? name, document(schema)])),
  );
  const checkOf = memoize((schema: SchemaObject) => compile(document(schema)));
  const accepts: Accepts = (schema, value) => {
    if (typeof schema === 'boolean') return schema;
    const { allOf, ...rest } = schema;
    // A combination of schemas is a new object each time, but its parts are not.
    if (allOf !== undefined && Object.keys(rest).length === 0)
      return allOf.every((one) => accepts(one, value));
    return checkOf(schema)(value);
  };
  return accepts;
});
