import { isDeepStrictEqual } from 'node:util';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTo, pointerTokens, valueAt } from '../json/json-pointer.js';
import type { PatchOperation } from './finding.js';

/**
 * A value with the operations of a JSON Patch applied. `add` with `-` appends to a list.
 * @returns undefined where an operation does not fit
 */
export function applyPatch(value: JsonValue, operations: readonly PatchOperation[]): JsonValue | undefined {
  let current: JsonValue | undefined = value;
  for (const operation of operations)
    current =
      current === undefined ? undefined : applyOne(current, pointerTokens(operation.path) ?? [], operation);
  return current;
}

function applyOne(
  value: JsonValue,
  tokens: readonly string[],
  operation: PatchOperation,
): JsonValue | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return operation.op === 'remove' ? undefined : operation.value;
  if (isJsonArray(value)) {
    const at = token === '-' ? value.length : Number(token);
    const item = value[at];
    if (rest.length > 0) {
      const inner = item === undefined ? undefined : applyOne(item, rest, operation);
      return inner === undefined ? undefined : value.with(at, inner);
    }
    if (operation.op === 'add') return value.toSpliced(at, 0, operation.value);
    if (item === undefined) return undefined;
    return operation.op === 'remove' ? value.toSpliced(at, 1) : value.with(at, operation.value);
  }
  if (!isJsonObject(value)) return undefined;
  const own = Object.hasOwn(value, token) ? value[token] : undefined;
  if (rest.length > 0) {
    const inner = own === undefined ? undefined : applyOne(own, rest, operation);
    return inner === undefined ? undefined : { ...value, [token]: inner };
  }
  if (operation.op !== 'add' && own === undefined) return undefined;
  const others = Object.fromEntries(Object.entries(value).filter(([key]) => key !== token));
  if (operation.op === 'remove') return others;
  return operation.op === 'add' && own === undefined
    ? { ...value, [token]: operation.value }
    : replaced(value, token, operation.value);
}

function replaced(value: Readonly<Record<string, JsonValue>>, token: string, next: JsonValue): JsonValue {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === token ? next : one]));
}

/**
 * An operation for a document that other patches have changed meanwhile: an item of a list that is removed may have
 * another index now.
 */
export function rebased(operation: PatchOperation, original: JsonValue, current: JsonValue): PatchOperation {
  const tokens = pointerTokens(operation.path) ?? [];
  const list = valueAt(current, tokens.slice(0, -1));
  if (operation.op !== 'remove' || !isJsonArray(list)) return operation;
  const item = valueAt(original, tokens);
  const at = list.findIndex((one) => isDeepStrictEqual(one, item));
  return at === -1 ? operation : { ...operation, path: pointerTo('', ...tokens.slice(0, -1), at) };
}
