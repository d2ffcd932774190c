import { analyseCoverage } from '../../schema/coverage.js';
import { INSTANCE_TYPES, type InstanceType } from '../../schema/instance-types.js';
import type { LookUp } from '../../schema/look-up.js';
import { memoize } from '../../schema/memoize.js';
import { heldFor, type Memory } from '../../schema/memory.js';
import { ledTo } from '../../schema/reachable.js';
import { assumeObject, replaceUntyped } from '../../schema/replace-untyped.js';
import type { Schema, SchemaObject } from '../../schema/schema.js';
import type { Catalog, EventDefinition, EventNames } from '../catalog.js';
import { earlierPlaces } from '../events/discriminator.js';
import { decideConditions } from './decide-conditions.js';
import { flattenEvent, holdAbsent, holdObject, holdType } from './flatten-event.js';

/**
 * Rewrites the schemas of a catalog without changing their meaning, unless `assumeObject` is set. Every emitter sees
 * the result, so that types, validators and bundled schemas agree.
 * @param memory schemas of earlier runs
 */
export function lowerCatalog(catalog: Catalog, memory?: Memory): Catalog {
  const stated = catalog.assumeObject ? withAssumedTypes(catalog) : catalog;
  const lookUp = lookUpIn(stated);
  const lower = (event: EventDefinition): Schema =>
    heldFor(
      memory,
      () => ({ kind: 'lowered', name: event.type, parts: partsOf(stated, event) }),
      () => restrictEvent(stated, event, flattenEvent(event.schema, lookUp), lookUp),
    );
  return { ...stated, events: stated.events.map((event) => ({ ...event, schema: lower(event) })) };
}

/**
 * Everything from which the lowered schema of an event follows. Its parts are objects of these schemas, and not equal
 * ones, because later stages ask whether two schemas have the same object in them.
 */
function partsOf(catalog: Catalog, { literals, schema }: EventDefinition): readonly unknown[] {
  const all = schemasByName(catalog);
  const { examples, ...own } = typeof schema === 'boolean' ? {} : schema;
  const texts = [catalog.discriminator, literals, examples ?? null, Object.keys(own), schema === true];
  const names = ledTo(schema, all);
  return [JSON.stringify([...texts, names]), ...Object.values(own), ...names.map((name) => all.get(name))];
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
 * Limits an event to objects, and the properties that name it to the literals of this event. Conditions about those
 * literals are decided.
 */
function restrictEvent(
  { discriminator }: Catalog,
  { literals }: EventDefinition,
  schema: Schema,
  lookUp: LookUp,
): Schema {
  const held = holdObject(
    literals.reduce<Schema>((inner, literal) => holdType(inner, literal, lookUp), schema),
  );
  const decided = literals.reduce((inner, { at, value }) => decideConditions(inner, at, value), held);
  const flat = decided === held ? held : flattenDecided(decided, lookUp);
  return typeof flat === 'boolean' ? flat : earlierPlaces(discriminator, literals).reduce(holdAbsent, flat);
}

/** An event with the branches in it that its conditions leave. */
function flattenDecided({ allOf = [], ...own }: SchemaObject, lookUp: LookUp): Schema {
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
