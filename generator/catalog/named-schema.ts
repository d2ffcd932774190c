import type { Schema } from '../schema/schema.js';
import type { SchemaNode } from './schema-index.js';

/** A schema that will have a name: an event, a definition, or whatever else a reference leads to. */
export interface NamedSchema {
  /** Identity within the catalog until names are given: path and pointer. */
  readonly key: string;
  readonly node: SchemaNode;
  /** In the catalog's form; its references hold keys. */
  readonly schema: Schema;
}
