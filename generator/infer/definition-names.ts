import type { JsonObject } from '../json/json.js';

/** An object that appears in several places with the same schema. */
export interface Occurrence {
  /** Equal for objects that are described in the same way. */
  readonly identity: string;
  readonly schema: JsonObject;
  readonly places: { readonly event: string; readonly path: readonly string[] }[];
}

/** Names of properties that carry what an event is about, and do not say what that is. */
const CARRIERS = new Set([
  'data',
  'object',
  'payload',
  'body',
  'resource',
  'attributes',
  'detail',
  'details',
  'record',
]);

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

function candidates({ places }: Occurrence): readonly string[] {
  const [first] = places;
  if (first === undefined) return [];
  const words = first.path.map((token, at, all) =>
    token === '[]' || token === '{}' ? '' : nameOf(token, all[at + 1]),
  );
  const named = words.filter((word) => word !== '' && !CARRIERS.has(word));
  const subject = commonStart(places.map(({ event }) => event));
  const own = named.map((_word, at) => named.slice(named.length - 1 - at).join('-'));
  const last = named.at(-1);
  const byEvent = last === undefined ? [subject, `${subject}-data`] : [`${subject}-${last}`];
  const eventName = kebab(first.event);
  return [...own, ...(subject === '' ? [] : byEvent), [eventName, ...named].join('-')];
}

/** The name of a property; of a list or a map, in the singular. */
function nameOf(token: string, next: string | undefined): string {
  const name = kebab(token);
  return next === '[]' || next === '{}' ? singular(name) : name;
}

function singular(name: string): string {
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y');
  if (/(?:ss|us|is)$/.test(name)) return name;
  return name.replace(/(?<=x|ch|sh|ss)es$|s$/, '');
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
