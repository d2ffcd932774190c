import type { Catalog } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import type { JsonValue } from '../json/json.js';
import { changeReferences } from '../schema/rename-references.js';
import type { Schema } from '../schema/schema.js';
import { singleSchemas } from '../validate/ajv/single-schemas.js';
import { lowerValidator } from '../validate/validator-rules.js';

/** Tells whether a schema accepts a value: one of a catalog, or one that is put together of its parts. */
export type Accepts = (schema: Schema, value: JsonValue) => boolean;

/**
 * Judges values by single schemas of a catalog, however deep they lie. The validators that are emitted know whole events
 * alone; here each schema is compiled when it is asked for, by Ajv, once.
 */
export function acceptanceOf(catalog: Catalog): Accepts {
  const known = made.get(catalog) ?? make(catalog);
  made.set(catalog, known);
  return known;
}

const made = new WeakMap<Catalog, Accepts>();

function make(catalog: Catalog): Accepts {
  const schemas = schemasByName(catalog);
  const ids = new Map([...schemas.keys()].map((name, at) => [name, `definition:${at}`]));
  // Each definition is a document of its own, which Ajv compiles once.
  const document = (schema: Schema) => ({
    allOf: [changeReferences(lowerValidator(schema), (name) => ids.get(name) ?? name)],
  });
  const compile = singleSchemas(
    new Map([...schemas].map(([name, schema]) => [ids.get(name) ?? name, document(schema)])),
  );
  const compiled = new WeakMap<object, (value: JsonValue) => boolean>();
  const accepts: Accepts = (schema, value) => {
    if (typeof schema === 'boolean') return schema;
    const { allOf, ...rest } = schema;
    // What is put together of parts is new every time; the parts are not.
    if (allOf !== undefined && Object.keys(rest).length === 0)
      return allOf.every((one) => accepts(one, value));
    const check = compiled.get(schema) ?? compile(document(schema));
    compiled.set(schema, check);
    return check(value);
  };
  return accepts;
}
