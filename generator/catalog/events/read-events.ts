import { branchNodes } from '../index/branch-nodes.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';
import { childrenOfBase, payloadDiscriminator } from './base-schemas.js';
import { isOnly } from './component-usage.js';
import { type FollowReference, type InPayload, type NamedType, readDiscriminator } from './discriminator.js';
import { inheritedTypes, mappedTypes } from './mapping.js';
import type { EventReading, ReadEvent } from './read-event.js';
import { variantsApart } from './variants-apart.js';

/** How to read schemas. */
export interface ReadingRules {
  readonly index: SchemaIndex;
  readonly follow: FollowReference;
  /** True for an event that the configuration names. */
  readonly isPlaced: (node: SchemaNode) => boolean;
}

/**
 * Reads a schema that may be an event or a union of events. In a union, each branch is read, including the branches
 * of nested unions. A union is read as one schema when no branch has a literal, or when several have the same one. Where
 * others of its branches have a literal of their own, these are read by themselves.
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
    const branches = branchesOf(index, node).map((branch) => read(branch, onPath));
    const children = childrenOf(index, node, tokens).flatMap((child) => read(child, onPath));
    const found = [...branches.flat(), ...children];
    if (!found.some((one) => one.reading.kind === 'literal' || one.reading.kind === 'placed'))
      return ended(reading);
    const all = found.flatMap((one) => (one.reading.kind === 'literal' ? one.reading.types : []));
    const together = new Map(all.map((one) => [one.type, one]));
    if (together.size === all.length) return found;
    // These are variants of one event. Only the union as a whole can tell which of them a payload is.
    const union = (types: readonly NamedType[], parts: readonly ReadEvent[]): readonly ReadEvent[] =>
      ended(
        { kind: 'literal', node, types },
        parts
          .flatMap((one) => [one.node, ...one.through, ...one.variants])
          .filter((one) => !onPath.includes(one)),
      );
    const apart = together.size > 1 && children.length === 0 ? variantsApart(branches) : undefined;
    if (apart === undefined) return union([...together.values()], found);
    const types = [...together.values()].filter(({ type }) => apart.branches.has(type));
    const own = union(types, apart.variants).map((one) => ({ ...one, branches: apart.branches }));
    return [...own, ...apart.others];
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
  return keyword === undefined ? [] : branchNodes(index, node, keyword);
}
