import { digest } from '../text/digest.js';
import { memoize } from './memoize.js';
import { ledTo } from './reachable.js';
import type { Schema, SchemaObject } from './schema.js';

const ownDigest = memoize((schema: SchemaObject) => digest(JSON.stringify(schema)));

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
