import {
  canonicalJson,
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ownValue,
} from '../json/json.js';
import type { DraftedEvent } from './drafted-event.js';
import { instanceTypesOf } from './instance-types-of.js';

/** Events whose common properties are in a schema of their own. */
export interface Separated {
  /** Undefined where the events have too little in common. */
  readonly envelope: JsonObject | undefined;
  /** The events, which refer to the envelope as `../envelope.schema.json`. */
  readonly events: readonly DraftedEvent[];
}

/** How events refer to the envelope. */
export const ENVELOPE_REFERENCE = '../envelope.schema.json';

/** Fewer common properties are not worth an envelope. */
const FEWEST = 2;

/**
 * Separates the properties that the payloads of all events have. What they say about one of these in different ways
 * stays in the events.
 */
export function separateEnvelope(events: readonly DraftedEvent[]): Separated {
  const [first, ...others] = events.map(({ schema }) => propertiesOf(schema));
  const names = Object.keys(first ?? {}).filter((name) => others.every((one) => Object.hasOwn(one, name)));
  if (others.length === 0 || names.length < FEWEST) return { envelope: undefined, events };
  const common = Object.fromEntries(
    names.map((name) => [name, commonSchema(events.map(({ schema }) => propertiesOf(schema)[name] ?? {}))]),
  );
  const required = names.filter((name) => events.every(({ schema }) => requiredOf(schema).includes(name)));
  const envelope = {
    title: 'Envelope',
    description: 'What the payloads of all events have in common.',
    type: 'object',
    properties: common,
    ...(required.length > 0 && { required }),
  };
  return { envelope, events: events.map((event) => withoutCommon(event, common, required)) };
}

function withoutCommon(
  { type, schema }: DraftedEvent,
  common: Readonly<Record<string, JsonObject>>,
  inEnvelope: readonly string[],
): DraftedEvent {
  const { type: _type, properties: _properties, required: _required, ...rest } = schema;
  const own = Object.entries(propertiesOf(schema)).filter(
    ([name, value]) =>
      !Object.hasOwn(common, name) || canonicalJson(value) !== canonicalJson(common[name] ?? null),
  );
  const required = requiredOf(schema).filter((name) => !inEnvelope.includes(name));
  return {
    type,
    schema: {
      ...rest,
      allOf: [{ $ref: ENVELOPE_REFERENCE }],
      properties: Object.fromEntries(own),
      ...(required.length > 0 && { required }),
    },
  };
}

/** What all schemas of a property say: the same, or nothing but its types. */
function commonSchema(schemas: readonly JsonObject[]): JsonObject {
  const [first = {}, ...others] = schemas;
  const text = canonicalJson(first);
  if (others.every((one) => canonicalJson(one) === text)) return first;
  const types = [...new Set(schemas.flatMap(instanceTypesOf))];
  if (types.length === 0 || schemas.some((one) => instanceTypesOf(one).length === 0)) return {};
  return { type: types.length === 1 ? (types[0] ?? 'null') : types };
}

function propertiesOf(schema: JsonObject): Readonly<Record<string, JsonObject>> {
  const properties = ownValue(schema, 'properties');
  if (!isJsonObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1])),
  );
}

function requiredOf(schema: JsonObject): readonly string[] {
  const required: JsonValue | undefined = ownValue(schema, 'required');
  return isJsonArray(required) ? required.filter((one): one is string => typeof one === 'string') : [];
}
