import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.js';
import { pointerTo, pointerTokens, valueAt } from '../json-pointer.js';
import type { Dialect } from './dialect.js';

/** The body of a webhook, or of a callback, as an OpenAPI document has it. */
export interface WebhookBody {
  /** Pointer to the entry that is named after the event: `/webhooks/order.created`. */
  readonly entry: string;
  /** Pointer to the schema of the body. */
  readonly schema: string;
  /** Pointers to the parameters that the request has beside its body. */
  readonly parameters: readonly string[];
}

/** What is looked at in an OpenAPI document. */
export interface OpenApi {
  /** What its schemas are written in. */
  readonly dialect: Dialect;
  /** The bodies of all webhooks and callbacks. */
  readonly bodies: readonly WebhookBody[];
  /** Pointers to the entries of `components/schemas`. */
  readonly components: readonly string[];
}

/** Reads a document as OpenAPI 3.0, 3.1 or 3.2; undefined for one that is none of these. */
export function openApiOf(value: JsonValue): OpenApi | undefined {
  if (!isJsonObject(value)) return undefined;
  const version = ownValue(value, 'openapi');
  const [, minor] = typeof version === 'string' ? (/^3\.([012])(?:\.|$)/.exec(version) ?? []) : [];
  if (minor === undefined) return undefined;
  const components = entriesAt(value, '/components/schemas');
  return { dialect: minor === '0' ? 'openapi-3.0' : '2020-12', bodies: bodiesOf(value), components };
}

/** The names of formats that look like schemas and are not read, and what is read instead. */
export function foreignFormat(value: JsonValue): string | undefined {
  if (!isJsonObject(value)) return undefined;
  for (const word of ['swagger', 'asyncapi', 'openapi']) {
    const version = ownValue(value, word);
    const isForeign = typeof version === 'string' || typeof version === 'number';
    if (isForeign && openApiOf(value) === undefined) return `${word} ${version}`;
  }
  return undefined;
}

const METHODS = ['post', 'put', 'patch', 'get', 'delete'];

function bodiesOf(document: JsonObject): readonly WebhookBody[] {
  const webhooks = ['/webhooks', '/x-webhooks'].flatMap((holder) => entriesAt(document, holder));
  const items = webhooks.map((entry) => ({ entry, item: entry }));
  const all = [...items, ...callbacksOf(document)];
  return all.flatMap(({ entry, item }) => {
    const path = followed(document, item);
    return METHODS.flatMap((method) => bodyOf(document, entry, path, pointerTo(path, method)));
  });
}

/** Callbacks are named by their keys; below each stand path items by the expression of the address. */
function callbacksOf(document: JsonObject): readonly { entry: string; item: string }[] {
  const operations = entriesAt(document, '/paths').flatMap((path) =>
    METHODS.map((method) => pointerTo(followed(document, path), method)),
  );
  const holders = [...operations.map((one) => pointerTo(one, 'callbacks')), '/components/callbacks'];
  const entries = holders.flatMap((holder) => entriesAt(document, holder));
  const found = entries.flatMap((entry) => {
    const target = followed(document, entry);
    // One that is referred to is found where it stands.
    return target === entry ? entriesAt(document, entry).map((item) => ({ entry, item })) : [];
  });
  return found;
}

function bodyOf(
  document: JsonObject,
  entry: string,
  path: string,
  operation: string,
): readonly WebhookBody[] {
  const content = pointerTo(followed(document, pointerTo(operation, 'requestBody')), 'content');
  const media = entriesAt(document, content).find((one) => isJson(pointerTokens(one)?.at(-1) ?? ''));
  if (media === undefined || at(document, pointerTo(media, 'schema')) === undefined) return [];
  const lists = [path, operation].map((owner) => pointerTo(owner, 'parameters'));
  const parameters = lists.flatMap((list) => {
    const held = at(document, list);
    return Array.isArray(held) ? held.map((_one, index) => followed(document, pointerTo(list, index))) : [];
  });
  return [{ entry, schema: pointerTo(media, 'schema'), parameters }];
}

/** https://www.rfc-editor.org/rfc/rfc6839#section-3.1 on `+json` */
function isJson(mediaType: string): boolean {
  return /^(?:application\/json|[^;]+\+json|\*\/\*|application\/\*)\s*(?:;|$)/i.test(mediaType);
}

/** Where a reference inside the document leads that stands in the place of something that is no schema. */
function followed(document: JsonObject, pointer: string): string {
  let place = pointer;
  for (let step = 0; step < 10; step += 1) {
    const value = at(document, place);
    const ref = isJsonObject(value) ? ownValue(value, '$ref') : undefined;
    if (typeof ref !== 'string' || !ref.startsWith('#/')) return place;
    place = ref.slice(1);
  }
  return place;
}

function entriesAt(document: JsonObject, pointer: string): readonly string[] {
  const held = at(document, pointer);
  return isJsonObject(held) ? Object.keys(held).map((key) => pointerTo(pointer, key)) : [];
}

function at(document: JsonObject, pointer: string): JsonValue | undefined {
  return valueAt(document, pointerTokens(pointer) ?? []);
}
