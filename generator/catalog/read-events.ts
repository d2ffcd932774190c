import { isJsonArray, isJsonObject, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { childrenOfBase, payloadDiscriminator } from './base-schemas.js';
import { isOnly } from './component-usage.js';
import { type DiscriminatorReading, type FollowReference, readDiscriminator } from './discriminator.js';
import { inheritedTypes, mappedTypes } from './mapping.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';

/** A schema, and what it says about the discriminator. */
export interface ReadEvent {
  readonly node: SchemaNode;
  readonly reading: DiscriminatorReading;
  /** The unions and references that led to the schema, outermost first. */
  readonly through: readonly SchemaNode[];
}

/**
 * Reads a schema that may be an event or a union of events. In a union, each branch is read, including the branches
 * of nested unions. A union is read as one schema when no branch has a literal, or when several have the same one.
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
    const found = [...branchesOf(index, node), ...childrenOf(index, node, tokens)].flatMap((branch) =>
      read(branch, onPath),
    );
    if (!found.some((one) => one.reading.kind === 'literal')) return [{ node, reading, through }];
    const all = found.flatMap((one) => (one.reading.kind === 'literal' ? one.reading.types : []));
    const together = new Set(all);
    // These are variants of one event. Only the union as a whole can tell which of them a payload is.
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

/** The schemas that extend a base whose `discriminator` is about the property that names events. */
function childrenOf(index: SchemaIndex, node: SchemaNode, tokens: readonly string[]): readonly SchemaNode[] {
  const isAboutEvents = payloadDiscriminator(node.value)?.property === tokens[0] && tokens.length === 1;
  return isAboutEvents ? childrenOfBase(index, node).map((child) => child.node) : [];
}

/** The branches of a schema that is only a union. */
function branchesOf(index: SchemaIndex, node: SchemaNode): readonly SchemaNode[] {
  const keyword = ['oneOf', 'anyOf'].find((one) => isOnly(node, one));
  const branches = keyword && isJsonObject(node.value) ? ownValue(node.value, keyword) : undefined;
  if (!keyword || !isJsonArray(branches)) return [];
  return branches.flatMap(
    (_branch, at) => index.nodeAt(node.document, pointerTo(node.pointer, keyword, at)) ?? [],
  );
}
