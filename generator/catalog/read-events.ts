import { isJsonArray, isJsonObject, ownValue } from '../json.js';
import { pointerTo } from '../json-pointer.js';
import { type DiscriminatorReading, type FollowReference, readDiscriminator } from './discriminator.js';
import { inheritedTypes, mappedTypes } from './mapping.js';
import { isOnly } from './parts.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';

/** A schema, and what it says of the discriminator. */
export interface ReadEvent {
  readonly node: SchemaNode;
  readonly reading: DiscriminatorReading;
}

/**
 * Reads a schema that may be an event, or a choice between events: then each of its branches is read, those of choices
 * among them too. A choice of which no branch has a literal is read as one schema.
 */
export function readEvents(
  index: SchemaIndex,
  follow: FollowReference,
  root: SchemaNode,
  tokens: readonly string[],
): readonly ReadEvent[] {
  const read = (
    node: SchemaNode,
    lister: SchemaNode | undefined,
    seen: ReadonlySet<SchemaNode>,
  ): readonly ReadEvent[] => {
    const reading = readDiscriminator(index, follow, node, tokens);
    const target = isOnly(node, '$ref') ? follow(node) : undefined;
    if (seen.has(node)) return [];
    const onPath = new Set(seen).add(node);
    if (target) return read(target, lister, onPath);
    if (reading.kind === 'literal') return [{ node, reading }];
    const types = lister ? mappedTypes(index, lister, node, tokens) : [];
    const named = types.length > 0 ? types : inheritedTypes(index, follow, node, tokens);
    if (named.length > 0) return [{ node, reading: { kind: 'literal', node, types: named } }];
    const found = branchesOf(index, node).flatMap((branch) => read(branch, node, onPath));
    return found.some((one) => one.reading.kind === 'literal') ? found : [{ node, reading }];
  };
  return read(root, undefined, new Set());
}

/** The branches of a schema that is a choice and nothing else. */
function branchesOf(index: SchemaIndex, node: SchemaNode): readonly SchemaNode[] {
  const keyword = ['oneOf', 'anyOf'].find((one) => isOnly(node, one));
  const branches = keyword && isJsonObject(node.value) ? ownValue(node.value, keyword) : undefined;
  if (!keyword || !isJsonArray(branches)) return [];
  return branches.flatMap(
    (_branch, at) => index.nodeAt(node.document, pointerTo(node.pointer, keyword, at)) ?? [],
  );
}
