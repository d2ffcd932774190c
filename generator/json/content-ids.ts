import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json.js';

/**
 * Starts to number values: equal values, with their keys in equal order, get equal numbers. Texts are kept per level and
 * not per value, so that a catalog in which large objects repeat takes little memory.
 */
export function contentIds(): (value: JsonValue) => number {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const found = numbers.get(text) ?? numbers.size;
    if (found === numbers.size) numbers.set(text, found);
    return found;
  };
  const known = new WeakMap<object, number>();
  const idOf = (value: JsonValue): number => {
    if (!isJsonArray(value) && !isJsonObject(value)) return numberOf(JSON.stringify(value));
    const found = known.get(value);
    if (found !== undefined) return found;
    const id = numberOf(
      isJsonArray(value) ? `[${value.map(idOf).join(',')}]` : `{${membersOf(value, idOf)}}`,
    );
    known.set(value, id);
    return id;
  };
  return idOf;
}

function membersOf(value: JsonObject, idOf: (value: JsonValue) => number): string {
  return Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}:${idOf(inner)}`)
    .join(',');
}
