import type { JsonValue } from '../json/json.js';
import type { Keyword } from '../schema/keywords.js';
import type { SchemaObject } from '../schema/schema.js';

/** One change to a payload at one place: another value, or removal. */
export interface Mutation {
  /** The tokens that lead to the place. */
  readonly at: readonly string[];
  /** The new value; without one, the place is removed. */
  readonly value?: JsonValue;
}

/** A change to the full payload that may become a fixture. */
export interface Candidate extends Mutation {
  /** The schema of the object or array whose member is about to change; undefined for the whole payload. */
  readonly around: SchemaObject | undefined;
}

/** A change that violates one constraint. */
export interface InvalidCandidate extends Candidate {
  /** The keyword that must reject it. */
  readonly keyword: Keyword;
  /** The keyword that it violates: another one where a place has several branches, which reject together. */
  readonly violates: Keyword;
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
  /** Copies of the full payload with one change: null where it is allowed, or an enumerated value. */
  readonly variants: readonly ValidVariant[];
  /** Copies of the full payload that each violate one constraint. */
  readonly invalid: readonly InvalidVariant[];
  /** How many variants are missing because checking them would take too many steps. */
  readonly unchecked?: number;
  /** Equal only for equal fixtures of events with the same examples. Undefined where there is no memory. */
  readonly content?: string;
}
