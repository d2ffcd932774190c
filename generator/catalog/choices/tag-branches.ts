import type { Diagnostic } from '../../diagnostics/index.js';
import type { JsonValue } from '../../json/json.js';
import type { LookUp } from '../../schema/look-up.js';
import type { Schema } from '../../schema/schema.js';
import type { PayloadDiscriminator } from '../events/base-schemas.js';
import { namingPlaces } from '../events/discriminator.js';
import type { SchemaNode } from '../index/schema-index.js';
import type { DiscriminatorSources } from './discriminator-sources.js';
import { readTag, type Tagged } from './hold-tag.js';
import { contradictsLiterals } from './mapping-problems.js';

/** What giving branches their values requires. */
export type TaggingSources = DiscriminatorSources & { readonly lookUp: LookUp };

/** A branch of a choice, as its discriminator sees it. */
export interface TaggedBranch {
  /** The key of the schema that the branch refers to, where it is nothing but a reference. */
  readonly key?: string;
  /** Undefined where the branch is left as it is. */
  readonly tagged?: Tagged;
}

/** The branches of a choice with their values of the tag, and what is wrong with these. */
export interface TaggedBranches {
  readonly branches: readonly TaggedBranch[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A branch, and what the discriminator says about it. */
export interface ReadBranch extends BranchToTag {
  readonly isDefault: boolean;
}

/** Gives each branch its values of the tag, and the default all others. */
export function tagAll(read: readonly ReadBranch[], sources: TaggingSources): TaggedBranches {
  const found = read.map((one) => tagOf(one, sources));
  const branches = read.map(({ branch, key, isDefault, discriminator: { property } }, at): TaggedBranch => {
    const isOpen = isDefault && readTag(branch, property, sources.lookUp).literals === undefined;
    const others = found.flatMap((one, index) => (index === at ? [] : one.literals));
    const tagged: Tagged | undefined = isOpen
      ? { property, values: [...new Set(others)], isDefault: true }
      : found[at]?.tagged;
    return { ...(key !== undefined && { key }), ...(tagged && { tagged }) };
  });
  return { branches, diagnostics: found.flatMap(({ diagnostics }) => diagnostics) };
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

interface BranchTag {
  /** Undefined where the branch is left as it is. */
  readonly tagged?: Tagged;
  /** The values of the tag that the branch accepts, where it lists them. */
  readonly literals: readonly JsonValue[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The values of the tag that mean a branch: those of the mapping, or else the name of the schema. Literals that the
 * branch has itself are kept to these; without a mapping, they count more than the name.
 */
function tagOf(
  { branch, key, values, implicit, holder, discriminator: { property } }: BranchToTag,
  { lookUp, isEvent, discriminator }: TaggingSources,
): BranchTag {
  const namesEvents = namingPlaces(discriminator).some((at) => at.length === 1 && at[0] === property);
  const { literals, type, isRequired } = readTag(branch, property, lookUp);
  if (key !== undefined && isEvent.has(key) && namesEvents)
    return { literals: literals ?? [], diagnostics: [] };
  const given = values.length > 0 ? values : implicit === undefined ? [] : [implicit];
  if (literals !== undefined) {
    const kept = literals.filter((literal) => given.includes(String(literal)));
    if (kept.length === 0 && values.length > 0)
      return { literals: [], diagnostics: [contradictsLiterals(holder, property, values, literals)] };
    const left = kept.length > 0 ? kept : literals;
    const isHeld = isRequired && left.length === literals.length;
    const tagged = { property, values: left };
    return { ...(!isHeld && left.length > 0 && { tagged }), literals: left, diagnostics: [] };
  }
  const typed = given.flatMap((value) => asType(value, type));
  const tagged = { property, values: typed };
  return { ...(typed.length > 0 && { tagged }), literals: typed, diagnostics: [] };
}

/** A key of a mapping is a text, even where the tag is a number or a boolean. */
function asType(value: string, type: 'string' | 'number' | 'boolean'): readonly JsonValue[] {
  if (type === 'string') return [value];
  if (type === 'boolean') return value === 'true' || value === 'false' ? [value === 'true'] : [];
  return value.trim() !== '' && Number.isFinite(Number(value)) ? [Number(value)] : [];
}
