import { isJsonObject, type JsonValue } from '../../json/json.js';
import { isPointerWithin, pointerTo } from '../../json/json-pointer.js';
import { addToGroup } from '../../text/group-by.js';
import { decoded } from '../../text/percent-encoding.js';
import { keyOf, refOf } from '../documents/document-place.js';
import { filePath } from '../documents/open-api-places.js';
import type { Reference } from '../index/references.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';

/** True when another schema uses the schema as a component: in a property, in an `allOf`. */
export type IsReferencedAsComponent = (node: SchemaNode) => boolean;

/**
 * Finds the schemas that others use as components. Being listed in a union (the `oneOf` or `anyOf` of a file's root,
 * or of a definition that has nothing else) makes a schema a component only when the union is one. The same holds for
 * the target of a schema that is only a `$ref`, such as the body of a webhook.
 */
export function componentUsage(
  index: SchemaIndex,
  references: readonly Reference[],
): IsReferencedAsComponent {
  const uses = new Map<string, SchemaNode[]>();
  for (const { from, target } of references)
    if (!isInside(from, target)) addToGroup(uses, keyOf(target), from);
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

/** True for a reference from inside its own target. Recursion does not make a schema a component. */
function isInside(from: SchemaNode, target: SchemaNode): boolean {
  return from.document === target.document && isPointerWithin(target.pointer, from.pointer);
}

/**
 * The schema that only lists the one with the reference, or that is only a reference itself. Undefined when the
 * reference uses its target as a component.
 */
function unionOwnerOf(index: SchemaIndex, from: SchemaNode): SchemaNode | undefined {
  if (from.isRoot || isEntry(from)) return isOnly(from, '$ref') ? from : undefined;
  const [, owner, keyword] = /^(.*)\/(oneOf|anyOf)\/\d+$/s.exec(from.pointer) ?? [];
  if (owner === undefined || keyword === undefined) return undefined;
  const unionOwner = index.nodeAt(from.document, owner);
  const isUnionOwner =
    unionOwner && (unionOwner.isRoot || (isEntry(unionOwner) && isOnly(unionOwner, keyword)));
  return isUnionOwner ? unionOwner : undefined;
}

const BESIDE = new Set(
  '$schema $id id $anchor $comment $defs definitions $vocabulary title description examples example discriminator deprecated externalDocs type'.split(
    ' ',
  ),
);

/** True for a schema that has one keyword and, besides it, only a type, annotations, identifiers and definitions. */
export function isOnly(node: SchemaNode, keyword: string): boolean {
  if (!isJsonObject(node.value) || !Object.hasOwn(node.value, keyword)) return false;
  return Object.keys(node.value).every((one) => one === keyword || BESIDE.has(one) || one.startsWith('x-'));
}

/** True for an entry of a file's definitions. The definitions of a schema deeper inside do not count. */
export function isEntry({ pointer }: SchemaNode): boolean {
  return /^(?:\/\$defs|\/definitions|\/components\/schemas)\/[^/]+$/.test(pointer);
}

/** Schemas that OpenAPI documents use outside the bodies of webhooks. The responses of an API are not events. */
function usedElsewhere(index: SchemaIndex): ReadonlySet<string> {
  const bodies = [...index.openApi.values()].flatMap((api) => api.bodies);
  const schemas = new Set(bodies.map(({ schema }) => keyOf(schema)));
  const found = new Set<string>();
  for (const { path, value: root } of index.openApi.keys()) {
    const visit = (value: JsonValue, pointer: string): void => {
      if (typeof value !== 'object' || value === null || schemas.has(`${path}#${pointer}`)) return;
      const ref = refOf(value);
      const [address = '', fragment = ''] = ref?.split(/#(.*)/s) ?? [];
      if (ref !== undefined)
        found.add(`${address === '' ? path : filePath(path, address)}#${decoded(fragment)}`);
      for (const [key, inner] of Object.entries(value)) {
        const place = pointerTo(pointer, key);
        if (place !== '/components/schemas') visit(inner, place);
      }
    };
    if (isJsonObject(root)) visit(root, '');
  }
  return found;
}
