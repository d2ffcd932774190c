import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo, pointerTokens } from '../../json/json-pointer.js';

/** The names that keywords of 2020-12 had in older dialects. */
const OLDER: ReadonlyMap<string, string> = new Map([
  ['prefixItems', 'items'],
  ['items', 'additionalItems'],
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
  ['dependentRequired', 'dependencies'],
  ['dependentSchemas', 'dependencies'],
  ['$defs', 'definitions'],
]);

/**
 * A pointer into a schema as it is written, for one into the same schema in 2020-12. What a schema does not say (a
 * schema that does not exist where one is expected) is left out at the end.
 */
export function writtenPointer(source: JsonValue, pointer: string): string {
  if (!pointer.startsWith('/')) return pointer;
  let written = '';
  let value: JsonValue | undefined = source;
  for (const token of pointerTokens(pointer) ?? []) {
    const found = [token, OLDER.get(token) ?? token].find((name) => isThere(value, name, token));
    if (found === undefined) return written;
    written = pointerTo(written, found);
    value = isJsonArray(value)
      ? value[Number(found)]
      : isJsonObject(value)
        ? ownValue(value, found)
        : undefined;
  }
  return written;
}

function isThere(value: JsonValue | undefined, name: string, token: string): boolean {
  if (isJsonArray(value)) return value[Number(name)] !== undefined;
  if (!isJsonObject(value)) return false;
  const inner = ownValue(value, name);
  // A list in `items` is what 2020-12 calls `prefixItems`; beside it, `additionalItems` is its `items`.
  if (token === 'items' && name === 'items' && isJsonArray(inner)) return false;
  return inner !== undefined;
}
