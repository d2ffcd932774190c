import type { Schema } from './schema.js';

/** Finds a definition by name; undefined for a name that does not exist. */
export type LookUp = (name: string) => Schema | undefined;
