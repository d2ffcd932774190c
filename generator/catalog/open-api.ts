import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo, pointerTokens, valueAt } from '../json/json-pointer.js';
import type { Dialect } from '../schema/dialect.js';
import { decoded } from '../text/percent-encoding.js';

/** The body of a webhook or callback in an OpenAPI document. */
export interface WebhookBody {
  /** Pointer to the entry that is named after the event: `/webhooks/order.created`. */
  readonly entry: string;
  /** Pointer to the schema of the body. */
  readonly schema: string;
  /** Pointers to the parameters of the request, which it has besides its body. */
  readonly parameters: readonly string[];
}

/** What is read from an OpenAPI document. */
export interface OpenApi {
  /** The dialect of its schemas. */
  readonly dialect: Dialect;
  /** The bodies of all webhooks and callbacks. */
  readonly bodies: readonly WebhookBody[];
  /** Pointers to the entries of `components/schemas`. */
  readonly components: readonly string[];
  /** References that stand for a webhook or a part of one, and that lead to nothing in the document. */
  readonly strays: readonly StrayReference[];
}

/** A reference that is not followed. */
export interface StrayReference {
  /** Pointer to the object that holds it. */
  readonly pointer: string;
  readonly ref: string;
}

/** A document that is being read, and the stray references found so far, by place. */
interface Reading {
  readonly document: JsonObject;
  readonly strays: Map<string, StrayReference>;
}

/** Reads a document as OpenAPI 3.0, 3.1 or 3.2. Undefined for any other document. */
export function openApiOf(value: JsonValue): OpenApi | undefined {
  if (!isJsonObject(value)) return undefined;
  const version = ownValue(value, 'openapi');
  const [, minor] = typeof version === 'string' ? (/^3\.([012])(?:\.|$)/.exec(version) ?? []) : [];
  if (minor === undefined) return undefined;
  const reading: Reading = { document: value, strays: new Map() };
  return {
    dialect: minor === '0' ? 'openapi-3.0' : '2020-12',
    bodies: bodiesOf(reading),
    components: entriesAt(value, '/components/schemas'),
    strays: [...reading.strays.values()],
  };
}

/** The name and version of a format that looks like schemas but is not read. Undefined for anything else. */
export function otherFormat(value: JsonValue): string | undefined {
  if (!isJsonObject(value)) return undefined;
  for (const word of ['swagger', 'asyncapi', 'openapi']) {
    const version = ownValue(value, word);
    const isOtherFormat = typeof version === 'string' || typeof version === 'number';
    if (isOtherFormat && openApiOf(value) === undefined) return `${word} ${version}`;
  }
  return undefined;
}

const METHODS = ['post', 'put', 'patch', 'get', 'delete'];

function bodiesOf(reading: Reading): readonly WebhookBody[] {
  const { document } = reading;
  const webhooks = ['/webhooks', '/x-webhooks'].flatMap((holder) => entriesAt(document, holder));
  const items = webhooks.map((entry) => ({ entry, item: entry }));
  const all = [...items, ...callbacksOf(reading)];
  return all.flatMap(({ entry, item }) => {
    const path = followed(reading, item);
    return METHODS.flatMap((method) => bodyOf(reading, entry, path, pointerTo(path, method)));
  });
}

/**
 * Finds the path items of callbacks. A callback is named by its key; the keys of its path items are expressions for
 * addresses.
 */
function callbacksOf(reading: Reading): readonly { entry: string; item: string }[] {
  const { document } = reading;
  const operations = entriesAt(document, '/paths').flatMap((path) =>
    METHODS.map((method) => pointerTo(endOf(document, path), method)),
  );
  const holders = [...operations.map((one) => pointerTo(one, 'callbacks')), '/components/callbacks'];
  const entries = holders.flatMap((holder) => entriesAt(document, holder));
  return entries.flatMap((entry) => {
    const target = followed(reading, entry);
    // A callback that is referred to is found at its own place.
    return target === entry ? pathItemsAt(document, entry).map((item) => ({ entry, item })) : [];
  });
}

/** The path items of a callback. A callback may also be a reference that leads nowhere. */
function pathItemsAt(document: JsonObject, callback: string): readonly string[] {
  return entriesAt(document, callback).filter((item) => isJsonObject(at(document, item)));
}

function bodyOf(reading: Reading, entry: string, path: string, operation: string): readonly WebhookBody[] {
  const { document } = reading;
  const content = pointerTo(followed(reading, pointerTo(operation, 'requestBody')), 'content');
  const media = entriesAt(document, content).find((one) => isJson(pointerTokens(one)?.at(-1) ?? ''));
  if (media === undefined || at(document, pointerTo(media, 'schema')) === undefined) return [];
  const lists = [path, operation].map((owner) => pointerTo(owner, 'parameters'));
  const parameters = lists.flatMap((list) => {
    const held = at(document, list);
    return Array.isArray(held) ? held.map((_one, index) => followed(reading, pointerTo(list, index))) : [];
  });
  return [{ entry, schema: pointerTo(media, 'schema'), parameters }];
}

/**
 * True for media types that JSON may have.
 * @see https://www.rfc-editor.org/rfc/rfc6839#section-3.1 on `+json`
 */
function isJson(mediaType: string): boolean {
  return /^(?:application\/json|[^;]+\+json|\*\/\*|application\/\*)\s*(?:;|$)/i.test(mediaType);
}

/** Follows a reference that stands for something other than a schema. A stray reference is recorded. */
function followed({ document, strays }: Reading, pointer: string): string {
  const place = endOf(document, pointer);
  const value = at(document, place);
  const ref = isJsonObject(value) ? refOf(value) : undefined;
  if (ref !== undefined) strays.set(place, { pointer: place, ref });
  return place;
}

/** The end of a chain of references: the last place that exists. */
function endOf(document: JsonObject, pointer: string): string {
  let place = pointer;
  for (let step = 0; step < 10; step += 1) {
    const value = at(document, place);
    const ref = isJsonObject(value) ? refOf(value) : undefined;
    const target = ref?.startsWith('#/') ? decoded(ref.slice(1)) : undefined;
    if (target === undefined || at(document, target) === undefined) return place;
    place = target;
  }
  return place;
}

function refOf(value: JsonObject): string | undefined {
  const ref = ownValue(value, '$ref');
  return typeof ref === 'string' ? ref : undefined;
}

function entriesAt(document: JsonObject, pointer: string): readonly string[] {
  const held = at(document, pointer);
  return isJsonObject(held) ? Object.keys(held).map((key) => pointerTo(pointer, key)) : [];
}

function at(document: JsonObject, pointer: string): JsonValue | undefined {
  return valueAt(document, pointerTokens(pointer) ?? []);
}
