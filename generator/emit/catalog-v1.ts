import type { Catalog, Discriminator, EventNames, PackageInfo, TypeOptions } from '../catalog/catalog.js';
import type { SignatureScheme } from '../catalog/signature.js';
import type { JsonValue } from '../json/json.js';
import { memoize } from '../schema/memoize.js';
import type { Schema } from '../schema/schema.js';
import { withWrittenKeywords } from '../schema/written-keywords.js';

/**
 * What an emitter gets: everything that is known about the events. Within version 1, properties may be added, but none
 * is removed and none changes its meaning. The object and everything in it is frozen.
 */
export interface CatalogV1 {
  readonly apiVersion: 1;
  /** The metadata of the emitted package. */
  readonly package: PackageInfo;
  /** The `$id` of the bundled schema, an absolute URI. */
  readonly schemaId: string;
  /** How a request says which event it carries. */
  readonly discriminator: Discriminator;
  /** How the provider signs its requests. */
  readonly signature: SignatureScheme;
  /** How types are written, according to the configuration. */
  readonly types: TypeOptions;
  /** The formats that validators check, by name. Any other `format` in a schema only describes. */
  readonly checkedFormats: readonly string[];
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
  /** The schema of a payload, which is an object. References lead to definitions and events of the catalog. */
  readonly schema: Schema;
  /** The sample payloads of the schema, in the order of its file. All of them are valid. */
  readonly examples: readonly JsonValue[];
  /** Path of the schema's file below the schema folder. */
  readonly source: string;
  /** The value of the header that names the event, in catalogs with such a header. */
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

/** The catalog as third-party emitters get it, without the internals of the program: one object for all of them. */
export const catalogV1: (catalog: Catalog) => CatalogV1 = memoize((catalog) => {
  const { package: info, schemaId, discriminator, signature, types, checkedFormats } = catalog;
  return deepFreeze({
    apiVersion: 1,
    package: info,
    schemaId,
    discriminator,
    signature,
    types,
    checkedFormats,
    events: catalog.events.map(({ type, names, path, schema, examples, source, header }) => ({
      type,
      names,
      path,
      schema: withWrittenKeywords(schema),
      examples: examples.map(({ value }) => value),
      source,
      ...(header !== undefined && { header }),
    })),
    definitions: catalog.definitions.map(({ name, schema, source }) => ({
      name,
      schema: withWrittenKeywords(schema),
      source,
    })),
  });
});

/** Keeps one emitter from changing what another one gets. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
