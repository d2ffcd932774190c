import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../../json/json.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { uniqueBy } from '../../text/unique-by.js';
import type { Example } from '../catalog.js';
import type { OpenApi, OtherBody, WebhookBody } from './api-document.js';
import {
  type DocumentPlace,
  entriesAt,
  keyOf,
  objectAt,
  placeInside,
  valueOfPlace,
} from './document-place.js';
import { openApiParts } from './open-api-parts.js';
import { OpenApiPlaces } from './open-api-places.js';

/** True for an AsyncAPI document of a version that is read: 2 or 3. */
export function isAsyncApi(value: JsonValue): boolean {
  const version = isJsonObject(value) ? ownValue(value, 'asyncapi') : undefined;
  return typeof version === 'string' && /^[23]\./.test(version);
}

/**
 * Reads an AsyncAPI document: each message is what a webhook is in an OpenAPI document. Its schemas are those of draft 7.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export function readAsyncApi(document: SchemaDocument, documents: readonly SchemaDocument[]): OpenApi {
  const places = new OpenApiPlaces(documents);
  const bodies: WebhookBody[] = [];
  const otherBodies: OtherBody[] = [];
  for (const place of messagesOf(document, places)) {
    const body = bodyOf(place, places);
    if (body === undefined) continue;
    if ('mediaTypes' in body) otherBodies.push(body);
    else bodies.push(body);
  }
  const root = { document, pointer: '' };
  return {
    dialect: 'draft-07',
    bodies,
    otherBodies,
    components: entriesAt(placeInside(root, 'components', 'schemas')).map(({ pointer }) => pointer),
    strays: places.strays,
    parts: openApiParts(document, places),
  };
}

/** The messages of all channels, each once; without channels, those of the components. */
function messagesOf(document: SchemaDocument, places: OpenApiPlaces): readonly DocumentPlace[] {
  const root = { document, pointer: '' };
  const channels = entriesAt(placeInside(root, 'channels')).map((channel) => places.follow(channel));
  const inChannels = channels.flatMap((channel) => [
    ...entriesAt(placeInside(channel, 'messages')),
    ...['publish', 'subscribe'].flatMap((name) => messageIn(placeInside(channel, name, 'message'))),
  ]);
  const found = inChannels.length > 0 ? inChannels : entriesAt(placeInside(root, 'components', 'messages'));
  const ends = found.map((place) => places.follow(place)).filter((place) => objectAt(place) !== undefined);
  return uniqueBy(ends, keyOf);
}

/** In version 2, an operation has one message, or a list of which one is sent. */
function messageIn(place: DocumentPlace): readonly DocumentPlace[] {
  const held = objectAt(place);
  if (held === undefined) return [];
  return isJsonArray(ownValue(held, 'oneOf')) ? entriesAt(placeInside(place, 'oneOf')) : [place];
}

function bodyOf(place: DocumentPlace, places: OpenApiPlaces): WebhookBody | OtherBody | undefined {
  const message = objectAt(place) ?? {};
  const payload = places.follow(placeInside(place, 'payload'));
  const held = objectAt(payload);
  // In version 3, a payload may be a schema together with its format.
  const isWrapped = held !== undefined && isJsonObject(ownValue(held, 'schema')) && 'schemaFormat' in held;
  const format = isWrapped ? ownValue(held, 'schemaFormat') : ownValue(message, 'schemaFormat');
  if (typeof format === 'string' && !isJsonSchema(format)) return { place, mediaTypes: [format] };
  const contentType = ownValue(message, 'contentType');
  if (typeof contentType === 'string' && !/\bjson\b/i.test(contentType))
    return { place, mediaTypes: [contentType] };
  const schema = isWrapped ? placeInside(payload, 'schema') : placeInside(place, 'payload');
  if (valueOfPlace(schema) === undefined) return undefined;
  return {
    entry: place.pointer,
    schema,
    parameters: headersOf(placeInside(place, 'headers'), places),
    examples: examplesOf(place),
    ...textsOf(message),
  };
}

/** True for the formats of schemas that are JSON Schema: AsyncAPI's own, and JSON Schema itself. */
function isJsonSchema(format: string): boolean {
  return /^application\/(?:vnd\.aai\.asyncapi|schema)(?:\+json|\+yaml|;|$)/i.test(format);
}

/** The headers of a message, in the form that OpenAPI has for them. */
function headersOf(headers: DocumentPlace, places: OpenApiPlaces): readonly JsonObject[] {
  return entriesAt(placeInside(places.follow(headers), 'properties')).map((entry) => ({
    in: 'header',
    name: entry.pointer
      .slice(entry.pointer.lastIndexOf('/') + 1)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~'),
    schema: objectAt(entry) ?? {},
  }));
}

function examplesOf(message: DocumentPlace): readonly Example[] {
  return entriesAt(placeInside(message, 'examples')).flatMap((entry) => {
    const place = placeInside(entry, 'payload');
    const value = valueOfPlace(place);
    return value === undefined ? [] : [{ value, source: place.document, pointer: place.pointer }];
  });
}

function textsOf(message: JsonObject): Pick<WebhookBody, 'summary' | 'description'> {
  const textOf = (key: string): string | undefined => {
    const text = ownValue(message, key);
    return typeof text === 'string' && text.trim() !== '' ? text : undefined;
  };
  const [summary, description] = [textOf('summary') ?? textOf('title'), textOf('description')];
  return { ...(summary !== undefined && { summary }), ...(description !== undefined && { description }) };
}
