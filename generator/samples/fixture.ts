import type { JsonValue } from '../json/json.js';

/** One change to a payload at one place: another value there, or nothing. */
export interface Mutation {
  /** The tokens that lead to the place. */
  readonly at: readonly string[];
  /** The new value; without it what is there is removed. */
  readonly value?: JsonValue;
}

/** A valid payload that differs from the full one in one place. */
export interface ValidVariant extends Mutation {
  /** What is special about it: `data.external_id is null`. */
  readonly name: string;
}

/** A payload that breaks one constraint, in one place. */
export interface InvalidVariant extends Mutation {
  readonly name: string;
  /** JSON Pointer to the place for which it must be refused. */
  readonly path: string;
  /** The keyword for which it must be refused. */
  readonly keyword: string;
}

/** The fixtures of one event. What cannot be made of its schema is absent, and reported. */
export interface EventFixtures {
  /** The required properties alone. */
  readonly minimal?: JsonValue;
  /** Every property there is, none of them null. */
  readonly full?: JsonValue;
  /** Made of the full one: each nullable place null, each enumerated value in its place. */
  readonly variants: readonly ValidVariant[];
  /** Made of the full one: each constraint broken once. */
  readonly invalid: readonly InvalidVariant[];
}
