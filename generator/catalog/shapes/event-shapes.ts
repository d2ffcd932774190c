import { canonicalJson, type JsonValue } from '../../json/json.js';
import { ANNOTATIONS } from '../../schema/keyword-sets.js';
import { memoize } from '../../schema/memoize.js';
import { held } from '../../schema/memory.js';
import { type Schema, type SchemaObject, withoutAnnotations } from '../../schema/schema.js';
import type { Catalog, EventDefinition } from '../catalog.js';
import { lookUpIn } from '../lower/lower-catalog.js';
import { type ShapeUse, shapeNames } from './shape-names.js';
import { writtenOut } from './written-out.js';

/** What remains of the events' schemas once the event type is known. Many events share a shape. */
export interface EventShapes {
  /** Shapes by their keys, which are the names of no definition and no event. */
  readonly shapes: ReadonlyMap<string, Schema>;
  /** The name of each shape in code, by its key. */
  readonly names: ReadonlyMap<string, string>;
  /** The definition from which a shape has a property, by the shape's key and the property's. */
  readonly origins: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The key of an event's shape. */
  readonly shapeOf: (event: EventDefinition) => string;
}

/**
 * Removes the discriminator's literal from each event, and gives equal remainders one name. A validator that has
 * looked up the event type need not compare it again. Events that differ in nothing else share their code.
 */
export function eventShapes(catalog: Catalog): EventShapes {
  const uses = new Map<string, ShapeUse>();
  const textOf = new Map<EventDefinition, string>();
  const shapes = new Map<string, Schema>();
  // Names follow from what the schemas of the user refer to, whatever else they repeat.
  const written = writtenOut(catalog);
  const path = catalog.discriminatorPath;
  const bareShape = held(
    catalog.memory,
    'bare shapes',
    () => JSON.stringify(path),
    () => bareShapes(path),
  );
  for (const [at, event] of catalog.events.entries()) {
    const { bare, text } = bareShape(event.schema);
    const known = uses.get(text);
    const schema = known?.schema ?? bareShape(written.events[at]?.schema ?? event.schema).bare;
    uses.set(text, { schema, events: [...(known?.events ?? []), event] });
    shapes.set(text, shapes.get(text) ?? bare);
    textOf.set(event, text);
  }
  const taken = [
    ...catalog.definitions.map(({ name }) => name),
    ...catalog.events.map(({ names }) => names.type),
  ];
  const names = shapeNames(uses, lookUpIn(written), new Set(taken));
  const keyOf = (text: string): string => `shape ${names.get(text)}`;
  return {
    origins: new Map([...uses].map(([text, { events }]) => [keyOf(text), originsOf(catalog, events)])),
    shapes: new Map([...shapes].map(([text, schema]) => [keyOf(text), schema])),
    names: new Map([...names].map(([text, name]) => [keyOf(text), name])),
    shapeOf: (event) => keyOf(textOf.get(event) ?? ''),
  };
}

/** What remains of an event's schema, and its text. */
interface BareShape {
  readonly bare: Schema;
  readonly text: string;
}

/** @param path where the event type is */
function bareShapes(path: readonly string[]): (schema: Schema) => BareShape {
  const make = (schema: Schema): BareShape => {
    const bare = withoutAnnotations(withoutLiteral(schema, path));
    return { bare, text: canonicalJson(bare as JsonValue) };
  };
  const ofObject = memoize((schema: SchemaObject) => make(schema));
  return (schema) => (typeof schema === 'boolean' ? make(schema) : ofObject(schema));
}

/** The properties that an event has as an extension of definitions: flattening leaves their schemas as they are. */
function originsOf(
  { definitions }: Catalog,
  [event]: readonly EventDefinition[],
): ReadonlyMap<string, string> {
  const properties = typeof event?.schema === 'object' ? Object.entries(event.schema.properties ?? {}) : [];
  return new Map(
    properties.flatMap(([key, inner]): [string, string][] => {
      const origin = definitions.find(
        ({ schema }) =>
          typeof inner === 'object' && typeof schema === 'object' && schema.properties?.[key] === inner,
      );
      return origin ? [[key, origin.name]] : [];
    }),
  );
}

/** The schema without what it says about the discriminator. The same schema when that cannot be removed. */
function withoutLiteral(schema: Schema, tokens: readonly string[]): Schema {
  const [token, ...rest] = tokens;
  if (token === undefined) return isPlainLiteral(schema) ? true : schema;
  if (typeof schema === 'boolean' || !Object.hasOwn(schema.properties ?? {}, token)) return schema;
  const entries = Object.entries(schema.properties ?? {}).map(([key, inner]): [string, Schema] => [
    key,
    key === token ? withoutLiteral(inner, rest) : inner,
  ]);
  return { ...schema, properties: Object.fromEntries(entries) };
}

function isPlainLiteral(schema: Schema): boolean {
  const plain = new Set(['const', 'type', 'enum']);
  if (typeof schema === 'boolean' || typeof schema.const !== 'string') return false;
  return Object.keys(schema).every((keyword) => plain.has(keyword) || ANNOTATIONS.has(keyword));
}
