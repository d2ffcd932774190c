import type { JsonValue } from '../json/json.js';
import type { LookUp } from '../schema/look-up.js';
import type { Schema } from '../schema/schema.js';
import type { Accepts } from './acceptance.js';

/** How to make a payload. */
export interface SampleOptions {
  readonly lookUp: LookUp;
  /** `minimal`: required properties only. `full`: every property. */
  readonly size: 'minimal' | 'full';
  /** Sample payloads. Their values at a place are tried first, so that generated payloads look real. */
  readonly examples: readonly JsonValue[];
  /** How often a definition may contain itself. */
  readonly nesting: number;
  /**
   * Checks each value, so that another one is tried where it is rejected. Without it, only the most obvious value is
   * made, which is right for nearly every schema and much faster.
   */
  readonly accepts?: Accepts;
  /** The most steps, where a payload need not be found. */
  readonly most?: number;
}

/** A place in a payload. */
export interface Place {
  readonly schema: Schema;
  /** Its key in the object around it. */
  readonly name: string;
  /** The values of the sample payloads at the place. */
  readonly exampleValues: readonly JsonValue[];
  /** The definitions around it, outermost first. */
  readonly above: readonly string[];
  /** The tokens that lead there. */
  readonly at: readonly string[];
}

/** What functions for objects and arrays need: the options, and the values for an inner place, best first. */
export interface Sampler extends SampleOptions {
  readonly valuesAt: (place: Place) => Iterable<JsonValue>;
  /** The first of these values: the same object at all places where it follows from the same definition. */
  readonly valueAt: (place: Place) => JsonValue | undefined;
  /** Notes that definitions around a place were counted. */
  readonly count: (names: readonly string[]) => void;
  /** True when the limit of steps was reached: the result may be incomplete. */
  readonly isExhausted: () => boolean;
  /** Counts steps. */
  readonly spend: (steps: number) => void;
  /** Called with each place that must have a value but has none. */
  readonly isMissing?: (place: Place) => void;
}

/** The first of several values. */
export function first<T>(values: Iterable<T>): T | undefined {
  for (const value of values) return value;
  return undefined;
}
