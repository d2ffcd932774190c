import { memoize } from '../../schema/memoize.js';
import type { Schema } from '../../schema/schema.js';
import type { SchemaNode } from './schema-index.js';

/** A schema that gets a name: an event, a definition, or any other target of a reference. */
export interface NamedSchema {
  /** The identity within the catalog until names are given: path and pointer. */
  readonly key: string;
  readonly node: SchemaNode;
  /** The schema in the catalog's form. Its references hold keys. */
  readonly schema: Schema;
}

/** The schemas alone, by key: what their references lead to. */
export const schemasByKey: (named: ReadonlyMap<string, NamedSchema>) => ReadonlyMap<string, Schema> = memoize(
  (named) => new Map([...named].map(([key, { schema }]) => [key, schema])),
);
