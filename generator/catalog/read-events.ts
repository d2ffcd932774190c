import { isJsonArray, isJsonObject, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { isOnly } from './component-usage.js';
import { type DiscriminatorReading, type FollowReference, readDiscriminator } from './discriminator.js';
import { inheritedTypes, mappedTypes } from './mapping.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';

/** A schema, and what it says of the discriminator. */
export interface ReadEvent {
  readonly node: SchemaNode;
  readonly reading: DiscriminatorReading;
  /** The choices and references that led to it, the outermost first. */
  readonly through: readonly SchemaNode[];
}

/**
 * Reads a schema that may be an event, or a choice between events: then each of its branches is read, those of choices
 * among them too. A choice of which no branch has a literal, or several the same, is read as one schema.
 */
export function readEvents(
  index: SchemaIndex,
  follow: FollowReference,
  root: SchemaNode,
  tokens: readonly string[],
): readonly ReadEvent[] {
  const read = (node: SchemaNode, through: readonly SchemaNode[]): readonly ReadEvent[] => {
    if (through.includes(node)) return [];
    const onPath = [...through, node];
    const target = isOnly(node, '$ref') ? follow(node) : undefined;
    if (target) return read(target, onPath);
    const reading = readDiscriminator(index, follow, node, tokens);
    if (reading.kind === 'literal') return [{ node, reading, through }];
    const types = mapped(node, through);
    if (types.length > 0) return [{ node, reading: { kind: 'literal', node, types }, through }];
    const found = branchesOf(index, node).flatMap((branch) => read(branch, onPath));
    if (!found.some((one) => one.reading.kind === 'literal')) return [{ node, reading, through }];
    const all = found.flatMap((one) => (one.reading.kind === 'literal' ? one.reading.types : []));
    const together = new Set(all);
    // Variants of one event: which of them a payload is, only the choice as a whole can tell.
    return together.size < all.length
      ? [{ node, reading: { kind: 'literal', node, types: [...together] }, through }]
      : found;
  };
  const mapped = (node: SchemaNode, through: readonly SchemaNode[]): readonly string[] => {
    const unionOwner = through.findLast((one) => !isOnly(one, '$ref'));
    const types = unionOwner ? mappedTypes(index, unionOwner, node, tokens) : [];
    return types.length > 0 ? types : inheritedTypes(index, follow, node, tokens);
  };
  return read(root, []);
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
