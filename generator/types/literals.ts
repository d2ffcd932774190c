import { isJsonArray, isJsonObject, isJsonScalar, type JsonValue } from '../json/json.js';
import { propertyKey, quote } from '../text/safe-text.js';

/** The type of listed values, as text: `never` for an empty list. */
export function literals(values: readonly JsonValue[]): string {
  return [...new Set(values.map(literalType))].join(' | ') || 'never';
}

/**
 * The type of one value: the value itself, except for objects. `{}` is the type of everything, and an object type
 * accepts further properties unless an index signature restricts them.
 */
function literalType(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(literalType).join(', ')}]`;
  if (!isJsonObject(value)) return quote(value);
  const inner = Object.values(value);
  if (inner.length === 0) return '{ [key: string]: never }';
  const isFlat = inner.every(isJsonScalar);
  const members = [
    ...Object.entries(value).map(([key, one]) => `${propertyKey(key)}: ${literalType(one)}`),
    ...(isFlat ? [`[key: string]: ${literals(inner)} | undefined`] : []),
  ];
  return `{ ${members.join('; ')} }`;
}
