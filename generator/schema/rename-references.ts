import { mapSubschemas, refName, refTo, type Schema } from './schema.js';

/** A copy in which references have other names. */
export function renameReferences(schema: Schema, rename: (name: string) => string): Schema {
  return changeReferences(schema, (name) => refTo(rename(name)));
}

/** A copy with other references, each computed from the name of its definition. */
export function changeReferences(schema: Schema, change: (name: string) => string): Schema {
  if (typeof schema === 'boolean') return schema;
  const inner = mapSubschemas(schema, (one) => changeReferences(one, change));
  return inner.$ref === undefined ? inner : { ...inner, $ref: change(refName(inner.$ref)) };
}
