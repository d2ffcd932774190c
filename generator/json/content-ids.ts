import { isJsonArray, isJsonObject, type JsonValue } from './json.js';

/**
 * Starts to number values: equal values, with their keys in equal order, get equal numbers. Texts are kept per level and
 * not per value, so that a catalog in which large objects repeat takes little memory.
 */
export function contentIds(): (value: JsonValue) => number {
  const numbers = new Map<string, number>();
  const known = new WeakMap<object, number>();
  const idOf = (value: JsonValue): number => {
    if (!isJsonArray(value) && !isJsonObject(value)) return numberOf(JSON.stringify(value));
    const found = known.get(value);
    if (found !== undefined) return found;
    const text = isJsonArray(value)
      ? `[${value.map(idOf).join(',')}]`
      : `{${Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${idOf(inner)}`)}}`;
    const id = numberOf(text);
    known.set(value, id);
    return id;
  };
  const numberOf = (text: string): number => {
    const found = numbers.get(text) ?? numbers.size;
    if (found === numbers.size) numbers.set(text, found);
    return found;
  };
  return idOf;
}

/**
 * Starts to identify values by short texts: equal values, with their keys in equal order, get equal texts in every run.
 * @param shorten gives a short text that is different for different texts
 */
export function contentTexts(shorten: (text: string) => string): (value: JsonValue) => string {
  const known = new WeakMap<object, string>();
  const textOf = (value: JsonValue): string => {
    if (!isJsonArray(value) && !isJsonObject(value)) return JSON.stringify(value);
    const found = known.get(value);
    if (found !== undefined) return found;
    const text = isJsonArray(value)
      ? `[${value.map(textOf).join(',')}]`
      : `{${Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${textOf(inner)}`)}}`;
    const short = shorten(text);
    known.set(value, short);
    return short;
  };
  return textOf;
}
