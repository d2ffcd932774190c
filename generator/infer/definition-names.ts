import { CARRIER_WORDS } from '../catalog/shapes/carrier-words.js';
import type { JsonObject } from '../json/json.js';
import { singular } from '../text/singular.js';

/** An object that appears in several places with the same schema. */
export interface Occurrence {
  /** Equal for objects that are described in the same way. */
  readonly identity: string;
  readonly schema: JsonObject;
  readonly places: { readonly event: string; readonly path: readonly string[] }[];
}

/**
 * Names for definitions, in kebab-case, by identity. An object is named after its property; the data of an event after
 * the words that its events begin with. Where two would have the same name, the property above is put in front. No name
 * is numbered: what has no name of its own gets none.
 * @param isReserved true for a name that something else has
 */
export function definitionNames(
  occurrences: readonly Occurrence[],
  isReserved: (name: string) => boolean,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const occurrence of occurrences) {
    const free = candidates(occurrence).find((name) => name !== '' && !taken.has(name) && !isReserved(name));
    if (free === undefined) continue;
    taken.add(free);
    names.set(occurrence.identity, free);
  }
  return names;
}

/** Possible names, the best first: a property's, with more and more of those above it; then the words of the events. */
function candidates({ places }: Occurrence): readonly string[] {
  const named = places.map(({ event, path }) => ({ event, words: wordsOf(path) }));
  const withName = named.filter(({ words }) => words.length > 0);
  const deepest = Math.max(0, ...withName.map(({ words }) => words.length));
  const own = Array.from({ length: deepest }, (_, above) =>
    mostOften(withName.map(({ words }) => words.slice(-1 - above).join('-'))),
  );
  const carried = named.filter(({ words }) => words.length === 0);
  const subject = commonStart((carried.length > 0 ? carried : named).map(({ event }) => event));
  const last = own[0];
  const byEvent = last === undefined ? [subject, `${subject}-data`] : [`${subject}-${last}`];
  const [first] = named;
  const byFirst = first === undefined ? [] : [[kebab(first.event), ...first.words].join('-')];
  return [...own, ...(subject === '' ? [] : byEvent), ...byFirst];
}

/** The names on the way to an object that say something, from the outside in. */
function wordsOf(path: readonly string[]): readonly string[] {
  return path
    .map((token, at) => (token === '[]' || token === '{}' ? '' : nameOf(token, path[at + 1])))
    .filter((word) => word !== '' && !CARRIER_WORDS.has(word));
}

/** The text that is most often there; of several, the first. */
function mostOften(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0] as [string, number])[0];
}

/** The name of a property; of a list or a map, in the singular. */
function nameOf(token: string, next: string | undefined): string {
  const name = kebab(token);
  return next === '[]' || next === '{}' ? singular(name) : name;
}

/** The words that all event types begin with; of one event type, all but the last. */
function commonStart(types: readonly string[]): string {
  const [first = [], ...others] = [...new Set(types)].map((type) => kebab(type).split('-'));
  const same = first.findIndex((word, at) => others.some((one) => one[at] !== word));
  const length = same < 0 ? Math.max(first.length - 1, 1) : same;
  return first.slice(0, length).join('-');
}

function kebab(text: string): string {
  return text
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '-')
    .toLowerCase()
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '')
    .join('-');
}
