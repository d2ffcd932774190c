import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';

/**
 * The most steps to check the variants of one event. Checking one takes a step per value of the payload and per listed
 * value of its schemas, so a payload of a thousand values may have a hundred thousand variants.
 */
const VARIANT_STEPS = 100_000_000;

/**
 * How many variants of a payload, valid or invalid, may be checked.
 * @param listed the number of values that its schemas list
 */
export function variantBudget(payload: JsonValue, listed: number): number {
  return Math.ceil(VARIANT_STEPS / (countValues(payload) + listed));
}

/** The number of values in a payload, the payload included. */
function countValues(value: JsonValue): number {
  if (!isJsonArray(value) && !isJsonObject(value)) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + countValues(inner), 1);
}
