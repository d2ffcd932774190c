import { isJsonArray, isJsonObject, isSameJson, type JsonObject, type JsonValue } from '../../json/json.js';
import type { LookUp } from '../../schema/look-up.js';
import { ownSchema, refName, type Schema, type SchemaObject } from '../../schema/schema.js';
import { addToGroup } from '../../text/group-by.js';
import { pascalCase } from '../../text/safe-text.js';
import type { EventDefinition } from '../catalog.js';

/** A shape, and the events that have it. */
export interface ShapeUse {
  readonly schema: Schema;
  readonly events: readonly EventDefinition[];
}

/**
 * Names shapes after what their events carry, `RolePayload`. Of several shapes that carry the same, the one that most
 * events have or extend gets that name; the rest are named after their first event by type, `RoleDeletedPayload`. Events
 * come before topics, and the names of definitions and events before both: no name depends on the order of files.
 *
 * An optional property that one event gains, and that no other event has, gives a name to that event's new shape. Others
 * keep their names, unless the event was the only one of the shape with the short name, which another shape may then
 * get, or the first of several events that a shape is named after. A property that others have can also make another
 * shape the most common one.
 * @param taken names that mean something else
 */
export function shapeNames(
  shapes: ReadonlyMap<string, ShapeUse>,
  lookUp: LookUp,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const byTopic = new Map<string, string[]>();
  for (const [key, { schema, events }] of shapes) addToGroup(byTopic, topicOf(schema, events, lookUp), key);
  const eventsOf = (key: string): readonly EventDefinition[] => shapes.get(key)?.events ?? [];
  const named = new Set([...shapes.keys()].flatMap((key) => eventsOf(key).map(bareName)));
  const models = new Map<string, string>();
  for (const [topic, keys] of byTopic) {
    const model = modelOf(keys, shapes);
    if (model !== undefined && !named.has(topic)) models.set(model, topic);
  }
  const nameFor = (key: string): string => {
    const [first] = eventsOf(key);
    const name = `${models.get(key) ?? (first ? bareName(first) : '')}Payload`;
    return taken.has(name) ? `${name}_` : name;
  };
  return new Map([...shapes.keys()].map((key) => [key, nameFor(key)]));
}

/** `RoleCreated` of the event `RoleCreatedEvent`. */
function bareName({ names }: EventDefinition): string {
  return names.type.replace(/Event$/, '');
}

/**
 * What events of a shape are about: the one object type to which a required property refers, or else the first words of
 * their type. An optional property that an event gains changes no topic.
 */
function topicOf(schema: Schema, events: readonly EventDefinition[], lookUp: LookUp): string {
  const { properties = {}, required = [] } = typeof schema === 'boolean' ? {} : schema;
  const carried = new Set(required.flatMap((key) => objectName(ownSchema(properties, key) ?? true, lookUp)));
  const [only, ...others] = carried;
  if (only !== undefined && others.length === 0) return only;
  const [first] = events;
  const [, family] = /^(.+)[./:]/.exec(first?.type ?? '') ?? [];
  return pascalCase(family ?? '') ?? (first ? bareName(first) : '');
}

function objectName(schema: Schema, lookUp: LookUp): readonly string[] {
  if (typeof schema === 'boolean' || schema.$ref === undefined) return [];
  const name = refName(schema.$ref);
  const target = lookUp(name);
  return typeof target === 'object' && isObjectType(target) ? [name] : [];
}

function isObjectType({ type, properties, allOf }: SchemaObject): boolean {
  return type === 'object' || properties !== undefined || allOf !== undefined;
}

/**
 * The shape that most events have, with more optional properties or without; undefined where several are equally common,
 * or where each shape has one event and none extends another.
 */
function modelOf(keys: readonly string[], shapes: ReadonlyMap<string, ShapeUse>): string | undefined {
  if (keys.length === 1) return keys[0];
  const uses = keys.map((key) => ({ key, ...(shapes.get(key) ?? { schema: true, events: [] }) }));
  const counts = uses.map(({ key, schema }) => {
    const extended = uses.filter((one) => includes(one.schema as JsonValue, schema as JsonValue));
    return { key, count: extended.reduce((sum, { events }) => sum + events.length, 0) };
  });
  const most = Math.max(...counts.map(({ count }) => count));
  const [model, ...others] = counts.filter(({ count }) => count === most);
  return most > 1 && others.length === 0 ? model?.key : undefined;
}

/** True for a schema that is another one with more properties, at most. */
function includes(all: JsonValue, some: JsonValue, isTable = false): boolean {
  if (isJsonArray(all) && isJsonArray(some))
    return all.length === some.length && all.every((item, at) => includes(item, some[at] ?? null));
  if (!isJsonObject(all) || !isJsonObject(some)) return isSameJson(all, some);
  const keys = Object.keys(some);
  const hasMore = Object.keys(all).length > keys.length;
  return (
    (isTable || !hasMore) &&
    keys.every(
      (key) => Object.hasOwn(all, key) && includes(member(all, key), member(some, key), key === 'properties'),
    )
  );
}

function member(object: JsonObject, key: string): JsonValue {
  return object[key] ?? null;
}
