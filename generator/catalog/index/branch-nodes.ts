import { isJsonArray, isJsonObject, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';

/** The schemas that a schema lists under a keyword: the branches of its `allOf`, `anyOf` or `oneOf`. */
export function branchNodes(index: SchemaIndex, node: SchemaNode, keyword: string): readonly SchemaNode[] {
  const branches = isJsonObject(node.value) ? ownValue(node.value, keyword) : undefined;
  return (isJsonArray(branches) ? branches : []).flatMap(
    (_branch, at) => index.nodeAt(node.document, pointerTo(node.pointer, keyword, at)) ?? [],
  );
}
