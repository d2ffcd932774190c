import { isJsonArray, isJsonObject, type JsonValue, ownValue } from './json.js';

/** Appends reference tokens to a JSON Pointer (RFC 6901), escaping `~` and `/`. */
export function pointerTo(base: string, ...tokens: readonly (string | number)[]): string {
  let pointer = base;
  for (const token of tokens) pointer += `/${escaped(String(token))}`;
  return pointer;
}

function escaped(token: string): string {
  const isPlain = !token.includes('~') && !token.includes('/');
  return isPlain ? token : token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** True when a pointer equals the outer pointer or leads to something inside its value. */
export function isPointerWithin(outer: string, pointer: string): boolean {
  return `${pointer}/`.startsWith(`${outer}/`);
}

/** Splits a JSON Pointer into its unescaped tokens; `''` gives none. Undefined when the text is not a pointer. */
export function pointerTokens(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer.slice(1).split('/').map(unescaped);
}

/** Unescapes one token of a JSON Pointer. The result is an object key. */
export function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The value at the end of the tokens. Undefined when there is no such value. */
export function valueAt(root: JsonValue, tokens: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const token of tokens) {
    if (isJsonObject(value)) value = ownValue(value, token);
    else if (isJsonArray(value) && /^(?:0|[1-9]\d*)$/.test(token)) value = value[Number(token)];
    else return undefined;
  }
  return value;
}
