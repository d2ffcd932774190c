import type { JsonValue } from '../json/json.js';

/** One change to a payload at one place: another value, or removal. */
export interface Mutation {
  /** The tokens that lead to the place. */
  readonly at: readonly string[];
  /** The new value; without one, the place is removed. */
  readonly value?: JsonValue;
}

/** A valid payload that differs from the full one at one place. */
export interface ValidVariant extends Mutation {
  /** What is different: `data.external_id is null`. */
  readonly name: string;
}

/** A payload that violates one constraint at one place. */
export interface InvalidVariant extends Mutation {
  readonly name: string;
  /** JSON Pointer to the place of the error. */
  readonly path: string;
  /** The keyword that must reject it. */
  readonly keyword: string;
}

/** The fixtures of one event. A payload that cannot be made from its schema is absent, and reported. */
export interface EventFixtures {
  /** Required properties only. */
  readonly minimal?: JsonValue;
  /** Every property, with values other than null. */
  readonly full?: JsonValue;
  /** Copies of the full payload with one change: null where it is allowed, an enumerated value, or a branch of a choice. */
  readonly variants: readonly ValidVariant[];
  /** Copies of the full payload that each violate one constraint. */
  readonly invalid: readonly InvalidVariant[];
  /** How many variants are missing because checking them would take too many steps. */
  readonly unchecked?: number;
  /** Equal only for equal fixtures of events with the same examples. Undefined where there is no memory. */
  readonly content?: string;
}
