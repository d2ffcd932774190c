import { mapSubschemas, type Schema } from '../schema/schema.js';

/** The names of the formats that validators check. */
export type CheckedFormats = readonly string[];

/** The catalog's keyword for a `format`: `x-format`, an annotation, where validators do not check it. */
export function formatKeyword(name: unknown, checked: CheckedFormats): 'format' | 'x-format' {
  return typeof name === 'string' && checked.includes(name) ? 'format' : 'x-format';
}

/** A schema of ours, such as that of an envelope, in which formats that are not checked are annotations. */
export function withCheckedFormats(schema: Schema, checked: CheckedFormats): Schema {
  if (typeof schema === 'boolean') return schema;
  const { format, ...rest } = mapSubschemas(schema, (inner) => withCheckedFormats(inner, checked));
  return format === undefined ? rest : { ...rest, [formatKeyword(format, checked)]: format };
}
