import { memoize } from '../../schema/memoize.js';
import type { Schema } from '../../schema/schema.js';
import type { Catalog } from '../catalog.js';

/** The catalog with every shape written out where its schemas have it: what `shareShapes` got. */
export const writtenOut: (catalog: Catalog) => Catalog = memoize((catalog) => {
  const { written, ...rest } = catalog;
  if (written === undefined) return catalog;
  const schemas = new Map(written.events.map(({ type, schema }) => [type, schema]));
  return {
    ...rest,
    definitions: written.definitions,
    events: rest.events.map((one) => ({
      ...one,
      schema: withExamplesOf(one.schema, schemas.get(one.type) ?? true),
    })),
  };
});

/** Examples that an event's own validator rejects may have been left out since the shapes were found. */
function withExamplesOf(now: Schema, written: Schema): Schema {
  if (typeof now === 'boolean' || typeof written === 'boolean' || now.examples === written.examples)
    return written;
  return { ...written, examples: now.examples ?? [] };
}
