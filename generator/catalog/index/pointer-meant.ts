import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo, pointerTokens, valueAt } from '../../json/json-pointer.js';
import { nearest } from '../../text/nearest.js';

/** Where documents keep their definitions. */
export const HOMES = [['$defs'], ['definitions'], ['components', 'schemas']] as const;

/**
 * The JSON Pointer that one without a target probably means: with other spelling, or to a definition of that name in
 * another place. Undefined when nothing is close.
 */
export function pointerMeant(root: JsonValue, pointer: string): string | undefined {
  const tokens = pointerTokens(pointer);
  const name = tokens?.at(-1);
  if (tokens === undefined || name === undefined) return undefined;
  const corrected = correct(root, tokens);
  if (corrected !== undefined) return pointerTo('', ...corrected);
  const homes = HOMES.flatMap((home) => {
    const held = valueAt(root, home);
    return isJsonObject(held) ? [{ home, held }] : [];
  });
  const exact = homes.find(({ held }) => Object.hasOwn(held, name));
  if (exact) return pointerTo('', ...exact.home, name);
  for (const { home, held } of homes) {
    const meant = nearest(name, Object.keys(held));
    if (meant !== undefined) return pointerTo('', ...home, meant);
  }
  return undefined;
}

/** The tokens with every key that does not exist replaced by the one that is spelt most like it. */
function correct(root: JsonValue, tokens: readonly string[]): readonly string[] | undefined {
  let value: JsonValue | undefined = root;
  const found: string[] = [];
  for (const token of tokens) {
    const key = keyMeant(value, token);
    if (key === undefined) return undefined;
    found.push(key);
    value = valueAt(value ?? null, [key]);
  }
  return isJsonObject(value) || typeof value === 'boolean' ? found : undefined;
}

function keyMeant(value: JsonValue | undefined, token: string): string | undefined {
  if (isJsonArray(value)) return value[Number(token)] === undefined ? undefined : token;
  if (!isJsonObject(value)) return undefined;
  if (ownValue(value, token) !== undefined) return token;
  const keys = Object.keys(value);
  return keys.find((key) => key.toLowerCase() === token.toLowerCase()) ?? nearest(token, keys);
}
