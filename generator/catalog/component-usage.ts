import { isJsonObject, type JsonValue, ownValue } from '../json/json.js';
import { isPointerWithin, pointerTo } from '../json/json-pointer.js';
import { decoded } from '../text/percent-encoding.js';
import type { Reference } from './references.js';
import { keyOf, type SchemaIndex, type SchemaNode } from './schema-index.js';

/** Tells whether something uses a schema as a part of itself: in a property, in an `allOf`. */
export type IsReferencedAsComponent = (node: SchemaNode) => boolean;

/**
 * Who is a part. A schema that is only listed, in the `oneOf` or `anyOf` that is all of another one, is as much a part
 * as that one is; the body of a webhook, and a file that only refers into itself, are none.
 */
export function componentUsage(
  index: SchemaIndex,
  references: readonly Reference[],
): IsReferencedAsComponent {
  const uses = new Map<string, SchemaNode[]>();
  for (const { from, target } of references) {
    if (isInside(from, target)) continue;
    const key = keyOf(target);
    uses.set(key, [...(uses.get(key) ?? []), from]);
  }
  const elsewhere = usedElsewhere(index);
  const known = new Map<string, boolean>();
  const isReferencedAsComponent = (node: SchemaNode): boolean => {
    const key = keyOf(node);
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    known.set(key, false);
    const found =
      elsewhere.has(key) ||
      (uses.get(key) ?? []).some((from) => {
        const unionOwner = unionOwnerOf(index, from);
        return unionOwner === undefined || isReferencedAsComponent(unionOwner);
      });
    known.set(key, found);
    return found;
  };
  return isReferencedAsComponent;
}

/** A schema that refers to something it stands in: recursion makes nothing a part. */
function isInside(from: SchemaNode, target: SchemaNode): boolean {
  return from.document === target.document && isPointerWithin(target.pointer, from.pointer);
}

/** The schema that does nothing but list the one that refers, or refer itself; undefined where it is used. */
function unionOwnerOf(index: SchemaIndex, from: SchemaNode): SchemaNode | undefined {
  if (from.isRoot || isEntry(from)) return isOnly(from, '$ref') ? from : undefined;
  const [, owner, keyword] = /^(.*)\/(oneOf|anyOf)\/\d+$/s.exec(from.pointer) ?? [];
  if (owner === undefined || keyword === undefined) return undefined;
  const unionOwner = index.nodeAt(from.document, owner);
  const lists = unionOwner && (unionOwner.isRoot || (isEntry(unionOwner) && isOnly(unionOwner, keyword)));
  return lists ? unionOwner : undefined;
}

const BESIDE = new Set(
  '$schema $id id $anchor $comment $defs definitions $vocabulary title description examples example discriminator deprecated externalDocs type'.split(
    ' ',
  ),
);

/** True for a schema that says nothing beside one keyword, except of what kind its values are. */
export function isOnly(node: SchemaNode, keyword: string): boolean {
  if (!isJsonObject(node.value) || !Object.hasOwn(node.value, keyword)) return false;
  return Object.keys(node.value).every((one) => one === keyword || BESIDE.has(one) || one.startsWith('x-'));
}

/** An entry of the definitions of a file, not of those of a schema deep inside. */
export function isEntry({ pointer }: SchemaNode): boolean {
  return /^(?:\/\$defs|\/definitions|\/components\/schemas)\/[^/]+$/.test(pointer);
}

/** What the other parts of OpenAPI documents use: the answers of an interface are no events. */
function usedElsewhere(index: SchemaIndex): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [document, { bodies }] of index.openApi) {
    if (!isJsonObject(document.value)) continue;
    const schemas = new Set(bodies.map(({ schema }) => schema));
    const visit = (value: JsonValue, pointer: string): void => {
      if (typeof value !== 'object' || value === null || schemas.has(pointer)) return;
      if (isJsonObject(value)) {
        const ref = ownValue(value, '$ref');
        if (typeof ref === 'string' && ref.startsWith('#/'))
          found.add(`${document.path}#${decoded(ref.slice(1))}`);
      }
      for (const [key, inner] of Object.entries(value)) {
        const place = pointerTo(pointer, key);
        if (place !== '/components/schemas') visit(inner, place);
      }
    };
    visit(document.value, '');
  }
  return found;
}
