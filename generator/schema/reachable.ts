import { referencesIn } from './in-place.js';
import { memoize } from './memoize.js';
import type { Schema, SchemaObject } from './schema.js';

/** The names of all schemas that a schema leads to. Its own name is included only where it is recursive. */
export function reachable(schema: Schema, all: ReadonlyMap<string, Schema>): ReadonlySet<string> {
  const found = new Set(referencesOf(schema));
  // The set grows while it is read.
  for (const name of found) for (const further of referencesOf(all.get(name))) found.add(further);
  return found;
}

/** The names of the definitions to which a schema leads, directly and through others, sorted. */
export function ledTo(schema: Schema, all: ReadonlyMap<string, Schema>): readonly string[] {
  return [...reachable(schema, all)].sort();
}

/** The names of the definitions to which a schema refers, itself or by any schema in it. Each once. */
export function referencesOf(schema: Schema | undefined): readonly string[] {
  return typeof schema === 'object' ? ownReferences(schema) : [];
}

const ownReferences = memoize((schema: SchemaObject) => [...new Set(referencesIn(schema))]);
