import { type JsonObject, ownValue } from '../../json/json.js';
import type { Dialect } from '../../schema/dialect.js';
import { ANNOTATIONS } from '../../schema/keyword-sets.js';
import { type Schema, type SchemaObject, typesOf } from '../../schema/schema.js';

/**
 * How `nullable` is read. `standard`: as OpenAPI 3.0.3 defines it, beside a `type`, and nowhere in other dialects.
 * `lenient`: null is allowed wherever it is written.
 */
export type NullableMode = 'standard' | 'lenient';

/** Adds null to a schema of the catalog whose written form has `nullable: true`, where the mode says so. */
export function withNullable(
  schema: SchemaObject,
  written: JsonObject,
  dialect: Dialect,
  mode: NullableMode,
): SchemaObject {
  if (ownValue(written, 'nullable') !== true) return schema;
  if (mode === 'lenient') return lenient(schema);
  return dialect === 'openapi-3.0' ? withNullType(schema) : schema;
}

function withNullType(schema: SchemaObject): SchemaObject {
  const types = typesOf(schema);
  return types === undefined || types.includes('null') ? schema : { ...schema, type: [...types, 'null'] };
}

/** Keywords beside which null in `type` and `enum` is not enough, because they may refuse it themselves. */
const MAY_REFUSE = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'const'] as const;

function lenient(schema: SchemaObject): SchemaObject {
  if (!MAY_REFUSE.some((keyword) => keyword in schema)) {
    const { enum: values } = schema;
    const isListed = values === undefined || values.includes(null);
    return withNullType(isListed ? schema : { ...schema, enum: [...(values ?? []), null] });
  }
  const entries = Object.entries(schema);
  const outside = Object.fromEntries(entries.filter(([keyword]) => ANNOTATIONS.has(keyword)));
  const inside: SchemaObject = Object.fromEntries(entries.filter(([keyword]) => !ANNOTATIONS.has(keyword)));
  return { ...outside, anyOf: [onlyReference(inside), { type: 'null' }] };
}

/** A schema whose only keyword is an `allOf` of one reference, as that reference. */
function onlyReference(schema: SchemaObject): Schema {
  const [branch, ...more] = schema.allOf ?? [];
  const isAlone = Object.keys(schema).length === 1 && more.length === 0;
  return isAlone && typeof branch === 'object' && Object.keys(branch).join() === '$ref' ? branch : schema;
}
