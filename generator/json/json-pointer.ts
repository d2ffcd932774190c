import { isJsonArray, isJsonObject, type JsonValue, ownValue } from './json.js';

/** Appends reference tokens to a JSON Pointer (RFC 6901), escaping `~` and `/`. */
export function pointerTo(base: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>(
    (pointer, token) => `${pointer}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    base,
  );
}

/** True for a pointer itself and for every pointer to something inside of what it leads to. */
export function isPointerWithin(outer: string, pointer: string): boolean {
  return `${pointer}/`.startsWith(`${outer}/`);
}

/** The unescaped tokens of a JSON Pointer; `''` has none. Undefined when the text is not a pointer. */
export function pointerTokens(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer.slice(1).split('/').map(unescaped);
}

/** One token of a JSON Pointer as the key that it stands for. */
export function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The value that the tokens lead to, or undefined where they lead nowhere. */
export function valueAt(root: JsonValue, tokens: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const token of tokens) {
    if (isJsonObject(value)) value = ownValue(value, token);
    else if (isJsonArray(value) && /^(?:0|[1-9]\d*)$/.test(token)) value = value[Number(token)];
    else return undefined;
  }
  return value;
}
