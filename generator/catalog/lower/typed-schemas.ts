import type { Schema } from '../../schema/schema.js';
import type { Catalog } from '../catalog.js';
import { isCloudEvents, withoutExtensions } from '../events/envelope.js';
import { schemasByName } from './lower-catalog.js';

/** Every schema that gets a type, by its name in the output, as types describe it. */
export function typedSchemas(catalog: Catalog): ReadonlyMap<string, Schema> {
  if (!isCloudEvents(catalog.discriminator)) return schemasByName(catalog);
  const events = catalog.events.map((event) => ({ ...event, schema: withoutExtensions(event.schema) }));
  return schemasByName({ ...catalog, events });
}
