import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import { type Dialect, dialectOf } from '../../schema/dialect.js';
import type { OpenApi, OtherBody, WebhookBody } from './api-document.js';
import { isAsyncApi, readAsyncApi } from './async-api.js';
import { documentParts, isOtherInOpenApi } from './document-parts.js';
import { type DocumentPlace, entriesAt, objectAt, placeInside, valueOfPlace } from './document-place.js';
import { mediaTypeExamples } from './media-type-examples.js';
import { OpenApiPlaces } from './open-api-places.js';

/** What is read from a document that only holds parts of an OpenAPI document. */
export function partOf({ dialect }: OpenApi): OpenApi {
  return { dialect, bodies: [], otherBodies: [], components: [], strays: [], parts: new Set() };
}

/**
 * Reads a document as OpenAPI 3.0, 3.1 or 3.2, or as AsyncAPI 2 or 3. Undefined for any other document.
 * @param documents all documents, to which its references may lead
 */
export function readOpenApi(
  document: SchemaDocument,
  documents: readonly SchemaDocument[],
): OpenApi | undefined {
  if (isAsyncApi(document.value)) return readAsyncApi(document, documents);
  const dialect = openApiDialect(document.value);
  if (dialect === undefined) return undefined;
  const places = new OpenApiPlaces(documents);
  const bodies: WebhookBody[] = [];
  const otherBodies: OtherBody[] = [];
  for (const { entry, item } of [...webhooksOf(document), ...callbacksOf(document, places)]) {
    const path = places.follow(item);
    for (const method of METHODS) {
      const body = bodyOf(places, entry, path, placeInside(path, method));
      if (body === undefined) continue;
      if ('mediaTypes' in body) otherBodies.push(body);
      else bodies.push(body);
    }
  }
  const components = entriesAt(placeInside({ document, pointer: '' }, 'components', 'schemas'));
  return {
    dialect,
    bodies,
    otherBodies,
    components: components.map(({ pointer }) => pointer),
    strays: places.strays,
    parts: documentParts(document, places, isOtherInOpenApi),
  };
}

/** The dialect of the schemas in an OpenAPI document. Undefined for any other document. */
function openApiDialect(value: JsonValue): Dialect | undefined {
  const version = isJsonObject(value) ? ownValue(value, 'openapi') : undefined;
  const [, minor] = typeof version === 'string' ? (/^3\.([012])(?:\.|$)/.exec(version) ?? []) : [];
  if (minor === undefined) return undefined;
  return minor === '0' ? 'openapi-3.0' : (statedDialect(value) ?? '2020-12');
}

/** The dialect that an OpenAPI document of 3.1 or later states for its schemas; undefined for one that cannot be read. */
export function statedDialect(value: JsonValue): Dialect | undefined {
  const $schema = isJsonObject(value) ? ownValue(value, 'jsonSchemaDialect') : undefined;
  return dialectOf($schema === undefined ? {} : { $schema });
}

/** The name and version of a format that looks like schemas but is not read. Undefined for anything else. */
export function otherFormat(value: JsonValue): string | undefined {
  if (!isJsonObject(value)) return undefined;
  for (const word of ['swagger', 'asyncapi', 'openapi']) {
    const version = ownValue(value, word);
    const isOtherFormat = typeof version === 'string' || typeof version === 'number';
    if (isOtherFormat && openApiDialect(value) === undefined && !isAsyncApi(value))
      return `${word} ${version}`;
  }
  return undefined;
}

const METHODS = ['post', 'put', 'patch', 'get', 'delete'];

/** A path item, and the entry that is named after its event. */
interface NamedItem {
  readonly entry: string;
  readonly item: DocumentPlace;
}

function webhooksOf(document: SchemaDocument): readonly NamedItem[] {
  const holders = ['webhooks', 'x-webhooks'].map((key) => placeInside({ document, pointer: '' }, key));
  return holders.flatMap(entriesAt).map((item) => ({ entry: item.pointer, item }));
}

/**
 * Finds the path items of callbacks. A callback is named by its key; the keys of its path items are expressions for
 * addresses.
 */
function callbacksOf(document: SchemaDocument, places: OpenApiPlaces): readonly NamedItem[] {
  const root = { document, pointer: '' };
  const paths = entriesAt(placeInside(root, 'paths')).map((path) => places.endOf(path));
  const operations = paths.flatMap((path) => METHODS.map((method) => placeInside(path, method)));
  const holders = [
    ...operations.map((one) => placeInside(one, 'callbacks')),
    placeInside(root, 'components', 'callbacks'),
  ];
  return holders.flatMap(entriesAt).flatMap((entry) => {
    const target = places.follow(entry);
    // A callback of the same document that is referred to is found at its own place.
    const isElsewhere = target.document === document && target.pointer !== entry.pointer;
    if (isElsewhere) return [];
    // A callback may also be a reference that leads nowhere. Then its members are not path items.
    const items = entriesAt(target).filter((item) => objectAt(item) !== undefined);
    return items.map((item) => ({ entry: entry.pointer, item }));
  });
}

function bodyOf(
  places: OpenApiPlaces,
  entry: string,
  path: DocumentPlace,
  operation: DocumentPlace,
): WebhookBody | OtherBody | undefined {
  const content = placeInside(places.follow(placeInside(operation, 'requestBody')), 'content');
  const all = entriesAt(content);
  const media = all.find((one) => isJson(lastToken(one)));
  if (media === undefined)
    return all.length === 0 ? undefined : { place: content, mediaTypes: all.map(lastToken) };
  const held = places.endOf(media);
  const schema = placeInside(held, 'schema');
  if (valueOfPlace(schema) === undefined) return undefined;
  const lists = [path, operation].map((owner) => placeInside(owner, 'parameters'));
  const parameters = lists
    .flatMap(entriesAt)
    .map((one) => objectAt(places.follow(one)))
    .filter((one) => one !== undefined);
  const texts = { ...textsOf(objectAt(path)), ...textsOf(objectAt(operation)) };
  return { entry, schema, parameters, examples: mediaTypeExamples(held, places), ...texts };
}

function textsOf(owner: JsonObject | undefined): Pick<WebhookBody, 'summary' | 'description'> {
  const texts = ['summary', 'description'].flatMap((key) => {
    const text = owner && ownValue(owner, key);
    return typeof text === 'string' && text.trim() !== '' ? [[key, text] as const] : [];
  });
  return Object.fromEntries(texts);
}

function lastToken({ pointer }: DocumentPlace): string {
  return pointerTokens(pointer)?.at(-1) ?? '';
}

/**
 * True for media types that JSON may have.
 * @see https://www.rfc-editor.org/rfc/rfc6839#section-3.1 on `+json`
 */
function isJson(mediaType: string): boolean {
  return /^(?:(?:application|text)\/json|[^;]+\+json|\*\/\*|application\/\*)\s*(?:;|$)/i.test(mediaType);
}
