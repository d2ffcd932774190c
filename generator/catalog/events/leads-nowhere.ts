import { isJsonObject } from '../../json/json.js';
import { refOf } from '../documents/document-place.js';
import { branchNodes } from '../index/branch-nodes.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';
import type { FollowReference } from './discriminator.js';

/**
 * True for a schema that a reference without a target is a part of, by itself or through `$ref` and `allOf`. The reference
 * is reported, and what the schema says is not known.
 */
export function leadsNowhere(
  index: SchemaIndex,
  follow: FollowReference,
  node: SchemaNode,
  seen: ReadonlySet<SchemaNode> = new Set(),
): boolean {
  if (seen.has(node) || !isJsonObject(node.value)) return false;
  const onPath = new Set(seen).add(node);
  const target = follow(node);
  if (target === undefined && refOf(node.value) !== undefined) return true;
  const parts = branchNodes(index, node, 'allOf');
  return [...(target ? [target] : []), ...parts].some((one) => leadsNowhere(index, follow, one, onPath));
}
