import { keyOf } from '../../catalog/documents/document-place.js';
import type { SchemaNode } from '../../catalog/index/schema-index.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json.js';
import { memoize } from '../../schema/memoize.js';
import { typeOfValue } from '../../schema/schema.js';
import type { StatedType } from '../evidence.js';
import { appliedTo, branchesOf, keyword, type SchemaWorld } from './schema-world.js';

/** A set of JSON types. `number` stands for numbers that are not whole, `integer` for whole ones. */
export type TypeSet = ReadonlySet<StatedType>;

const ALL: TypeSet = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** The JSON types that a schema accepts, as far as `type`, `enum` and `const` say. */
export function acceptedTypes(world: SchemaWorld, node: SchemaNode): TypeSet {
  return acceptedIn(world)(node);
}

const acceptedIn = memoize((world: SchemaWorld) =>
  memoize((node: SchemaNode) => findAccepted(world, node, [])),
);

function findAccepted(world: SchemaWorld, node: SchemaNode, above: readonly string[]): TypeSet {
  const key = keyOf(node);
  if (node.value === false) return new Set();
  if (above.includes(key)) return ALL;
  const inner = (one: SchemaNode): TypeSet => findAccepted(world, one, [...above, key]);
  const target = world.targetOf(node);
  const unions = (['anyOf', 'oneOf'] as const)
    .map((name) => branchesOf(world, node, name))
    .filter((branches) => branches.length > 0)
    .map((branches) => united(branches.map(inner)));
  const all = [
    ...ownTypes(node),
    ...(target ? [inner(target)] : []),
    ...branchesOf(world, node, 'allOf').map(inner),
    ...unions,
  ];
  return all.reduce(shared, ALL);
}

function ownTypes(node: SchemaNode): readonly TypeSet[] {
  const type = keyword(node, 'type');
  const names = isJsonArray(type) ? type : type === undefined ? undefined : [type];
  const named = new Set((names ?? []).flatMap((name): readonly StatedType[] => expanded(String(name))));
  if (names && keyword(node, 'nullable') === true) named.add('null');
  const literals = literalsOf(node);
  return [...(names ? [named] : []), ...(literals ? [new Set(literals.map(typeOfValue))] : [])];
}

function expanded(name: string): readonly StatedType[] {
  if (name === 'number') return ['integer', 'number'];
  return ALL.has(name as StatedType) ? [name as StatedType] : [];
}

/** The values that `const` or `enum` of a schema itself list. */
export function literalsOf(node: SchemaNode): readonly JsonValue[] | undefined {
  const constant = keyword(node, 'const');
  if (constant !== undefined) return [constant];
  const list = keyword(node, 'enum');
  return isJsonArray(list) ? list : undefined;
}

function shared(one: TypeSet, other: TypeSet): TypeSet {
  return new Set([...one].filter((type) => other.has(type)));
}

function united(all: readonly TypeSet[]): TypeSet {
  return new Set(all.flatMap((types) => [...types]));
}

/** A keyword that rejects some strings, and the schema that has it. */
export interface Constraint {
  readonly keyword: 'const' | 'enum' | 'format' | 'pattern';
  readonly value: JsonValue;
  readonly node: SchemaNode;
}

/** Every keyword with which a schema rejects some strings. What only one branch of a union has rejects nothing. */
export function constraintsOf(
  world: SchemaWorld,
  node: SchemaNode,
  above: readonly string[] = [],
): readonly Constraint[] {
  const key = keyOf(node);
  if (above.includes(key)) return [];
  const inner = (one: SchemaNode): readonly Constraint[] => constraintsOf(world, one, [...above, key]);
  const target = world.targetOf(node);
  const own = (['const', 'enum', 'format', 'pattern'] as const).flatMap((name) => {
    const value = keyword(node, name);
    return value === undefined ? [] : [{ keyword: name, value, node }];
  });
  const ofUnions = (['anyOf', 'oneOf'] as const).flatMap((name) => {
    const strings = branchesOf(world, node, name).filter((one) => acceptedTypes(world, one).has('string'));
    const each = strings.map(inner);
    return each.some((list) => list.length === 0) ? [] : each.flat();
  });
  return [
    ...own,
    ...(target ? inner(target) : []),
    ...branchesOf(world, node, 'allOf').flatMap(inner),
    ...ofUnions,
  ];
}

/** The literals that a schema names anywhere, and whether it accepts other strings too. Undefined where it names none. */
export function enumerationOf(
  world: SchemaWorld,
  node: SchemaNode,
):
  | { readonly values: readonly JsonValue[]; readonly isOpen: boolean; readonly node: SchemaNode }
  | undefined {
  const holders = appliedTo(world, node).filter((one) => literalsOf(one) !== undefined);
  const [first] = holders;
  if (first === undefined) return undefined;
  const values = [...new Set(holders.flatMap((one) => literalsOf(one) ?? []))];
  const isClosed = constraintsOf(world, node).some(
    ({ keyword: name }) => name === 'const' || name === 'enum',
  );
  return { values, isOpen: !isClosed && acceptedTypes(world, node).has('string'), node: first };
}

/** True when a schema requires a property in every object that it accepts. */
export function requires(
  world: SchemaWorld,
  node: SchemaNode,
  key: string,
  above: readonly string[] = [],
): boolean {
  const own = keyOf(node);
  if (above.includes(own)) return false;
  const inner = (one: SchemaNode): boolean => requires(world, one, key, [...above, own]);
  const required = keyword(node, 'required');
  if (isJsonArray(required) && required.includes(key)) return true;
  const target = world.targetOf(node);
  if (target && inner(target)) return true;
  if (branchesOf(world, node, 'allOf').some(inner)) return true;
  return (['anyOf', 'oneOf'] as const).some((name) => {
    const objects = branchesOf(world, node, name).filter((one) => acceptedTypes(world, one).has('object'));
    return objects.length > 0 && objects.every(inner);
  });
}

/** True when a schema accepts objects with any properties, and says nothing about them. */
export function isFreeForm(world: SchemaWorld, node: SchemaNode): boolean {
  const applied = appliedTo(world, node);
  const describes = applied.some((one) => isJsonObject(keyword(one, 'properties') ?? null));
  const isClosed = applied.some((one) => keyword(one, 'additionalProperties') === false);
  return !describes && !isClosed && acceptedTypes(world, node).has('object');
}
