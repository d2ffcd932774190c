import type { Schema } from '../../schema/schema.js';

/** The functions and constants of a module of guards while they are being written. */
export interface GuardModule {
  /** The function for a named schema, which may still be being written. */
  readonly named: (name: string) => string;
  /** True when a schema refuses `undefined` by itself, so that a required property need not be looked for. */
  readonly refusesUndefined: (schema: Schema) => boolean;
  /** A function of one parameter `v` with this body; equal bodies are one function. */
  readonly helper: (body: string) => string;
  /** A constant with this value; equal values are one constant. */
  readonly constant: (code: string) => string;
  /** Notes that a function of the runtime is called; returns its name. */
  readonly use: (runtimeName: string) => string;
}
