import type { Catalog, Discriminator, EventNames, PackageInfo, TypeOptions } from '../catalog/catalog.js';
import type { JsonValue } from '../json/json.js';
import type { Schema } from '../schema/schema.js';

/**
 * What an emitter gets: everything that is known of the events. Within version 1, properties are added and none are
 * taken away or change their meaning. The object is frozen, all the way down.
 */
export interface CatalogV1 {
  readonly apiVersion: 1;
  /** What the emitted package says of itself. */
  readonly package: PackageInfo;
  /** The `$id` of the bundled schema, an absolute URI. */
  readonly schemaId: string;
  /** How a request says which event it carries. */
  readonly discriminator: Discriminator;
  /** How the configuration wants types to be written. */
  readonly types: TypeOptions;
  /** The events, sorted by type. */
  readonly events: readonly EventV1[];
  /** The schemas that events share, sorted by name. */
  readonly definitions: readonly DefinitionV1[];
}

/** One webhook event. */
export interface EventV1 {
  /** The event type as it is on the wire: `order.created`. It comes from a schema: quote it. */
  readonly type: string;
  /** The names that the event has in code. They are safe, and unique in the output. */
  readonly names: EventNames;
  /** The event type as a segment of a path, safe and unique: `order.created`. */
  readonly path: string;
  /** What a payload has to be: an object. References lead to definitions and events of the catalog. */
  readonly schema: Schema;
  /** The sample payloads of the schema, in the order of its file. All of them are valid. */
  readonly examples: readonly JsonValue[];
  /** Path of the schema's file below the schema folder. */
  readonly source: string;
  /** What the header says that names the event, in catalogs whose events are named by one. */
  readonly header?: string;
}

/** A schema that events share, or that a schema names in its `$defs`. */
export interface DefinitionV1 {
  /** Its name in code, and in every `$ref` of the catalog: `Order`. It is safe, and unique in the output. */
  readonly name: string;
  readonly schema: Schema;
  /** Path of the schema's file below the schema folder. */
  readonly source: string;
}

/** The catalog as emitters of others get it: without anything that is the program's own affair. */
export function catalogV1(catalog: Catalog): CatalogV1 {
  const { package: info, schemaId, discriminator, types } = catalog;
  return deepFreeze({
    apiVersion: 1,
    package: info,
    schemaId,
    discriminator,
    types,
    events: catalog.events.map(({ type, names, path, schema, examples, source, header }) => ({
      type,
      names,
      path,
      schema,
      examples: examples.map(({ value }) => value),
      source,
      ...(header !== undefined && { header }),
    })),
    definitions: catalog.definitions.map(({ name, schema, source }) => ({ name, schema, source })),
  });
}

/** What one emitter changed, another one would see. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
