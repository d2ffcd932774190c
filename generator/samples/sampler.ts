import type { JsonValue } from '../json/json.js';
import type { LookUp } from '../schema/look-up.js';
import type { Schema } from '../schema/schema.js';
import type { Accepts } from './acceptance.js';

/** How to make a payload. */
export interface SampleOptions {
  readonly lookUp: LookUp;
  /** `minimal`: required properties alone. `full`: every property. */
  readonly size: 'minimal' | 'full';
  /** Sample payloads. The value that one of them has at a place is tried first, so that values look real. */
  readonly examples: readonly JsonValue[];
  /** How often a definition may contain itself before it is left out. */
  readonly nesting: number;
  /**
   * Judges what has been made for each place, so that another value is tried there. Without it only the most obvious one
   * is made, which is right for nearly every schema, and far cheaper.
   */
  readonly accepts?: Accepts;
}

/** A place in a payload. */
export interface Place {
  readonly schema: Schema;
  /** Its key. */
  readonly name: string;
  /** The values that the sample payloads have there. */
  readonly exampleValues: readonly JsonValue[];
  /** The definitions around it, the outermost first. */
  readonly above: readonly string[];
  /** The tokens that lead there. */
  readonly at: readonly string[];
}

/** What the makers of objects and arrays need: the options, and values for a place inside, the best first. */
export interface Sampler extends SampleOptions {
  readonly valuesAt: (place: Place) => Iterable<JsonValue>;
  /** True when too much has been tried: what was found may lack something. */
  readonly isExhausted: () => boolean;
  /** Called with each place that must have a value and for which none has been found. */
  readonly isMissing?: (place: Place) => void;
}

/** The first of some values. */
export function first<T>(values: Iterable<T>): T | undefined {
  for (const value of values) return value;
  return undefined;
}
