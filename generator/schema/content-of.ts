import { digest } from '../text/digest.js';
import { memoize } from './memoize.js';
import { reachable } from './reachable.js';
import type { Schema, SchemaObject } from './schema.js';

const ownDigest = memoize((schema: SchemaObject) => digest(JSON.stringify(schema)));

function digestOf(schema: Schema | undefined): string {
  return typeof schema === 'object' ? ownDigest(schema) : String(schema);
}

/**
 * A text that is equal for equal schemas that lead to equal definitions under the same names, in the same order of
 * members: what follows from a schema and from nothing else of its catalog can be kept under this text.
 */
export function contentOf(schema: Schema, all: ReadonlyMap<string, Schema>): string {
  const names = [...reachable(schema, all)].sort();
  return [digestOf(schema), ...names.map((name) => `${name} ${digestOf(all.get(name))}`)].join('\n');
}
