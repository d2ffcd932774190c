import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { isJsonObject, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import { placeOf } from '../../load/source-text.js';
import { refHidesSiblings } from '../../schema/dialect.js';
import { referenceKeywords } from '../../schema/keyword-sets.js';
import { resolveReference } from './resolve-reference.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';

/** A reference that leads to a schema. */
export interface Reference {
  readonly from: SchemaNode;
  readonly target: SchemaNode;
}

/** A schema that extends a base with a `discriminator`, and the values of the tag that mean it. */
export interface BaseChild {
  readonly node: SchemaNode;
  readonly values: readonly string[];
  /** True for the schema of all other values, and of objects without the tag. */
  readonly isDefault?: true;
}

/** Finds the schemas that extend the target of a reference, where the reference may mean each of them. */
export type ChildrenAt = (index: SchemaIndex, from: SchemaNode, target: SchemaNode) => readonly BaseChild[];

/** All resolved references of the catalog, and the problems with the others. */
export interface References {
  readonly list: readonly Reference[];
  /**
   * From the users of base schemas to the schemas that extend these, where the base has a `discriminator`: a payload
   * has one of them there.
   */
  readonly toChildren: readonly Reference[];
  /** The base schemas of `toChildren`, and the schemas that extend them. */
  readonly bases: ReadonlyMap<SchemaNode, readonly BaseChild[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Resolves the references of all schemas, including those in places that only a reference leads to.
 * @param childrenAt finds the schemas that extend a target, which enter the index too
 */
export function resolveReferences(index: SchemaIndex, childrenAt: ChildrenAt = () => []): References {
  const list: Reference[] = [];
  const toChildren: Reference[] = [];
  const bases = new Map<SchemaNode, readonly BaseChild[]>();
  const diagnostics: Diagnostic[] = [];
  // The index grows when a reference leads to a place that no keyword leads to. This loop sees the new schemas too.
  for (const from of index.nodes) {
    const reference = referenceOf(from);
    if (!reference) continue;
    const resolved = resolveReference(index, from, reference);
    if ('problem' in resolved) diagnostics.push(resolved.problem);
    if (!('target' in resolved)) continue;
    if (isOpen(index, reference, resolved.target)) diagnostics.push(cannotHonour(from, reference.keyword));
    else {
      const { target } = resolved;
      list.push({ from, target });
      const children = childrenAt(index, from, target);
      if (children.length > 0) bases.set(target, children);
      toChildren.push(...children.map(({ node }) => ({ from, target: node })));
    }
  }
  return { list, toChildren, bases, diagnostics };
}

function referenceOf(node: SchemaNode): { keyword: string; ref: string } | undefined {
  if (!isJsonObject(node.value)) return undefined;
  for (const keyword of referenceKeywords(node.dialect)) {
    const ref = ownValue(node.value, keyword);
    if (typeof ref === 'string') return { keyword, ref };
  }
  return undefined;
}

/**
 * True for a dynamic reference whose target depends on the path that led to it. With a single anchor, it is a plain
 * one.
 */
function isOpen(
  index: SchemaIndex,
  { keyword, ref }: { readonly keyword: string; readonly ref: string },
  target: SchemaNode,
): boolean {
  if (keyword === '$ref' || !isJsonObject(target.value)) return false;
  // Without an anchor, a dynamic reference is a plain one.
  if (keyword === '$dynamicRef' && !/#[^/]/.test(ref)) return false;
  const anchor = keyword === '$dynamicRef' ? '$dynamicAnchor' : '$recursiveAnchor';
  const name = ownValue(target.value, anchor);
  if (name === undefined || name === false) return false;
  const rivals = index.nodes.filter(
    (node) => isJsonObject(node.value) && ownValue(node.value, anchor) === name,
  );
  return rivals.length > 1;
}

function cannotHonour(node: SchemaNode, keyword: string): Diagnostic {
  return diagnostic(
    'HS205',
    {
      message: `${keyword} refers to an anchor that several schemas define`,
      hint: 'use $ref: the target must not depend on the payload',
    },
    placeOf(node.document, pointerTo(node.pointer, keyword), 'key'),
  );
}

/** True when the schema has a `$ref` and its dialect ignores the keywords beside it. */
export function hidesSiblings(node: SchemaNode): boolean {
  return refHidesSiblings(node.dialect) && isJsonObject(node.value) && Object.hasOwn(node.value, '$ref');
}
