import type { SchemaNode } from '../catalog/index/schema-index.js';
import type {
  EventEvidence,
  EvidenceSource,
  FieldStatement,
  Sample,
  SourceKind,
  StatedType,
} from '../evidence/evidence.js';
import { type FieldPath, keyOfPath } from '../evidence/field-path.js';
import { fieldsAt } from '../evidence/listed-fields.js';
import { type Constraint, constraintsOf, enumerationOf, requires } from '../evidence/schemas/accepted.js';
import { acceptedAt, type Declared } from '../evidence/schemas/schema-fields.js';
import type { SchemaWorld } from '../evidence/schemas/schema-world.js';
import { lacks, parentsShown, type Shown, shownAt } from '../evidence/shown-values.js';
import { typeOfValue } from '../schema/schema.js';
import { typeAccepted } from './accepted-type.js';
import type { DriftEvent } from './drift-catalog.js';

/** What one source says about one event. */
export interface Witness {
  readonly source: EvidenceSource;
  readonly evidence: EventEvidence;
}

/** What one source says about one path of an event. */
export interface Testimony extends Witness {
  readonly stated: readonly FieldStatement[];
  readonly shown: readonly (Shown & { readonly sample: Sample })[];
  /** True when a sample has an object that could have the property. */
  readonly hasParent: boolean;
  /** True when such an object lacks it. */
  readonly isLacking: boolean;
}

/** What a source says about a path. */
export function testimonyOf(witness: Witness, path: FieldPath): Testimony {
  const { samples } = witness.evidence;
  return {
    ...witness,
    stated: fieldsAt(witness.evidence, path),
    shown: samples.flatMap((sample) => shownAt(sample, path).map((one) => ({ ...one, sample }))),
    hasParent: samples.some((sample) => parentsShown(sample, path).length > 0),
    isLacking: samples.some((sample) => lacks(sample, path)),
  };
}

/** What the schema of an event says about a path. */
export interface SchemaSide {
  readonly declared: Declared;
  readonly first: SchemaNode | undefined;
  readonly types: ReadonlySet<StatedType>;
  /** True where the schema accepts every type. */
  readonly isAny: boolean;
  readonly isRequired: boolean;
  readonly enumeration: ReturnType<typeof enumerationOf>;
  readonly constraints: readonly Constraint[];
}

/** What the schema of an event says about a path. */
export function schemaSide(world: SchemaWorld, event: DriftEvent, path: FieldPath): SchemaSide {
  const declared = event.at(path);
  const { nodes, parents } = declared;
  const types = acceptedAt(world, nodes);
  const key = keyOfPath(path);
  return {
    declared,
    first: nodes[0],
    types,
    isAny: types.size === 7 || nodes.length === 0,
    isRequired: key !== undefined && parents.some((one) => requires(world, one, key)),
    enumeration: nodes.map((node) => enumerationOf(world, node)).find((one) => one !== undefined),
    constraints: nodes.flatMap((node) => constraintsOf(world, node)),
  };
}

/** The types that a source states for a field and shows for it, without null. */
export function typesSaid({ stated, shown }: Testimony): readonly StatedType[] {
  const all = [
    ...stated.flatMap(({ types = [] }) => types),
    ...shown.map(({ value }) => typeOfValue(value)).filter((type) => type !== 'null'),
  ];
  return [...new Set(all)];
}

/** True when a source states or shows null. */
export function saysNull({ stated, shown }: Testimony): boolean {
  return stated.some(({ nullable }) => nullable === true) || shown.some(({ value }) => value === null);
}

/** True for sources that would state a format, a pattern or an enumeration if there were one. */
export function isExact(kind: SourceKind): boolean {
  return kind === 'open-api' || kind === 'async-api' || kind === 'json-schema';
}

/** True when the schema accepts a type that a source names. */
export function acceptsType({ types }: SchemaSide, stated: StatedType, kind: SourceKind): boolean {
  return typeAccepted(types, stated, isExact(kind));
}
