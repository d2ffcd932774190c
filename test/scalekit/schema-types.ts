import type { Json } from './evidence.js';
import { jsonType } from './observe.js';
import { branches, nodesAt, type SchemaNode, target } from './schema-set.js';

const ALL_TYPES = ['array', 'boolean', 'null', 'number', 'object', 'string'] as const;

export type Types = ReadonlySet<string>;

const intersect = (left: Types, right: Types): Types => new Set([...left].filter((type) => right.has(type)));
const unite = (all: readonly Types[]): Types => new Set(all.flatMap((types) => [...types]));

const asList = (value: Json | undefined): readonly Json[] | undefined =>
  value === undefined || Array.isArray(value) ? value : [value];

const ownTypes = ({ schema }: SchemaNode): readonly Types[] => {
  const named = asList(schema.type)?.map((type) => (type === 'integer' ? 'number' : String(type)));
  const literals = schema.const === undefined ? asList(schema.enum) : [schema.const];
  return [named, literals?.map(jsonType)]
    .filter((types) => types !== undefined)
    .map((types) => new Set(types));
};

/** The JSON types that a schema accepts. */
export function typesOf(node: SchemaNode): Types {
  const reference = target(node);
  const alternatives = branches(node, 'anyOf').map(typesOf);
  const all: readonly Types[] = [
    ...ownTypes(node),
    ...(reference === undefined ? [] : [typesOf(reference)]),
    ...branches(node, 'allOf').map(typesOf),
    ...(alternatives.length === 0 ? [] : [unite(alternatives)]),
  ];
  return all.reduce(intersect, new Set<string>(ALL_TYPES));
}

/** The JSON types that an event's schema accepts at a path. */
export const typesAt = (event: string, path: string): Types =>
  nodesAt(event, path).map(typesOf).reduce(intersect, new Set<string>(ALL_TYPES));

const CONSTRAINTS = ['const', 'enum', 'format', 'pattern'] as const;
export type Constraint = (typeof CONSTRAINTS)[number];

/** A keyword that rejects some strings, and the node that has it. */
export interface Constrained {
  readonly keyword: Constraint;
  readonly value: Json;
  readonly node: SchemaNode;
}

const ownConstraints = (node: SchemaNode): readonly Constrained[] =>
  CONSTRAINTS.flatMap((keyword) => {
    const value = node.schema[keyword];
    return value === undefined ? [] : [{ keyword, value, node }];
  });

/** True when a branch accepts any string, so that the union does too: an enumeration that may be extended. */
function constraintsOfAny(node: SchemaNode): readonly Constrained[] {
  const forStrings = branches(node, 'anyOf').filter((branch) => typesOf(branch).has('string'));
  const each = forStrings.map(constraintsOf);
  return each.some((constraints) => constraints.length === 0) ? [] : each.flat();
}

/** Every keyword with which a schema rejects some strings. */
export function constraintsOf(node: SchemaNode): readonly Constrained[] {
  const reference = target(node);
  return [
    ...ownConstraints(node),
    ...(reference === undefined ? [] : constraintsOf(reference)),
    ...branches(node, 'allOf').flatMap(constraintsOf),
    ...constraintsOfAny(node),
  ];
}

export const constraintsAt = (event: string, path: string): readonly Constrained[] =>
  nodesAt(event, path).flatMap(constraintsOf);
