import { posix } from 'node:path';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTokens } from '../../json/json-pointer.js';
import { decoded } from '../../text/percent-encoding.js';
import {
  type DocumentPlace,
  entriesAt,
  keyOf,
  placeInside,
  refOf,
  valueOfPlace,
} from '../documents/document-place.js';
import { filePath } from '../documents/open-api-places.js';
import { bareName } from '../index/definition-name.js';
import type { BaseChild, ChildrenAt } from '../index/references.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';
import { isEntry, isOnly } from './component-usage.js';
import { mappingTarget } from './mapping.js';

/** OpenAPI's Discriminator Object, as far as it is well-formed. */
export interface PayloadDiscriminator {
  readonly property: string;
  /** References or names of schemas, by the values of the tag. */
  readonly mapping: readonly (readonly [value: string, ref: string])[];
  /** The `defaultMapping` of OpenAPI 3.2: the schema of all other values, and of objects without the tag. */
  readonly fallback?: string;
}

/** Reads the `discriminator` of a schema. Undefined where there is none. */
export function payloadDiscriminator(schema: JsonValue): PayloadDiscriminator | undefined {
  const written = isJsonObject(schema) ? ownValue(schema, 'discriminator') : undefined;
  const property = isJsonObject(written) ? ownValue(written, 'propertyName') : undefined;
  if (!isJsonObject(written) || typeof property !== 'string') return undefined;
  const held = ownValue(written, 'mapping');
  const fallback = ownValue(written, 'defaultMapping');
  const entries = isJsonObject(held) ? Object.entries(held) : [];
  return {
    property,
    mapping: entries.flatMap(([value, ref]) => (typeof ref === 'string' ? [[value, ref] as const] : [])),
    ...(typeof fallback === 'string' && { fallback }),
  };
}

/** The value of the tag that means a schema without a mapping: the name of the component or of the file. */
export function implicitValue({ document, pointer }: DocumentPlace): string | undefined {
  if (pointer === '') return bareName(posix.basename(document.path));
  const [holder, name] = (pointerTokens(pointer) ?? []).slice(-2);
  return holder === 'schemas' ? name : undefined;
}

/**
 * The schemas that extend the target of a reference, where the target has a `discriminator` and the reference uses it:
 * a payload has one of them there.
 */
export const childrenAt: ChildrenAt = (index, from, target) =>
  payloadDiscriminator(target.value) === undefined ||
  (isExtension(index, from) && !(isJsonObject(target.value) && hasChoice(target.value)))
    ? []
    : childrenOfBase(index, target);

/**
 * The schemas that extend a base with a `discriminator`: those that its mapping names, and those whose `allOf` refers to
 * it, directly or through others. None for a base without a discriminator, or with a choice that lists other schemas.
 */
export function childrenOfBase(index: SchemaIndex, base: SchemaNode): readonly BaseChild[] {
  const discriminator = payloadDiscriminator(base.value);
  if (!discriminator || !isJsonObject(base.value)) return [];
  const all = extensionsOf(index, base);
  const extensions = hasChoice(base.value) ? listed(base, base.value, all) : all;
  if (extensions.length === 0 && hasChoice(base.value)) return [];
  const isListed = ({ node }: BaseChild): boolean => extensions.some((place) => keyOf(place) === keyOf(node));
  const mapped = [...mappedChildren(index, base, discriminator)];
  // A mapping to a schema that the choice does not list is reported where the choice is read.
  const explicit = new Map(hasChoice(base.value) ? mapped.filter(([, one]) => isListed(one)) : mapped);
  const implicit = extensions.flatMap((place): readonly BaseChild[] => {
    const value = implicitValue(place);
    const node = index.nodeAt(place.document, place.pointer);
    if (!node || value === undefined || explicit.has(keyOf(node)) || isAlias(node)) return [];
    return [{ node, values: [value] }];
  });
  return [...explicit.values(), ...implicit];
}

/** The schemas that a discriminator names, by key: in its mapping, or as its default. */
function mappedChildren(
  index: SchemaIndex,
  base: SchemaNode,
  { mapping, fallback }: PayloadDiscriminator,
): ReadonlyMap<string, BaseChild> {
  const found = new Map<string, BaseChild>();
  for (const [value, ref] of mapping) {
    const node = mappingTarget(index, base, ref);
    if (!node) continue;
    const values = found.get(keyOf(node))?.values ?? [];
    found.set(keyOf(node), { node, values: [...values, value] });
  }
  const node = fallback === undefined ? undefined : mappingTarget(index, base, fallback);
  if (node) found.set(keyOf(node), { node, values: found.get(keyOf(node))?.values ?? [], isDefault: true });
  return found;
}

/**
 * The schemas that the choice of a base lists, if all of them extend it. Base and choice then refer to each other, which
 * is common in OpenAPI and means nothing in JSON Schema. None for any other choice.
 */
function listed(
  base: SchemaNode,
  value: JsonObject,
  extensions: readonly DocumentPlace[],
): readonly DocumentPlace[] {
  const held = ownValue(value, 'oneOf') ?? ownValue(value, 'anyOf');
  const branches = isJsonArray(held) ? held : [];
  const found = branches.map((branch) => extensions.find((place) => leadsTo(base, refOf(branch), place)));
  const places = found.filter((place) => place !== undefined);
  return places.length === branches.length ? places : [];
}

/** True for a schema with a `oneOf` or `anyOf`. */
function hasChoice(schema: JsonObject): boolean {
  return Object.hasOwn(schema, 'oneOf') || Object.hasOwn(schema, 'anyOf');
}

/**
 * True for a reference by which a schema extends another one: in the `allOf` of a file's root, of a component, or of a
 * webhook's body. Any other reference uses its target.
 */
function isExtension(index: SchemaIndex, from: SchemaNode): boolean {
  const owner = extendingSchema(index, from);
  return owner !== undefined && !isAlias(owner);
}

/** The schema in whose own `allOf` a reference is. */
export function extendingSchema(index: SchemaIndex, from: SchemaNode): SchemaNode | undefined {
  const [, pointer] = /^(.*)\/allOf\/\d+$/s.exec(from.pointer) ?? [];
  const owner = pointer === undefined ? undefined : index.nodeAt(from.document, pointer);
  return owner && (owner.isRoot || isEntry(owner)) ? owner : undefined;
}

/** True for a component that is another schema or null: `nullable` and an `allOf` of one schema. It extends nothing. */
function isAlias(node: SchemaNode): boolean {
  if (!isJsonObject(node.value) || !isEntry(node) || ownValue(node.value, 'nullable') !== true) return false;
  const { nullable: _nullable, ...rest } = node.value;
  const branches = ownValue(node.value, 'allOf');
  return isJsonArray(branches) && branches.length === 1 && isOnly({ ...node, value: rest }, 'allOf');
}

/** The places of all schemas that extend a schema, directly or through others. */
function extensionsOf(index: SchemaIndex, base: DocumentPlace): readonly DocumentPlace[] {
  const candidates = index.documents.flatMap((document) => {
    const root = { document, pointer: '' };
    return index.openApi.has(document) ? entriesAt(placeInside(root, 'components', 'schemas')) : [root];
  });
  const found: DocumentPlace[] = [];
  const known = new Set([keyOf(base)]);
  const parents = [base];
  for (const parent of parents) {
    const fresh = candidates.filter((place) => !known.has(keyOf(place)) && extendsPlace(place, parent));
    for (const place of fresh) known.add(keyOf(place));
    found.push(...fresh);
    parents.push(...fresh);
  }
  return found;
}

function extendsPlace(place: DocumentPlace, base: DocumentPlace): boolean {
  const value = valueOfPlace(place);
  const branches = isJsonObject(value) ? ownValue(value, 'allOf') : undefined;
  return isJsonArray(branches) && branches.some((branch) => leadsTo(place, refOf(branch), base));
}

function leadsTo({ document }: DocumentPlace, ref: string | undefined, base: DocumentPlace): boolean {
  if (ref === undefined) return false;
  const [address = '', fragment = ''] = ref.split(/#(.*)/s);
  const path = address === '' ? document.path : filePath(document.path, address);
  return path === base.document.path && decoded(fragment) === base.pointer;
}
