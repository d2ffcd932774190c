import type { JsonValue } from '../../json/json.js';
import { pointerTo, pointerTokens } from '../../json/json-pointer.js';
import { mutate } from '../../runtime/fixtures.js';
import { UsageError } from '../command.js';

/** A change to a payload: the value of `--set`. */
export interface Override {
  readonly at: readonly string[];
  /** The value as it was typed. */
  readonly text: string;
}

/** Reads the value of `--set`: `data.name=Acme`, or a JSON Pointer, `/data/name=Acme`. @throws UsageError for another text */
export function readOverride(text: string): Override {
  const equals = text.indexOf('=');
  const path = text.slice(0, Math.max(0, equals));
  const at = path.startsWith('/') ? pointerTokens(path) : path.split('.');
  if (at === undefined || at.includes('')) throw new UsageError(`--set ${text} has not the form path=value`);
  return { at, text: text.slice(equals + 1) };
}

/**
 * A payload with overrides. A value is read as JSON where it is JSON, otherwise as text. A number, `true`, `false` or
 * `null` is text where the schema accepts only that.
 * @param errorPath the JSON Pointer to the first error of a payload; undefined for a valid one
 */
export function withOverrides(
  payload: JsonValue,
  overrides: readonly Override[],
  errorPath: (payload: JsonValue) => string | undefined,
): JsonValue {
  return overrides.reduce<JsonValue>((changed, { at, text }) => {
    const [value, isScalar] = readValue(text);
    const asValue: JsonValue = mutate(changed, { at, value });
    if (!isScalar || errorPath(asValue) !== pointerTo('', ...at)) return asValue;
    const asText: JsonValue = mutate(changed, { at, value: text });
    return errorPath(asText) === pointerTo('', ...at) ? asValue : asText;
  }, payload);
}

/** A value, and whether it is a number, a boolean or null. */
function readValue(text: string): readonly [JsonValue, boolean] {
  try {
    const value: JsonValue = JSON.parse(text);
    return [value, value === null || typeof value === 'number' || typeof value === 'boolean'];
  } catch {
    return [text, false];
  }
}
