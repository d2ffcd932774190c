import { digest } from '../text/digest.js';
import { referencesIn } from './in-place.js';
import { memoize } from './memoize.js';
import type { Schema, SchemaObject } from './schema.js';

const ownDigest = memoize((schema: SchemaObject) => digest(JSON.stringify(schema)));

const ownReferences = memoize((schema: SchemaObject) => [...new Set(referencesIn(schema))]);

/** A short text that is different for schemas that say different things, whatever the definitions say to which they refer. */
export function digestOf(schema: Schema | undefined): string {
  return typeof schema === 'object' ? ownDigest(schema) : String(schema);
}

/**
 * A text that is equal for equal schemas that lead to equal definitions under the same names, in the same order of
 * members: what follows from a schema and from nothing else of its catalog can be kept under this text.
 */
export function contentOf(schema: Schema, all: ReadonlyMap<string, Schema>): string {
  return typeof schema === 'object' ? contentsIn(all)(schema) : String(schema);
}

const contentsIn = memoize((all: ReadonlyMap<string, Schema>) =>
  memoize((schema: SchemaObject): string => {
    const parts = ledTo(schema, all).map((name) => `${name} ${digestOf(all.get(name))}`);
    return digest([ownDigest(schema), ...parts].join('\n'));
  }),
);

/** The names of the definitions to which a schema leads, directly and through others, sorted. */
export function ledTo(schema: Schema, all: ReadonlyMap<string, Schema>): readonly string[] {
  const names = new Set(referencesOf(schema));
  // The set grows while it is read.
  for (const name of names) for (const further of referencesOf(all.get(name))) names.add(further);
  return [...names].sort();
}

/** The names of the definitions to which a schema refers, itself or by any schema in it. Each once. */
export function referencesOf(schema: Schema | undefined): readonly string[] {
  return typeof schema === 'object' ? ownReferences(schema) : [];
}
