import { analyseCoverage } from '../schema/coverage.js';
import { INSTANCE_TYPES, type InstanceType } from '../schema/instance-types.js';
import type { LookUp } from '../schema/look-up.js';
import { memoize } from '../schema/memoize.js';
import { assumeObject, replaceUntyped } from '../schema/replace-untyped.js';
import type { Schema, SchemaObject } from '../schema/schema.js';
import type { Catalog, EventDefinition, EventNames } from './catalog.js';
import { decideConditions } from './decide-conditions.js';
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
      schema: restrictEvent(stated, event, flattenEvent(event.schema, lookUp), lookUp),
    })),
  };
}

/** The catalog with `type: "object"` added wherever a schema applies only to objects but does not say so. */
function withAssumedTypes(catalog: Catalog): Catalog {
  const lookUp = lookUpIn(catalog);
  const context = { lookUp, coverageOf: analyseCoverage(lookUp) };
  const typed = (schema: Schema, given: readonly InstanceType[]): Schema =>
    replaceUntyped(schema, given, context, assumeObject);
  return {
    ...catalog,
    definitions: catalog.definitions.map((one) => ({ ...one, schema: typed(one.schema, INSTANCE_TYPES) })),
    events: catalog.events.map((one) => ({ ...one, schema: typed(one.schema, ['object']) })),
  };
}

/**
 * Limits an event to objects, and its discriminator's property to the literal of this event. Conditions about that
 * literal are decided.
 */
function restrictEvent(
  { discriminator }: Catalog,
  { literal }: EventDefinition,
  schema: Schema,
  lookUp: LookUp,
): Schema {
  const { property } = discriminator;
  if (literal === undefined || property === undefined) return holdObject(schema);
  const held = holdType(schema, property, literal);
  const decided = decideConditions(held, property, literal);
  if (decided === held) return held;
  const { allOf = [], ...own } = decided;
  return flattenEvent({ allOf: [own, ...allOf.map((branch) => withoutWordsOf(own, branch))] }, lookUp);
}

/** A branch without title and description where the event has its own. */
function withoutWordsOf(event: SchemaObject, branch: Schema): Schema {
  if (typeof branch === 'boolean') return branch;
  const { title, description, ...rest } = branch;
  return {
    ...rest,
    ...(title !== undefined && event.title === undefined && { title }),
    ...(description !== undefined && event.description === undefined && { description }),
  };
}

/**
 * Finds what a `$ref` of the catalog leads to: a definition, or an event that refers to itself. One function per
 * catalog: what is known about its schemas is kept by it.
 */
export const lookUpIn: (catalog: Catalog) => LookUp = memoize((catalog) => {
  const schemas = schemasByName(catalog);
  return (name) => schemas.get(name);
});

/** A catalog, as far as its names and schemas go. */
export interface NamedSchemas {
  readonly definitions: readonly { readonly name: string; readonly schema: Schema }[];
  readonly events: readonly { readonly names: Pick<EventNames, 'type'>; readonly schema: Schema }[];
}

/** Every schema of the catalog by its name in the output: definitions first, then events, each sorted. */
export const schemasByName: (catalog: NamedSchemas) => ReadonlyMap<string, Schema> = memoize(
  ({ definitions, events }) =>
    new Map([
      ...definitions.map(({ name, schema }) => [name, schema] as const),
      ...events.map(({ names, schema }) => [names.type, schema] as const),
    ]),
);
