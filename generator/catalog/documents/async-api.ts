import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import type { OpenApi, OtherBody, WebhookBody } from './api-document.js';
import { type Message, messageBody } from './async-message.js';
import { documentParts, isOtherInAsyncApi } from './document-parts.js';
import { type DocumentPlace, entriesAt, keyOf, objectAt, placeInside } from './document-place.js';
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
  const root = { document, pointer: '' };
  const usual = isJsonObject(document.value) ? ownValue(document.value, 'defaultContentType') : undefined;
  for (const message of messagesOf(root, places)) {
    const body = messageBody(message, places, typeof usual === 'string' ? usual : undefined);
    if (body === undefined) continue;
    if ('mediaTypes' in body) otherBodies.push(body);
    else bodies.push(body);
  }
  return {
    dialect: 'draft-07',
    bodies,
    otherBodies,
    components: entriesAt(placeInside(root, 'components', 'schemas')).map(({ pointer }) => pointer),
    strays: places.strays,
    parts: documentParts(document, places, isOtherInAsyncApi),
  };
}

/** The messages of all channels, each once; without channels, those of the components. */
function messagesOf(root: DocumentPlace, places: OpenApiPlaces): readonly Message[] {
  const channels = entriesAt(placeInside(root, 'channels')).map((channel) => places.follow(channel));
  const inChannels = channels.flatMap((channel) => [
    ...entriesAt(placeInside(channel, 'messages')).flatMap((message) => messagesAt(message, places)),
    ...['publish', 'subscribe'].flatMap((name) => messagesAt(placeInside(channel, name, 'message'), places)),
  ]);
  const components = entriesAt(placeInside(root, 'components', 'messages'));
  const found =
    inChannels.length > 0 ? inChannels : components.flatMap((message) => messagesAt(message, places));
  const byPlace = new Map<string, Message>();
  for (const [entry, place] of found) {
    const key = keyOf(place);
    const first = byPlace.get(key) ?? {
      place,
      entries: place.document === root.document ? [place.pointer] : [],
    };
    const isNew = entry.document === root.document && !first.entries.includes(entry.pointer);
    byPlace.set(key, isNew ? { place, entries: [...first.entries, entry.pointer] } : first);
  }
  return [...byPlace.values()];
}

/**
 * The message at a place, as the place that names it and the place that has it. In version 2, it may be a list of
 * which one is sent.
 */
function messagesAt(
  entry: DocumentPlace,
  places: OpenApiPlaces,
): readonly (readonly [entry: DocumentPlace, message: DocumentPlace])[] {
  const place = places.follow(entry);
  const held = objectAt(place);
  if (held === undefined) return [];
  if (!isJsonArray(ownValue(held, 'oneOf'))) return [[entry, place]];
  const listed = entriesAt(placeInside(place, 'oneOf'));
  return listed.map((one): [DocumentPlace, DocumentPlace] => [one, places.follow(one)]);
}
