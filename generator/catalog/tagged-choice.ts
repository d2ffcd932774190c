import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { placeOf } from '../load/source-text.js';
import type { LookUp } from '../schema/look-up.js';
import { refName, type Schema, type SchemaObject } from '../schema/schema.js';
import {
  extendingSchema,
  implicitValue,
  type PayloadDiscriminator,
  payloadDiscriminator,
} from './base-schemas.js';
import type { DiscriminatorSources } from './discriminator-sources.js';
import { readTag, type Tagged } from './hold-tag.js';
import { mappingTarget } from './mapping.js';
import { type DocumentPlace, placeInside } from './open-api-places.js';
import type { BaseChild } from './references.js';
import { keyOf, type SchemaNode } from './schema-index.js';

/** A branch of a choice, as its discriminator sees it. */
export interface TaggedBranch {
  /** The key of the schema that the branch refers to, where it is nothing but a reference. */
  readonly key?: string;
  /** Undefined where the branch is left as it is. */
  readonly tagged?: Tagged;
}

/** A choice whose branches are distinguished by the tag. */
export interface TaggedChoice {
  readonly keyword: 'oneOf' | 'anyOf';
  readonly branches: readonly TaggedBranch[];
  readonly diagnostics: readonly Diagnostic[];
}

type Sources = DiscriminatorSources & { readonly lookUp: LookUp };

/** Reads the `oneOf` or `anyOf` of a schema with a discriminator. Undefined for a schema without such a choice. */
export function taggedChoice(
  schema: SchemaObject,
  place: DocumentPlace,
  sources: Sources,
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
  const diagnostics = [...mapped.diagnostics];
  const branches = list.map((branch, at): TaggedBranch => {
    const node = nodes[at];
    const key = refKey(branch);
    const values = mapped.entries.flatMap(([value, target]) => {
      if (node === undefined) return [];
      const isMeant = nodes.includes(target)
        ? node === target
        : reaches(node, target, targets, sources, new Set());
      return isMeant ? [value] : [];
    });
    const implicit = node && key !== undefined ? implicitValue(node) : undefined;
    const found = tagOf({ branch, key, values, implicit, holder, discriminator }, sources);
    diagnostics.push(...found.diagnostics);
    return { ...(key !== undefined && { key }), ...(found.tagged && { tagged: found.tagged }) };
  });
  return { keyword, branches, diagnostics };
}

/** The choice that a base with a discriminator is, where it is used: that of the schemas that extend it. */
export function taggedBase(base: SchemaNode, children: readonly BaseChild[], sources: Sources): TaggedChoice {
  const discriminator = payloadDiscriminator(base.value) ?? { property: '', mapping: [] };
  const diagnostics = [...mappedNodes(base, discriminator, sources).diagnostics];
  const isExplicit = new Set(discriminator.mapping.map(([value]) => value));
  const branches = children.map(({ node, values }): TaggedBranch => {
    const key = keyOf(node);
    const [implicit] = values.every((value) => isExplicit.has(value)) ? [] : values;
    const given = implicit === undefined ? values : [];
    const branch = sources.lookUp(key) ?? true;
    const found = tagOf({ branch, key, values: given, implicit, holder: base, discriminator }, sources);
    diagnostics.push(...found.diagnostics);
    return { key, ...(found.tagged && { tagged: found.tagged }) };
  });
  return { keyword: 'oneOf', branches, diagnostics };
}

interface BranchToTag {
  readonly branch: Schema;
  readonly key: string | undefined;
  /** The values that the mapping gives. */
  readonly values: readonly string[];
  /** The value that the name of the schema gives. */
  readonly implicit: string | undefined;
  readonly holder: SchemaNode;
  readonly discriminator: PayloadDiscriminator;
}

/**
 * The values of the tag that mean a branch: those of the mapping, or else the name of the schema. Literals that the
 * branch has itself are kept to these; without a mapping, they count more than the name.
 */
function tagOf(
  { branch, key, values, implicit, holder, discriminator: { property } }: BranchToTag,
  { lookUp, isEvent, discriminator }: Sources,
): { readonly tagged?: Tagged; readonly diagnostics: readonly Diagnostic[] } {
  const namesEvents = discriminator.property?.length === 1 && discriminator.property[0] === property;
  if (key !== undefined && isEvent.has(key) && namesEvents) return { diagnostics: [] };
  const { literals, type, isRequired } = readTag(branch, property, lookUp);
  if (literals !== undefined) {
    const meant = values.length > 0 ? values : implicit === undefined ? [] : [implicit];
    const kept = literals.filter((literal) => meant.includes(String(literal)));
    if (kept.length === 0 && values.length > 0)
      return { diagnostics: [contradiction(holder, property, values, literals)] };
    const left = kept.length > 0 ? kept : literals;
    const isHeld = isRequired && left.length === literals.length;
    return { ...(!isHeld && left.length > 0 && { tagged: { property, values: left } }), diagnostics: [] };
  }
  const given = values.length > 0 ? values : implicit === undefined ? [] : [implicit];
  const typed = given.flatMap((value) => asType(value, type));
  return { ...(typed.length > 0 && { tagged: { property, values: typed } }), diagnostics: [] };
}

/** A key of a mapping is a text, even where the tag is a number or a boolean. */
function asType(value: string, type: 'string' | 'number' | 'boolean'): readonly JsonValue[] {
  if (type === 'string') return [value];
  if (type === 'boolean') return value === 'true' || value === 'false' ? [value === 'true'] : [];
  return value.trim() !== '' && Number.isFinite(Number(value)) ? [Number(value)] : [];
}

function refKey(branch: Schema): string | undefined {
  if (typeof branch === 'boolean' || branch.$ref === undefined) return undefined;
  return Object.keys(branch).length === 1 ? refName(branch.$ref) : undefined;
}

/** True when a branch is a schema, or leads to it: as a reference, by a choice, or because the schema extends it. */
function reaches(
  node: SchemaNode,
  target: SchemaNode,
  targets: ReadonlyMap<SchemaNode, SchemaNode>,
  sources: Sources,
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

function mappedNodes(
  holder: SchemaNode,
  { mapping }: PayloadDiscriminator,
  { index }: Sources,
): {
  readonly entries: readonly (readonly [string, SchemaNode])[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const found = mapping.map(([value, ref]) => ({ value, ref, node: mappingTarget(index, holder, ref) }));
  return {
    entries: found.flatMap(({ value, node }) => (node ? [[value, node] as const] : [])),
    diagnostics: found.flatMap(({ value, ref, node }) => (node ? [] : [nowhere(holder, value, ref)])),
  };
}

function nowhere({ document, pointer }: SchemaNode, value: string, ref: string): Diagnostic {
  return diagnostic(
    'HS421',
    {
      message: `the mapping of ${JSON.stringify(value)} leads nowhere: ${ref}`,
      hint: 'a mapping names a component, or a schema by a reference: "#/components/schemas/Dog"',
    },
    placeOf(document, pointerTo(pointer, 'discriminator', 'mapping', value)),
  );
}

function contradiction(
  { document, pointer }: SchemaNode,
  property: string,
  values: readonly string[],
  literals: readonly JsonValue[],
): Diagnostic {
  const [given, own] = [values, literals].map((list) => list.map((one) => JSON.stringify(one)).join(' or '));
  return diagnostic(
    'HS422',
    {
      message: `the mapping means this schema by ${given}, but its "${property}" is ${own}`,
      hint: 'correct one of the two, or set "discriminators": "annotation" in the configuration',
    },
    placeOf(document, pointerTo(pointer, 'discriminator', 'mapping', values[0] ?? '')),
  );
}
