import type { Schema } from './schema.js';

/** Finds the definition to which a `$ref` leads, by its name; undefined where it leads to nothing. */
export type LookUp = (name: string) => Schema | undefined;
