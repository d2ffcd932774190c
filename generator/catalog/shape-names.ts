import { canonicalJson, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import type { LookUp } from '../schema/look-up.js';
import { refName, type Schema, type SchemaObject } from '../schema/schema.js';
import { pascalCase } from '../text/safe-text.js';
import type { EventDefinition } from './catalog.js';

/** A shape, and the events that have it. */
export interface ShapeUse {
  readonly schema: Schema;
  readonly events: readonly EventDefinition[];
}

/**
 * Names shapes after what their events carry, `RolePayload`. Of several shapes that carry the same, that one has the name
 * of which the others are extensions; the rest are named after an event, `RoleDeletedPayload`. So a property that one
 * event gains gives a name to that event's new shape and leaves all others their own.
 * @param taken names that mean something else
 */
export function shapeNames(
  shapes: ReadonlyMap<string, ShapeUse>,
  lookUp: LookUp,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const byTopic = new Map<string, string[]>();
  for (const [key, { schema, events }] of shapes) {
    const topic = topicOf(schema, events, lookUp);
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), key]);
  }
  const models = new Map<string, string>();
  for (const [topic, keys] of byTopic) {
    const model = modelOf(keys, shapes);
    if (model !== undefined) models.set(model, topic);
  }
  const found = new Map<string, string>();
  const used = new Set(taken);
  const give = (key: string, topic: string): void => {
    let name = `${topic}Payload`;
    while (used.has(name)) name += '_';
    used.add(name);
    found.set(key, name);
  };
  for (const [key, topic] of models) give(key, topic);
  for (const [key, { events }] of shapes) {
    const [first] = events;
    if (!models.has(key) && first) give(key, first.names.type.replace(/Event$/, ''));
  }
  return found;
}

/** What events of a shape are about: the one object type to which it refers, or else the first words of their type. */
function topicOf(schema: Schema, events: readonly EventDefinition[], lookUp: LookUp): string {
  const properties = typeof schema === 'boolean' ? [] : Object.values(schema.properties ?? {});
  const carried = new Set(properties.flatMap((property) => objectName(property, lookUp)));
  const [only, ...others] = carried;
  if (only !== undefined && others.length === 0) return only;
  const [{ type = '', names = undefined } = {}] = events;
  const [, family] = /^(.+)[./:]/.exec(type) ?? [];
  return pascalCase(family ?? '') ?? names?.type.replace(/Event$/, '') ?? '';
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
 * The shape that most events have or extend; undefined where several are equally common, or where no shape is in two
 * events.
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
  if (!isJsonObject(all) || !isJsonObject(some)) return canonicalJson(all) === canonicalJson(some);
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
