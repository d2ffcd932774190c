import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';

/** A copy of a value with another value at a place. Places that the value does not have stay as they are. */
export function replacedAt<T extends JsonValue>(value: T, pointer: string, other: JsonValue): T {
  return changedAt(value, pointer, () => other);
}

/** A copy of a value in which the value at a place is changed. */
export function changedAt<T extends JsonValue>(
  value: T,
  pointer: string,
  change: (inner: JsonValue) => JsonValue,
): T {
  // Only what is inside the place has another type, and no caller changes the root to a value of another type.
  return changedBelow(value, pointerTokens(pointer) ?? [], change) as T;
}

function changedBelow(
  value: JsonValue,
  [token, ...rest]: readonly string[],
  change: (inner: JsonValue) => JsonValue,
): JsonValue {
  if (token === undefined) return change(value);
  if (isJsonArray(value))
    return value.map((one, at) => (String(at) === token ? changedBelow(one, rest, change) : one));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, JsonValue] => [
    key,
    key === token ? changedBelow(inner, rest, change) : inner,
  ]);
  return Object.fromEntries(entries) satisfies JsonObject;
}
