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
  return contentKeys(numberOf);
}

/**
 * Starts to identify values by short texts: equal values, with their keys in equal order, get equal texts in every run.
 * @param shorten gives a short text that is different for different texts; it is called once for each
 */
export function contentTexts(shorten: (text: string) => string): (value: JsonValue) => string {
  const known = new Map<string, string>();
  const shortened = (text: string): string => {
    const found = known.get(text) ?? shorten(text);
    known.set(text, found);
    return found;
  };
  return contentKeys(shortened);
}

/**
 * Starts to identify values by keys of their texts, in which the keys of the objects and arrays inside stand for these.
 * Keys are kept per object, and by nothing else.
 * @param ofText gives the key of a text
 */
export function contentKeys<Key extends string | number>(
  ofText: (text: string) => Key,
): (value: JsonValue) => Key {
  const known = new WeakMap<object, Key>();
  const keyOf = (value: JsonValue): Key => {
    if (!isJsonArray(value) && !isJsonObject(value)) return ofText(JSON.stringify(value));
    const found = known.get(value);
    if (found !== undefined) return found;
    const key = ofText(isJsonArray(value) ? textOfArray(value) : textOfObject(value));
    known.set(value, key);
    return key;
  };
  const part = (value: JsonValue): string =>
    typeof value === 'object' && value !== null ? `#${keyOf(value)}` : JSON.stringify(value);
  const textOfArray = (value: readonly JsonValue[]): string => `[${value.map(part).join(',')}]`;
  const textOfObject = (value: JsonObject): string => {
    let text = '{';
    for (const key of Object.keys(value)) text += `${JSON.stringify(key)}:${part(value[key] ?? null)},`;
    return text;
  };
  return keyOf;
}
