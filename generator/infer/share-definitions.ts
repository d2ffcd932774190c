import { reservedNames } from '../emit/built-in.js';
import { canonicalJson, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import { pascalCase, pathSegment } from '../text/safe-text.js';
import { definitionNames, type Occurrence } from './definition-names.js';
import type { DraftedEvent, DraftFile } from './drafted-event.js';

/** Events that refer to definitions, and the files of the definitions. */
export interface Shared {
  readonly events: readonly DraftedEvent[];
  readonly files: readonly DraftFile[];
}

/** Objects with fewer properties stay where they are. */
const FEWEST_PROPERTIES = 2;

/**
 * Finds objects that are described in the same way in several places, and puts each into a file of its own. An object
 * that is part of such an object counts once there.
 */
export function shareDefinitions(events: readonly DraftedEvent[]): Shared {
  const found = occurrencesIn(events);
  const names = definitionNames(
    [...found.values()].filter(({ places }) => places.length > 1),
    reservedFor(events),
  );
  const nameOf = (schema: JsonObject): string | undefined => names.get(identityOf(schema));
  const files = [...found.values()].flatMap(({ schema, identity }): readonly DraftFile[] => {
    const name = names.get(identity);
    if (name === undefined) return [];
    const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
    return [
      { path: `common/${pathSegment(name)}.schema.json`, schema: { title, ...inner(schema, '', nameOf) } },
    ];
  });
  return {
    events: events.map(({ type, schema }) => ({ type, schema: inner(schema, '../common/', nameOf) })),
    files: files.toSorted((one, other) => (one.path < other.path ? -1 : 1)),
  };
}

/** The names that the types of the output have: those of events, of the envelope, and of the generated code itself. */
function reservedFor(events: readonly DraftedEvent[]): (name: string) => boolean {
  const own = ['Envelope', ...events.map(({ type }) => `${pascalCase(type)}Event`)];
  const reserved = new Set([...reservedNames([]), ...own]);
  return (name) => reserved.has(pascalCase(name) ?? '');
}

/** All objects of the events by what they say. What is inside of an object that was seen before is not entered again. */
function occurrencesIn(events: readonly DraftedEvent[]): ReadonlyMap<string, Occurrence> {
  const found = new Map<string, Occurrence>();
  const visit = (value: JsonValue, path: readonly string[], event: string): void => {
    if (!isJsonObject(value)) return;
    if (path.length > 0 && isShareable(value)) {
      const identity = identityOf(value);
      const known = found.get(identity);
      if (known) {
        known.places.push({ event, path });
        return;
      }
      found.set(identity, { identity, schema: withoutNull(value), places: [{ event, path }] });
    }
    const { properties, items, additionalProperties } = value;
    if (isJsonObject(properties))
      for (const [key, member] of Object.entries(properties)) visit(member, [...path, key], event);
    visit(items ?? null, [...path, '[]'], event);
    visit(additionalProperties ?? null, [...path, '{}'], event);
  };
  for (const { type, schema } of events) visit(schema, [], type);
  return found;
}

function isShareable(schema: JsonObject): boolean {
  const { type, properties } = schema;
  const isObject = type === 'object' || (isJsonArray(type) && type.length === 2 && isNullable(schema));
  return isObject && isJsonObject(properties) && Object.keys(properties).length >= FEWEST_PROPERTIES;
}

function isNullable({ type }: JsonObject): boolean {
  return isJsonArray(type) && type.includes('null') && type.includes('object');
}

function withoutNull(schema: JsonObject): JsonObject {
  return isNullable(schema) ? { ...schema, type: 'object' } : schema;
}

function identityOf(schema: JsonObject): string {
  return canonicalJson(withoutNull(schema));
}

/** The schema with references to definitions in place of the objects inside it. */
function inner(
  schema: JsonObject,
  folder: string,
  nameOf: (schema: JsonObject) => string | undefined,
): JsonObject {
  const replaced = (value: JsonValue): JsonValue => {
    if (!isJsonObject(value)) return value;
    const name = isShareable(value) ? nameOf(value) : undefined;
    if (name === undefined) return inner(value, folder, nameOf);
    const $ref = `${folder}${pathSegment(name)}.schema.json`;
    return isNullable(value) ? { anyOf: [{ $ref }, { type: 'null' }] } : { $ref };
  };
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(isJsonObject(properties) && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, replaced(one)])),
    }),
    ...(items !== undefined && { items: replaced(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: replaced(additionalProperties) }),
  };
}
