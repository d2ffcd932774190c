import type { JsonValue } from '../json/json.js';
import { memoize } from '../schema/memoize.js';
import { isOnlyReference } from '../schema/schema.js';
import type { Place, SampleOptions } from './sampler.js';

/** The most levels of a payload. A value for a deeper place is not looked for. */
export const MOST_LEVELS = 200;

/** What a definition gave at one place, and what that followed from. */
interface KnownSample {
  readonly value: JsonValue | undefined;
  /** How many steps it took. */
  readonly steps: number;
  /** How many levels below its place were looked at. */
  readonly levels: number;
  /** The definitions that were counted above it. */
  readonly counted: ReadonlySet<string>;
}

/** The steps that a payload may still take. */
export interface Steps {
  readonly left: () => number;
  readonly take: (steps: number) => void;
}

/** Values of definitions, each made once for a whole catalog. */
export interface SharedSamples {
  /** The value at a place: the known one, or the one that `make` gives. */
  readonly valueAt: (place: Place, make: () => JsonValue | undefined) => JsonValue | undefined;
  /** Notes that a place was looked at. */
  readonly look: (place: Place) => void;
  /** Notes that definitions above a place were counted. */
  readonly count: (names: readonly string[]) => void;
}

const knownSamples = memoize((_lookUp: SampleOptions['lookUp']) => new Map<string, KnownSample>());

/**
 * Starts to share the values of a catalog's definitions between payloads, and between the places of a payload. Hundreds
 * of events may have the same large objects. Values are the same objects then, so nobody may change them.
 */
export function sharedSamples({ lookUp, size, nesting }: SampleOptions, steps: Steps): SharedSamples {
  const known = knownSamples(lookUp);
  let counted = new Set<string>();
  let deepest = 0;
  const note = (names: Iterable<string>, level: number): void => {
    for (const name of names) counted.add(name);
    deepest = Math.max(deepest, level);
  };
  const makeAt = (place: Place, make: () => JsonValue | undefined): KnownSample => {
    const [before, outer, level] = [steps.left(), counted, deepest];
    [counted, deepest] = [new Set(), place.at.length];
    const value = make();
    const levels = deepest - place.at.length;
    const made = { value, steps: before - steps.left(), levels, counted };
    [counted, deepest] = [outer, level];
    return made;
  };
  return {
    valueAt: (place, make) => {
      const name = sharedName(place);
      if (name === undefined) return make();
      const key = JSON.stringify([size, nesting, ...name]);
      const found = known.get(key);
      const isFound = found !== undefined && isSameAt(found, place);
      if (isFound) steps.take(found.steps);
      const sample = isFound ? found : makeAt(place, make);
      note(sample.counted, place.at.length + sample.levels);
      if (!isFound && steps.left() >= 0 && isSameAt(sample, place)) known.set(key, sample);
      return sample.value;
    },
    look: ({ at }) => note([], at.length),
    count: (names) => note(names, 0),
  };
}

/** True where a sample does not depend on what is around a place. */
function isSameAt({ counted, levels }: KnownSample, { above, at }: Place): boolean {
  return at.length + levels <= MOST_LEVELS && !above.some((name) => counted.has(name));
}

/**
 * What the value at a place follows from, apart from what is around it; undefined where that is more than a definition
 * and the name of the place. Examples of payloads give each place a value of its own.
 */
function sharedName({ schema, name, exampleValues }: Place): readonly string[] | undefined {
  return isOnlyReference(schema) && exampleValues.length === 0 ? [schema.$ref, name] : undefined;
}
