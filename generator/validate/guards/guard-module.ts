import type { Schema } from '../../schema/schema.js';
import type { Place } from '../place.js';
import type { Test } from './logic.js';

/** What a function of the module tests: a whole value, or what a schema says of one that is of the right type. */
export type Judged = 'whole' | 'properties' | 'items' | 'characters';

/** The functions and constants of a module of guards while they are being written. */
export interface GuardModule {
  /** A condition that holds for what a schema accepts; `v` is a variable or an expression to be read as often as needed. */
  readonly test: (schema: Schema, v: string, place: Place) => Test;
  /** The function for a named schema, which may still be being written. */
  readonly named: (name: string) => string;
  /** True when a schema refuses `undefined` by itself, so that a required property need not be looked for. */
  readonly refusesUndefined: (schema: Schema) => boolean;
  /** The function for a place; its body, of which the parameter is `value`, is written once. */
  readonly helper: (place: Place, judged: Judged, body: () => string) => string;
  /** A constant for a place: `VALUES`, `KEYS`. */
  readonly constant: (place: Place, what: string, code: string) => string;
  /** The constant of a regular expression for a place: `PATTERN`, `KEY_PATTERN`. */
  readonly pattern: (place: Place, what: string, pattern: string) => string;
  /** Notes that a function of the runtime is called; returns its name. */
  readonly use: (runtimeName: string) => string;
}
