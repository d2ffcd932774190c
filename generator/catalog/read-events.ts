import { isJsonArray, isJsonObject, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { childrenOfBase, payloadDiscriminator } from './base-schemas.js';
import { isOnly } from './component-usage.js';
import {
  type DiscriminatorReading,
  type FollowReference,
  type InPayload,
  type NamedType,
  readDiscriminator,
} from './discriminator.js';
import { inheritedTypes, mappedTypes } from './mapping.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';

/** What a schema is: an event that the configuration names, or what it says about the discriminator. */
export type EventReading = DiscriminatorReading | { readonly kind: 'placed' };

/** A schema, and what it says about the discriminator. */
export interface ReadEvent {
  readonly node: SchemaNode;
  readonly reading: EventReading;
  /** The unions and references that led to the schema, outermost first. */
  readonly through: readonly SchemaNode[];
  /** The schemas that this event is one or the other of. */
  readonly variants: readonly SchemaNode[];
}

/** How to read schemas. */
export interface ReadingRules {
  readonly index: SchemaIndex;
  readonly follow: FollowReference;
  /** True for an event that the configuration names. */
  readonly isPlaced: (node: SchemaNode) => boolean;
}

/**
 * Reads a schema that may be an event or a union of events. In a union, each branch is read, including the branches
 * of nested unions. A union is read as one schema when no branch has a literal, or when several have the same one.
 */
export function readEvents(
  { index, follow, isPlaced }: ReadingRules,
  root: SchemaNode,
  discriminator: InPayload,
): readonly ReadEvent[] {
  const tokens = discriminator.kind === 'property' ? discriminator.property : [];
  const read = (node: SchemaNode, through: readonly SchemaNode[]): readonly ReadEvent[] => {
    if (through.includes(node)) return [];
    const ended = (reading: EventReading, variants: readonly SchemaNode[] = []): readonly ReadEvent[] => [
      { node, reading, through, variants },
    ];
    if (node !== root && isPlaced(node)) return ended({ kind: 'placed' });
    const onPath = [...through, node];
    const target = isOnly(node, '$ref') ? follow(node) : undefined;
    if (target) return read(target, onPath);
    const reading = readDiscriminator(index, follow, node, discriminator);
    if (reading.kind === 'literal') return ended(reading);
    const mappings = mapped(node, through);
    if (mappings.length > 0) return ended({ kind: 'literal', node, types: mappings.map(named) });
    const found = [...branchesOf(index, node), ...childrenOf(index, node, tokens)].flatMap((branch) =>
      read(branch, onPath),
    );
    if (!found.some((one) => one.reading.kind === 'literal' || one.reading.kind === 'placed'))
      return ended(reading);
    const all = found.flatMap((one) => (one.reading.kind === 'literal' ? one.reading.types : []));
    const together = new Map(all.map((one) => [one.type, one]));
    // These are variants of one event. Only the union as a whole can tell which of them a payload is.
    return together.size < all.length
      ? ended(
          { kind: 'literal', node, types: [...together.values()] },
          found
            .flatMap((one) => [one.node, ...one.through, ...one.variants])
            .filter((one) => !onPath.includes(one)),
        )
      : found;
  };
  const named = (type: string): NamedType => ({ type, literals: [{ at: tokens, value: type }] });
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
