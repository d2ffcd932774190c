import { isJsonArray, isJsonObject, type JsonObject } from '../json/json.js';
import { typeOfValue } from '../schema/schema.js';

/** The types of the values that a drafted schema accepts. Empty for one that accepts anything. */
export function instanceTypesOf({
  type,
  enum: values,
  const: literal,
  anyOf,
}: JsonObject): readonly string[] {
  if (typeof type === 'string') return [type];
  if (isJsonArray(type)) return type.map(String);
  if (literal !== undefined) return [typeOfValue(literal)];
  if (isJsonArray(values)) return values.map(typeOfValue);
  return isJsonArray(anyOf) ? anyOf.flatMap((one) => (isJsonObject(one) ? instanceTypesOf(one) : [])) : [];
}
