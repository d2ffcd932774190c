import type { Diagnostic } from '../../diagnostics/index.js';
import { isJsonArray, isJsonObject, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import { declaredProperties } from '../../schema/declared-properties.js';
import { referredName, type SchemaObject } from '../../schema/schema.js';
import { type DocumentPlace, keyOf, placeInside } from '../documents/document-place.js';
import {
  extendingSchema,
  implicitValue,
  type PayloadDiscriminator,
  payloadDiscriminator,
} from '../events/base-schemas.js';
import { mappingHint, mappingTarget } from '../events/mapping.js';
import type { BaseChild } from '../index/references.js';
import type { SchemaNode } from '../index/schema-index.js';
import { leadsNowhere, leadsOutside, type MappingEntry, undeclaredTag } from './mapping-problems.js';
import { type ReadBranch, type TaggedBranches, type TaggingSources, tagAll } from './tag-branches.js';

/** A choice whose branches are distinguished by the tag. */
export interface TaggedChoice extends TaggedBranches {
  readonly keyword: 'oneOf' | 'anyOf';
}

/** Reads the `oneOf` or `anyOf` of a schema with a discriminator. Undefined for a schema without such a choice. */
export function taggedChoice(
  schema: SchemaObject,
  place: DocumentPlace,
  sources: TaggingSources,
): TaggedChoice | undefined {
  const { index, references } = sources;
  const keyword = schema.oneOf !== undefined ? 'oneOf' : 'anyOf';
  const holder = index.nodeAt(place.document, place.pointer);
  const discriminator = holder && payloadDiscriminator(holder.value);
  const list = schema[keyword];
  if (!holder || !discriminator || list === undefined) return undefined;
  const targets = new Map(references.list.map(({ from, target }) => [from, target]));
  const nodes = list.map((_branch, at) => {
    const { document, pointer } = placeInside(place, keyword, String(at));
    const node = index.nodeAt(document, pointer);
    return node && (targets.get(node) ?? node);
  });
  const mapped = mappedNodes(holder, discriminator, sources);
  const meant = mapped.entries.map((entry) => ({
    ...entry,
    branches: nodes.flatMap((node, at) => {
      if (node === undefined) return [];
      const isMeant = nodes.includes(entry.node)
        ? node === entry.node
        : reaches(node, entry.node, targets, sources, new Set());
      return isMeant ? [at] : [];
    }),
  }));
  const outside = meant.filter(({ branches }) => branches.length === 0);
  const read = list.map((branch, at): ReadBranch => {
    const node = nodes[at];
    const key = referredName(branch);
    const mine = meant.filter(({ branches }) => branches.includes(at));
    const values = mine.flatMap(({ value }) => value ?? []);
    const implicit = node && key !== undefined ? implicitValue(node) : undefined;
    const isDefault = mine.some(({ value }) => value === undefined);
    return { branch, key, values, implicit, isDefault, holder, discriminator };
  });
  const { branches, diagnostics } = tagAll(read, sources);
  const strays = outside.map((entry) => leadsOutside(holder, entry, keyword));
  const { property } = discriminator;
  const declared = declaredProperties([schema], sources.lookUp);
  const unknown =
    declared.size === 0 || declared.has(property)
      ? []
      : [undeclaredTag(holder, property, [...declared.keys()])];
  return { keyword, branches, diagnostics: [...mapped.diagnostics, ...unknown, ...strays, ...diagnostics] };
}

/** The choice that a base with a discriminator is, where it is used: that of the schemas that extend it. */
export function taggedBase(
  base: SchemaNode,
  children: readonly BaseChild[],
  sources: TaggingSources,
): TaggedChoice {
  const discriminator = payloadDiscriminator(base.value) ?? { property: '', mapping: [] };
  const mapped = mappedNodes(base, discriminator, sources);
  const isExplicit = new Set(discriminator.mapping.map(([value]) => value));
  const read = children.map(({ node, values, isDefault = false }): ReadBranch => {
    const key = keyOf(node);
    const [implicit] = values.every((value) => isExplicit.has(value)) ? [] : values;
    const given = implicit === undefined ? values : [];
    const branch = sources.lookUp(key) ?? true;
    return { branch, key, values: given, implicit, isDefault, holder: base, discriminator };
  });
  const { branches, diagnostics } = tagAll(read, sources);
  return { keyword: 'oneOf', branches, diagnostics: [...mapped.diagnostics, ...diagnostics] };
}

/** True when a branch is a schema, or leads to it: as a reference, by a choice, or because the schema extends it. */
function reaches(
  node: SchemaNode,
  target: SchemaNode,
  targets: ReadonlyMap<SchemaNode, SchemaNode>,
  sources: TaggingSources,
  seen: Set<SchemaNode>,
): boolean {
  if (node === target) return true;
  if (seen.has(node)) return false;
  seen.add(node);
  const { index, references } = sources;
  const inner = ['oneOf', 'anyOf'].flatMap((keyword) => {
    const list = isJsonObject(node.value) ? ownValue(node.value, keyword) : undefined;
    return (isJsonArray(list) ? list : []).flatMap(
      (_one, at) => index.nodeAt(node.document, pointerTo(node.pointer, keyword, at)) ?? [],
    );
  });
  const next = targets.get(node);
  const extending = references.list.flatMap(({ from, target: base }) =>
    base === node ? (extendingSchema(index, from) ?? []) : [],
  );
  return [...inner, ...(next ? [next] : []), ...extending].some((one) =>
    reaches(one, target, targets, sources, seen),
  );
}

/** The entries of a mapping and the default, with the schemas that they lead to. */
function mappedNodes(
  holder: SchemaNode,
  { mapping, fallback }: PayloadDiscriminator,
  { index }: TaggingSources,
): {
  readonly entries: readonly (MappingEntry & { readonly node: SchemaNode })[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const entries: readonly MappingEntry[] = [
    ...mapping.map(([value, ref]) => ({ value, ref })),
    ...(fallback === undefined ? [] : [{ value: undefined, ref: fallback }]),
  ];
  const found = entries.map((entry) => ({ ...entry, node: mappingTarget(index, holder, entry.ref) }));
  return {
    entries: found.flatMap(({ node, ...entry }) => (node ? [{ ...entry, node }] : [])),
    diagnostics: found.flatMap((one) =>
      one.node ? [] : [leadsNowhere(holder, one, mappingHint(index, holder, one.ref))],
    ),
  };
}
