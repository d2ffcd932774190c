import { isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { valueAt } from '../../json/json-pointer.js';
import { type FieldPath, keyOfPath, parentPath } from '../field-path.js';

/** The objects of a payload that a table may list the fields of: the payload, and objects in it, two levels deep. */
function candidates(sample: JsonValue): readonly (readonly string[])[] {
  const inside = (tokens: readonly string[]): readonly (readonly string[])[] => {
    const value = valueAt(sample, tokens);
    if (!isJsonObject(value)) return [];
    return Object.keys(value)
      .map((key) => [...tokens, key])
      .filter((one) => isJsonObject(valueAt(sample, one)));
  };
  const first = inside([]);
  return [[], ...first, ...first.flatMap(inside)];
}

/**
 * Which object of a sample has the fields that a table lists, as the number of fields found for each candidate, by its
 * key path with dots. The payload itself is the empty path.
 * @param names the first keys of the rows
 */
export function scopeVotes(sample: JsonValue, names: readonly string[]): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const tokens of candidates(sample)) {
    const object = valueAt(sample, tokens);
    if (!isJsonObject(object)) continue;
    const number = names.filter((name) => ownValue(object, name) !== undefined).length;
    if (number > 0) votes.set(tokens.join('.'), number);
  }
  return votes;
}

/**
 * The same by the fields that a schema declares, where a page has no sample.
 * @param declared the paths of the fields
 */
export function declaredVotes(
  declared: readonly FieldPath[],
  names: readonly string[],
): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const path of declared) {
    const parent = parentPath(path);
    const isCandidate = !/[[{]/.test(parent) && parent.split('.').length <= 2;
    if (isCandidate && names.includes(keyOfPath(path) ?? '')) votes.set(parent, (votes.get(parent) ?? 0) + 1);
  }
  return votes;
}

/** The candidate with the most votes. Of equal ones, the one with the most votes on the whole page. */
export function chosenScope(
  votes: ReadonlyMap<string, number>,
  onPage: ReadonlyMap<string, number>,
): string | undefined {
  const [best] = [...votes].sort(
    ([one, a], [other, b]) =>
      b - a || (onPage.get(other) ?? 0) - (onPage.get(one) ?? 0) || other.length - one.length,
  );
  return best?.[0];
}

/** Adds votes up. */
export function summed(all: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const votes of all) for (const [key, number] of votes) sum.set(key, (sum.get(key) ?? 0) + number);
  return sum;
}
