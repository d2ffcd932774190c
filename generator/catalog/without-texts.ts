import { memoize } from '../schema/memoize.js';
import { mapSubschemas, type Schema, type SchemaObject } from '../schema/schema.js';
import type { Catalog } from './catalog.js';

/** The keywords that tell people about a schema, and nothing else. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'description', 'x-enum-descriptions']);

/**
 * The catalog without the texts of its schemas, for everything that must not depend on them: what is made from it can be
 * used again after such a text has changed. Schemas that are one object stay one object, and those that are two stay two.
 */
export const withoutTexts: (catalog: Catalog) => Catalog = memoize((catalog) => {
  const all = ({ events, definitions }: Pick<Catalog, 'events' | 'definitions'>) => ({
    events: events.map((one) => ({ ...one, schema: plain(one.schema) })),
    definitions: definitions.map((one) => ({ ...one, schema: plain(one.schema) })),
  });
  return { ...catalog, ...all(catalog), ...(catalog.written && { written: all(catalog.written) }) };
});

const plainObject = memoize((schema: SchemaObject): SchemaObject => {
  let isSame = true;
  const mapped = mapSubschemas(schema, (inner) => {
    const plainInner = plain(inner);
    isSame &&= plainInner === inner;
    return plainInner;
  });
  const keywords = Object.entries(mapped);
  const left = keywords.filter(([keyword]) => !TEXTS.has(keyword));
  if (left.length < keywords.length) return Object.fromEntries(left);
  return isSame ? schema : mapped;
});

/** Gives the same object for the same object in later runs of this process too. */
function plain(schema: Schema): Schema {
  return typeof schema === 'boolean' ? schema : plainObject(schema);
}
