import { mapSubschemas, refName, refTo, type Schema } from './schema.js';

/** A copy in which references have other names. */
export function renameReferences(schema: Schema, rename: (name: string) => string): Schema {
  if (typeof schema === 'boolean') return schema;
  const inner = mapSubschemas(schema, (one) => renameReferences(one, rename));
  return inner.$ref === undefined ? inner : { ...inner, $ref: refTo(rename(refName(inner.$ref))) };
}
