import { typeOf } from '../evidence/shape.js';
import { isJsonArray, isJsonObject, type JsonObject } from '../json/json.js';

/** The types of the values that a drafted schema accepts. Empty for one that accepts anything. */
export function instanceTypesOf({
  type,
  enum: values,
  const: literal,
  anyOf,
}: JsonObject): readonly string[] {
  if (typeof type === 'string') return [type];
  if (isJsonArray(type)) return type.map(String);
  if (literal !== undefined) return [typeOf(literal)];
  if (isJsonArray(values)) return values.map(typeOf);
  return isJsonArray(anyOf) ? anyOf.flatMap((one) => (isJsonObject(one) ? instanceTypesOf(one) : [])) : [];
}
