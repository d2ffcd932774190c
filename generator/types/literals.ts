import { isJsonArray, isJsonObject, isJsonScalar, type JsonValue } from '../json/json.js';
import { propertyKey, quote } from '../text/safe-text.js';

/** The text of a type of listed values: `never` for none. */
export function literals(values: readonly JsonValue[]): string {
  return [...new Set(values.map(literalType))].join(' | ') || 'never';
}

/**
 * Like the value itself, but for objects: `{}` is the type of everything, and an object type lets further properties
 * pass unless an index signature says what they would have to be.
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
