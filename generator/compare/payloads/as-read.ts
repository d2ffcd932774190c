import { keywordsThatApply } from '../../schema/keyword-sets.js';
import { mapSubschemas, type Schema, type SchemaObject } from '../../schema/schema.js';

/** The keywords whose schemas a value has to match, or one of which it has to match. */
const READ = keywordsThatApply('value', 'value-if', 'inside');

/**
 * The schemas of a catalog as code reads them that was built against them: it does not look at properties that it does not
 * know, so `additionalProperties: false` and `unevaluatedProperties: false` are left out. Where only these tell the
 * branches of a `oneOf` apart, one of them is enough. Conditions and negations stay as they are.
 */
export function readSchemas(schemas: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> {
  return new Map([...schemas].map(([name, schema]) => [name, asRead(schema)]));
}

function asRead(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const { additionalProperties, unevaluatedProperties, ...rest } = schema;
  const opened: SchemaObject = {
    ...rest,
    ...(additionalProperties !== undefined && additionalProperties !== false && { additionalProperties }),
    ...(unevaluatedProperties !== undefined && unevaluatedProperties !== false && { unevaluatedProperties }),
  };
  const read = mapSubschemas(opened, asRead, READ);
  const branches = schema.oneOf?.map(asRead);
  if (branches === undefined || JSON.stringify(branches) === JSON.stringify(schema.oneOf)) return read;
  const { oneOf: _oneOf, anyOf, ...others } = read;
  return anyOf === undefined
    ? { ...others, anyOf: branches }
    : { ...others, allOf: [...(others.allOf ?? []), { anyOf }, { anyOf: branches }] };
}
