import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';

/** A value that waits for its turn, and the way to it. */
interface Waiting {
  readonly value: JsonValue;
  readonly token?: string | number;
  readonly parent?: Waiting;
}

/**
 * The JSON Pointer to the first string of a payload that equals a text, or to the value of the first key that does.
 * Undefined where there is none. A payload may be nested to any depth.
 */
export function pointerToText(payload: JsonValue, text: string): string | undefined {
  const waiting: Waiting[] = [{ value: payload }];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one.value === text || one.token === text) return pointerOf(one);
    for (const child of childrenOf(one).reverse()) waiting.push(child);
  }
  return undefined;
}

function childrenOf(parent: Waiting): Waiting[] {
  const { value } = parent;
  if (isJsonArray(value)) return value.map((child, token) => ({ value: child, token, parent }));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([token, child]) => ({ value: child, token, parent }));
}

function pointerOf(place: Waiting): string {
  const tokens: (string | number)[] = [];
  for (let one: Waiting | undefined = place; one?.token !== undefined; one = one.parent)
    tokens.push(one.token);
  return pointerTo('', ...tokens.reverse());
}
