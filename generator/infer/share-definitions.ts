import { reservedNames } from '../emit/built-in.js';
import { canonicalJson, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import { pascalCase } from '../text/safe-text.js';
import { definitionNames, type Occurrence } from './definition-names.js';
import { definitionFile } from './draft-paths.js';
import type { DraftedEvent, DraftFile } from './drafted-event.js';
import { extendedDefinition } from './extended-definition.js';

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
  const definitions = new Map<string, JsonObject>();
  for (const { schema, identity } of found.values()) {
    const name = names.get(identity);
    if (name !== undefined) definitions.set(name, schema);
  }
  const sharing: Sharing = { nameOf: (schema) => names.get(identityOf(schema)), definitions };
  const files = [...definitions].map(([name, schema]): DraftFile => {
    const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
    return { path: `common/${definitionFile(name)}`, schema: { title, ...inner(schema, '', sharing) } };
  });
  return {
    events: events.map(({ type, schema }) => ({ type, schema: inner(schema, '../common/', sharing) })),
    files: files.toSorted((one, other) => (one.path < other.path ? -1 : 1)),
  };
}

interface Sharing {
  /** The name of the definition that describes the same objects as a schema. */
  readonly nameOf: (schema: JsonObject) => string | undefined;
  /** The schemas of the definitions, before references are put into them. */
  readonly definitions: ReadonlyMap<string, JsonObject>;
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
function inner(schema: JsonObject, folder: string, sharing: Sharing): JsonObject {
  const replaced = (value: JsonValue): JsonValue =>
    isJsonObject(value) ? referring(value, folder, sharing) : value;
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

/** A reference to the definition that says the same as a schema; the schema with one that says a part; or neither. */
function referring(schema: JsonObject, folder: string, sharing: Sharing): JsonObject {
  if (!isShareable(schema)) return inner(schema, folder, sharing);
  const name = sharing.nameOf(schema);
  if (name !== undefined) {
    const $ref = `${folder}${definitionFile(name)}`;
    return isNullable(schema) ? { anyOf: [{ $ref }, { type: 'null' }] } : { $ref };
  }
  const extended = extendedDefinition(schema, sharing.definitions);
  if (extended === undefined) return inner(schema, folder, sharing);
  return {
    allOf: [{ $ref: `${folder}${definitionFile(extended.name)}` }],
    ...inner(extended.rest, folder, sharing),
  };
}
