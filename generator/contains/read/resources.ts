import { anchorsOf, idKeyword } from '../../catalog/index/schema-ids.js';
import { isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTokens, valueAt } from '../../json/json-pointer.js';
import { type Dialect, dialectOf, refHidesSiblings } from '../../schema/dialect.js';
import { subschemasOf } from '../../schema/subschemas.js';
import { decoded } from '../../text/percent-encoding.js';
import { Unreadable } from '../unreadable.js';

/** A schema with a URI of its own, and what is named in it. */
export interface Resource {
  readonly uri: string;
  readonly root: JsonValue;
  /** JSON Pointer to it from the root. */
  readonly pointer: string;
  readonly dialect: Dialect;
  readonly anchors: Map<string, string>;
  readonly dynamicAnchors: Map<string, string>;
  /** True for a schema of 2019-09 with `$recursiveAnchor: true`. */
  readonly isRecursive: boolean;
}

/** A place to which a reference leads. */
export interface Target {
  readonly resource: Resource;
  readonly pointer: string;
  /** The anchor that the reference names, if it does. */
  readonly anchor?: string;
}

/** The resources of all documents by URI, and of each document by pointer. */
export interface Resources {
  readonly byUri: Map<string, Resource>;
  readonly byPlace: Map<JsonValue, Map<string, Resource>>;
}

/** No resources yet. */
export function noResources(): Resources {
  return { byUri: new Map(), byPlace: new Map() };
}

/**
 * Adds a document and every schema with an `$id` in it.
 * @param uri the URI from which relative references of the document count
 * @param dialect the dialect of a document that names none
 * @throws Unreadable for a dialect that cannot be read
 */
export function addDocument(
  resources: Resources,
  root: JsonValue,
  { uri, dialect }: { readonly uri: string; readonly dialect: Dialect },
): Resource {
  const own = dialectOf(root, dialect);
  if (own === undefined) throw new Unreadable('the dialect that $schema names cannot be read', '');
  const places = new Map<string, Resource>();
  resources.byPlace.set(root, places);
  const first: Resource = {
    uri: idOf(root, own, uri) ?? uri,
    root,
    pointer: '',
    dialect: own,
    anchors: new Map(),
    dynamicAnchors: new Map(),
    isRecursive: hasRecursiveAnchor(root),
  };
  resources.byUri.set(uri, first);
  resources.byUri.set(first.uri, first);
  places.set('', first);
  addInner(resources, places, { value: root, pointer: '', resource: first });
  return first;
}

interface At {
  readonly value: JsonValue;
  readonly pointer: string;
  readonly resource: Resource;
}

function addInner(
  resources: Resources,
  places: Map<string, Resource>,
  { value, pointer, resource }: At,
): void {
  if (!isJsonObject(value)) return;
  for (const [keyword, anchor] of anchorsOf(value, resource.dialect)) {
    resource.anchors.set(anchor, pointer);
    if (keyword === '$dynamicAnchor') resource.dynamicAnchors.set(anchor, pointer);
  }
  for (const inner of subschemasOf(value, pointer, resource.dialect)) {
    const uri = idOf(inner.value, resource.dialect, resource.uri);
    if (uri === undefined) {
      addInner(resources, places, { ...inner, resource });
      continue;
    }
    if (dialectOf(inner.value, resource.dialect) !== resource.dialect)
      throw new Unreadable('a schema of another dialect is inside', inner.pointer);
    const own: Resource = {
      ...resource,
      uri,
      pointer: inner.pointer,
      anchors: new Map(),
      dynamicAnchors: new Map(),
      isRecursive: hasRecursiveAnchor(inner.value),
    };
    resources.byUri.set(uri, own);
    places.set(inner.pointer, own);
    addInner(resources, places, { ...inner, resource: own });
  }
}

function hasRecursiveAnchor(value: JsonValue): boolean {
  return isJsonObject(value) && ownValue(value, '$recursiveAnchor') === true;
}

/** The URI of a schema with an `$id` that is more than an anchor. */
function idOf(value: JsonValue, dialect: Dialect, base: string): string | undefined {
  if (!isJsonObject(value)) return undefined;
  if (refHidesSiblings(dialect) && Object.hasOwn(value, '$ref')) return undefined;
  const id = ownValue(value, idKeyword(dialect));
  if (typeof id !== 'string' || id.startsWith('#')) return undefined;
  return absolute(id, base)?.replace(/#.*$/s, '');
}

/** A reference as an absolute URI; undefined for one that is none. */
export function absolute(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}

/** The place to which a reference leads; undefined where there is none. */
export function resolve(resources: Resources, reference: string, from: Resource): Target | undefined {
  const uri = reference.startsWith('#') ? from.uri + reference : absolute(reference, from.uri);
  if (uri === undefined) return undefined;
  const [address = '', ...fragments] = uri.split('#');
  const resource = resources.byUri.get(address);
  const fragment = decoded(fragments.join('#'));
  if (resource === undefined) return undefined;
  if (fragment === '') return { resource, pointer: resource.pointer };
  if (fragment.startsWith('/')) return at(resources, resource, fragment);
  const pointer = resource.anchors.get(fragment);
  return pointer === undefined ? undefined : { resource, pointer, anchor: fragment };
}

function at(resources: Resources, resource: Resource, fragment: string): Target | undefined {
  const pointer = resource.pointer + fragment;
  const tokens = pointerTokens(pointer);
  if (tokens === undefined || valueAt(resource.root, tokens) === undefined) return undefined;
  return { resource: resourceAt(resources, resource, pointer), pointer };
}

/** The innermost resource around a place of a document. */
export function resourceAt(resources: Resources, { root }: Resource, pointer: string): Resource {
  const places = resources.byPlace.get(root) ?? new Map<string, Resource>();
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const found = places.get(pointer.slice(0, end));
    if (found !== undefined) return found;
  }
  const first = places.get('');
  if (first === undefined) throw new Error('a document without its root');
  return first;
}
