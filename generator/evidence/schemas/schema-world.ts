import { keyOf } from '../../catalog/documents/document-place.js';
import { indexSchemas } from '../../catalog/index/index-schemas.js';
import { hidesSiblings, resolveReferences } from '../../catalog/index/references.js';
import type { SchemaNode } from '../../catalog/index/schema-index.js';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import type { Dialect } from '../../schema/dialect.js';
import { memoize } from '../../schema/memoize.js';

/** The schemas of a folder as they are written, with their places, and where their references lead. */
export interface SchemaWorld {
  /** The schema at a place. Undefined where there is none. */
  at(document: SchemaDocument, pointer: string): SchemaNode | undefined;
  /** The target of a schema's reference. */
  targetOf(node: SchemaNode): SchemaNode | undefined;
  /** The schema inside a schema at some tokens: `properties`, `id`. */
  inside(node: SchemaNode, ...tokens: readonly string[]): SchemaNode | undefined;
}

/** How the schemas are written, where that is a matter of the configuration. */
export interface WorldSettings {
  readonly dialect: Dialect;
  readonly idBase?: string;
}

/** Makes a world of the documents of a folder. Problems of the schemas are not reported here. */
export function schemaWorld(
  {
    documents,
    broken,
  }: { readonly documents: readonly SchemaDocument[]; readonly broken: readonly string[] },
  { dialect, idBase }: WorldSettings,
): SchemaWorld {
  const index = indexSchemas(documents, broken, dialect, idBase);
  const targets = new Map(resolveReferences(index).list.map(({ from, target }) => [keyOf(from), target]));
  return {
    at: (document, pointer) => index.nodeAt(document, pointer),
    targetOf: (node) => targets.get(keyOf(node)),
    inside: (node, ...tokens) => index.nodeAt(node.document, pointerTo(node.pointer, ...tokens)),
  };
}

/** The keywords of a schema that count: none for a boolean, and none beside a reference that hides them. */
export function keywordsOf(node: SchemaNode): JsonObject {
  return isJsonObject(node.value) && !hidesSiblings(node) ? node.value : {};
}

/** The value of a keyword. */
export function keyword(node: SchemaNode, name: string): JsonValue | undefined {
  return ownValue(keywordsOf(node), name);
}

/** The schemas in a keyword that has a list of them. */
export function branchesOf(
  world: SchemaWorld,
  node: SchemaNode,
  name: 'allOf' | 'anyOf' | 'oneOf',
): readonly SchemaNode[] {
  const list = keyword(node, name);
  if (!isJsonArray(list)) return [];
  return list.map((_one, at) => world.inside(node, name, String(at))).filter((one) => one !== undefined);
}

/**
 * A schema and all schemas that apply to the same value: through references, `allOf`, `anyOf`, `oneOf`, `then` and
 * `else`. Each appears once.
 */
export function appliedTo(world: SchemaWorld, node: SchemaNode): readonly SchemaNode[] {
  return appliedIn(world)(node);
}

const appliedIn = memoize((world: SchemaWorld) => memoize((node: SchemaNode) => findApplied(world, node)));

function findApplied(world: SchemaWorld, node: SchemaNode): readonly SchemaNode[] {
  const found = new Map<string, SchemaNode>();
  const open = [node];
  for (let one = open.shift(); one !== undefined; one = open.shift()) {
    if (found.has(keyOf(one))) continue;
    found.set(keyOf(one), one);
    const { value } = one;
    const target = world.targetOf(one);
    const conditional = ['then', 'else'].flatMap((name) =>
      isJsonObject(value) && ownValue(value, name) !== undefined ? (world.inside(one, name) ?? []) : [],
    );
    const branches = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((name) => branchesOf(world, one, name));
    open.push(...(target ? [target] : []), ...branches, ...conditional);
  }
  return [...found.values()];
}
