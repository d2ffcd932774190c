import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';

/**
 * JSON Pointer to the first schema that has one of some words as the value of `pattern` or `format`, or as a pattern for
 * names. Empty where none has: the whole schema is meant.
 */
export function mentionedAt(source: JsonValue, words: readonly string[]): string {
  return find(source, '') ?? '';

  function find(value: JsonValue, pointer: string): string | undefined {
    if (isJsonArray(value)) return first(value.entries(), pointer);
    if (!isJsonObject(value)) return undefined;
    for (const keyword of ['pattern', 'format']) {
      const word = value[keyword];
      if (typeof word === 'string' && words.includes(word)) return pointer;
    }
    const { patternProperties } = value;
    const patterns = isJsonObject(patternProperties) ? Object.keys(patternProperties) : [];
    if (patterns.some((pattern) => words.includes(pattern))) return pointer;
    return first(Object.entries(value), pointer);
  }

  function first(
    entries: Iterable<readonly [string | number, JsonValue]>,
    pointer: string,
  ): string | undefined {
    for (const [key, inner] of entries) {
      const found = find(inner, pointerTo(pointer, key));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
