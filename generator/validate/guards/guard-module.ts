import type { Schema } from '../../schema/schema.js';
import type { Place } from '../place.js';
import type { Test } from './logic.js';

/** What a function of the module checks: the whole value, or the keywords about one type for a value of that type. */
export type Checked = 'whole' | 'properties' | 'items' | 'characters';

/** The functions and constants of a module of guards, while they are written. */
export interface GuardModule {
  /**
   * A condition that is true for values that a schema accepts; `v` is a variable or an expression that may be read
   * several times.
   */
  readonly test: (schema: Schema, v: string, place: Place) => Test;
  /** A named schema. */
  readonly schemaOf: (name: string) => Schema | undefined;
  /** The name of a place in PascalCase. */
  readonly nameOf: (place: Place) => string;
  /** The function for a named schema, which may still be being written. */
  readonly named: (name: string) => string;
  /** True when a schema rejects `undefined`, so that a required property needs no test of its presence. */
  readonly rejectsUndefined: (schema: Schema) => boolean;
  /** True when no value can match two of the schemas. False in case of doubt. */
  readonly areApart: (schemas: readonly Schema[]) => boolean;
  /** The function for a place. Its body, with the parameter `value`, is written once. */
  readonly helper: (place: Place, checked: Checked, body: () => string) => string;
  /** A constant for a place: `VALUES`, `KEYS`. */
  readonly constant: (place: Place, what: string, code: string) => string;
  /** The constant of a regular expression for a place: `PATTERN`, `KEY_PATTERN`. */
  readonly pattern: (place: Place, what: string, pattern: string) => string;
  /** Records that a runtime function is called; returns its name. */
  readonly use: (runtimeName: string) => string;
}
