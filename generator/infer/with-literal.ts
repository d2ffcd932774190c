import { isJsonArray, isJsonObject, type JsonObject } from '../json/json.js';

/** The schema with a literal at a place, where every payload has it. The objects on the way are required. */
export function withLiteral(schema: JsonObject, tokens: readonly string[], literal: string): JsonObject {
  const [token, ...rest] = tokens;
  if (token === undefined) return { const: literal };
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const inner = Object.hasOwn(properties, token) ? properties[token] : undefined;
  const required = isJsonArray(schema.required) ? schema.required : [];
  return {
    ...schema,
    type: 'object',
    properties: { ...properties, [token]: withLiteral(isJsonObject(inner) ? inner : {}, rest, literal) },
    required: required.includes(token) ? required : [...required, token],
  };
}
