import { analyseCoverage, INSTANCE_TYPES, type InstanceType } from '../schema/instance-types.js';
import type { LookUp } from '../schema/merge-exact.js';
import type { Schema } from '../schema/schema.js';
import { assumeObject, replaceUntyped } from '../schema/untyped.js';
import type { Catalog, EventDefinition, EventNames } from './catalog.js';
import { flattenEvent, holdObject, holdType } from './flatten-event.js';

/**
 * Rewrites the schemas of a catalog without changing their meaning, unless `assumeObject` is set. Every emitter sees
 * the result, so that types, validators and bundled schemas agree.
 */
export function lowerCatalog(catalog: Catalog): Catalog {
  const stated = catalog.assumeObject ? withAssumedTypes(catalog) : catalog;
  const lookUp = lookUpIn(stated);
  return {
    ...stated,
    events: stated.events.map((event) => ({
      ...event,
      schema: restrictEvent(stated, event, flattenEvent(event.schema, lookUp)),
    })),
  };
}

/** The catalog with `type: "object"` added wherever a schema applies only to objects but does not say so. */
function withAssumedTypes(catalog: Catalog): Catalog {
  const coverageOf = analyseCoverage(lookUpIn(catalog));
  const typed = (schema: Schema, given: readonly InstanceType[]): Schema =>
    replaceUntyped(schema, given, coverageOf, assumeObject);
  return {
    ...catalog,
    definitions: catalog.definitions.map((one) => ({ ...one, schema: typed(one.schema, INSTANCE_TYPES) })),
    events: catalog.events.map((one) => ({ ...one, schema: typed(one.schema, ['object']) })),
  };
}

/** Limits an event to objects, and its discriminator's property to the literal of this event. */
function restrictEvent({ discriminator }: Catalog, { literal }: EventDefinition, schema: Schema): Schema {
  const isNamed = literal !== undefined && discriminator.property !== undefined;
  return isNamed ? holdType(schema, discriminator.property, literal) : holdObject(schema);
}

/**
 * Returns a function that finds the target of a `$ref` in the catalog: a definition, or an event that refers to itself.
 */
export function lookUpIn(catalog: Catalog): LookUp {
  const schemas = schemasByName(catalog);
  const known = lookUps.get(catalog) ?? ((name) => schemas.get(name));
  lookUps.set(catalog, known);
  return known;
}

/** One function per catalog, because what is known about the schemas is cached under it. */
const lookUps = new WeakMap<Catalog, LookUp>();

/** A catalog, as far as its names and schemas go. */
export interface NamedSchemas {
  readonly definitions: readonly { readonly name: string; readonly schema: Schema }[];
  readonly events: readonly { readonly names: Pick<EventNames, 'type'>; readonly schema: Schema }[];
}

const byName = new WeakMap<NamedSchemas, ReadonlyMap<string, Schema>>();

/**
 * Every schema of the catalog by its name in the output: definitions first, then events, each sorted. It is built
 * once, because a catalog never changes and many callers need it, some once per event.
 */
export function schemasByName(catalog: NamedSchemas): ReadonlyMap<string, Schema> {
  const known = byName.get(catalog);
  if (known) return known;
  const fresh = new Map([
    ...catalog.definitions.map(({ name, schema }) => [name, schema] as const),
    ...catalog.events.map(({ names, schema }) => [names.type, schema] as const),
  ]);
  byName.set(catalog, fresh);
  return fresh;
}
