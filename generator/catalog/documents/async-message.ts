import { isJsonObject, type JsonObject, ownValue } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';
import type { Example } from '../catalog.js';
import type { OtherBody, WebhookBody } from './api-document.js';
import { type DocumentPlace, entriesAt, objectAt, placeInside, valueOfPlace } from './document-place.js';
import type { OpenApiPlaces } from './open-api-places.js';

/** A message of an AsyncAPI document. */
export interface Message {
  /** Where the message itself is. */
  readonly place: DocumentPlace;
  /** Pointers in the AsyncAPI document to the message, and to what refers to it. */
  readonly entries: readonly string[];
}

/**
 * What a message says about its payload. Undefined for a message without a payload.
 * @param usual the content type of messages that state none
 */
export function messageBody(
  { place, entries: [entry = '', ...otherEntries] }: Message,
  places: OpenApiPlaces,
  usual: string | undefined,
): WebhookBody | OtherBody | undefined {
  const owners = [place, ...entriesAt(placeInside(place, 'traits')).map((trait) => places.follow(trait))];
  const contentType = textOf(owners, 'contentType') ?? usual;
  const schemaFormat = textOf(owners, 'schemaFormat');
  // A payload that is not read is not looked into: its references may be those of another language.
  if (schemaFormat !== undefined && !isJsonSchema(schemaFormat)) return { place, mediaTypes: [schemaFormat] };
  if (contentType !== undefined && !/\bjson\b/i.test(contentType))
    return { place, mediaTypes: [contentType] };
  // References of schemas are resolved, and reported, where those of all schemas are.
  const payload = places.endOf(placeInside(place, 'payload'));
  // In version 3, a payload may be a schema together with its format.
  const held = objectAt(payload);
  const format = held && isJsonObject(ownValue(held, 'schema')) ? ownValue(held, 'schemaFormat') : undefined;
  if (typeof format === 'string' && !isJsonSchema(format)) return { place, mediaTypes: [format] };
  const schema = typeof format === 'string' ? placeInside(payload, 'schema') : placeInside(place, 'payload');
  if (valueOfPlace(schema) === undefined) return undefined;
  const [summary, description] = [
    textOf(owners, 'summary') ?? textOf(owners, 'title'),
    textOf(owners, 'description'),
  ];
  return {
    entry,
    ...(otherEntries.length > 0 && { otherEntries }),
    schema,
    parameters: owners.flatMap((owner) => headersOf(placeInside(owner, 'headers'), places)),
    examples: examplesOf(place),
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
  };
}

/** True for the formats of schemas that are JSON Schema: AsyncAPI's own, and JSON Schema itself. */
function isJsonSchema(format: string): boolean {
  return /^application\/(?:vnd\.aai\.asyncapi|schema)(?:\+json|\+yaml|;|$)/i.test(format);
}

/** The text that a message or the first of its traits has, whatever the order in which these are merged. */
function textOf(owners: readonly DocumentPlace[], key: string): string | undefined {
  const texts = owners.flatMap((owner) => {
    const text = ownValue(objectAt(owner) ?? {}, key);
    return typeof text === 'string' && text.trim() !== '' ? [text] : [];
  });
  return texts[0];
}

/** How many `allOf` deep the headers of a message are looked for. */
const DEEPEST = 5;

/** The headers of a message, in the form that OpenAPI has for them. Their schemas may be put together by `allOf`. */
function headersOf(headers: DocumentPlace, places: OpenApiPlaces, depth = 0): readonly JsonObject[] {
  const place = places.endOf(headers);
  const own = entriesAt(placeInside(place, 'properties')).map((entry) => ({
    in: 'header',
    name: pointerTokens(entry.pointer)?.at(-1) ?? '',
    schema: objectAt(places.endOf(entry)) ?? {},
  }));
  const parts = depth < DEEPEST ? entriesAt(placeInside(place, 'allOf')) : [];
  return [...own, ...parts.flatMap((part) => headersOf(part, places, depth + 1))];
}

function examplesOf(message: DocumentPlace): readonly Example[] {
  return entriesAt(placeInside(message, 'examples')).flatMap((entry) => {
    const place = placeInside(entry, 'payload');
    const value = valueOfPlace(place);
    return value === undefined ? [] : [{ value, source: place.document, pointer: place.pointer }];
  });
}
