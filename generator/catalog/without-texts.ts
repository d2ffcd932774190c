import { memoize } from '../schema/memoize.js';
import { heldOnce } from '../schema/memory.js';
import { mapSubschemas, type Schema, type SchemaObject } from '../schema/schema.js';
import type { Catalog } from './catalog.js';

/** The keywords that tell people about a schema, and nothing else. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'description', 'x-enum-descriptions']);

/**
 * The catalog without the texts of its schemas, for everything that must not depend on them: what is made from it can be
 * used again after such a text has changed. Schemas that are one object stay one object, and those that are two stay two.
 */
export const withoutTexts: (catalog: Catalog) => Catalog = memoize((catalog) => {
  // In a process that runs again, the same schema becomes the same object.
  const plain = heldOnce(catalog.memory, 'schemas without texts', plainSchemas);
  const all = ({ events, definitions }: Pick<Catalog, 'events' | 'definitions'>) => ({
    events: events.map((one) => ({ ...one, schema: plain(one.schema) })),
    definitions: definitions.map((one) => ({ ...one, schema: plain(one.schema) })),
  });
  return { ...catalog, ...all(catalog), ...(catalog.written && { written: all(catalog.written) }) };
});

function plainSchemas(): (schema: Schema) => Schema {
  const ofObject = memoize((schema: SchemaObject): SchemaObject => {
    let isSame = true;
    const mapped = mapSubschemas(schema, (inner) => {
      const plain = ofSchema(inner);
      isSame &&= plain === inner;
      return plain;
    });
    const keywords = Object.entries(mapped);
    const left = keywords.filter(([keyword]) => !TEXTS.has(keyword));
    if (left.length < keywords.length) return Object.fromEntries(left);
    return isSame ? schema : mapped;
  });
  const ofSchema = (schema: Schema): Schema => (typeof schema === 'boolean' ? schema : ofObject(schema));
  return ofSchema;
}
