import { keyOf } from '../../catalog/documents/document-place.js';
import type { SchemaNode } from '../../catalog/index/schema-index.js';
import { isJsonObject, type JsonObject } from '../../json/json.js';
import { placeOf } from '../../load/source-text.js';
import { BoundedExpression } from '../../patterns/bounded-expression.js';
import { uniqueBy } from '../../text/unique-by.js';
import type { FieldStatement } from '../evidence.js';
import { type FieldPath, itemsPath, type PathStep, propertyPath, valuesPath } from '../field-path.js';
import { acceptedTypes, constraintsOf, enumerationOf, isFreeForm, requires } from './accepted.js';
import { appliedTo, keyword, type SchemaWorld } from './schema-world.js';

/** Schemas that declare what is at a path: usually one, or two when a shared definition has the property too. */
export type Declarations = readonly SchemaNode[];

/** The schemas that declare what is one step inside of others. */
function stepInto(world: SchemaWorld, nodes: Declarations, step: PathStep): Declarations {
  const here = nodes.flatMap((node) => appliedTo(world, node));
  if (step === 'items') return unique(here.flatMap((node) => itemsIn(world, node)));
  if (step === 'values') return unique(here.flatMap((node) => valuesIn(world, node)));
  const declared = here.flatMap((node) => propertyIn(world, node, step.key) ?? []);
  return unique(declared.length > 0 ? declared : here.flatMap((node) => valuesIn(world, node, step.key)));
}

function propertyIn(world: SchemaWorld, node: SchemaNode, key: string): SchemaNode | undefined {
  return Object.hasOwn(objectIn(node, 'properties'), key) ? world.inside(node, 'properties', key) : undefined;
}

function objectIn(node: SchemaNode, name: string): JsonObject {
  const value = keyword(node, name);
  return isJsonObject(value) ? value : {};
}

function itemsIn(world: SchemaWorld, node: SchemaNode): Declarations {
  const lists = ['prefixItems', 'items'].flatMap((name) => {
    const value = keyword(node, name);
    if (!Array.isArray(value)) return [];
    return value.flatMap((_one, at) => world.inside(node, name, String(at)) ?? []);
  });
  const single = ['items', 'additionalItems'].flatMap((name) =>
    isJsonObject(keyword(node, name)) ? (world.inside(node, name) ?? []) : [],
  );
  return [...lists, ...single];
}

/** The schemas of the values of a map; of one key, where it is given. */
function valuesIn(world: SchemaWorld, node: SchemaNode, key?: string): Declarations {
  const patterns = Object.keys(objectIn(node, 'patternProperties')).filter(
    (one) => key === undefined || matches(one, key),
  );
  const byPattern = patterns.flatMap((one) => world.inside(node, 'patternProperties', one) ?? []);
  const rest = ['additionalProperties', 'unevaluatedProperties'].flatMap((name) =>
    isJsonObject(keyword(node, name)) ? (world.inside(node, name) ?? []) : [],
  );
  return [...byPattern, ...(byPattern.length > 0 && key !== undefined ? [] : rest)];
}

function matches(pattern: string, key: string): boolean {
  try {
    return new BoundedExpression(pattern).test(key);
  } catch {
    return false;
  }
}

function unique(nodes: Declarations): Declarations {
  return uniqueBy(nodes, keyOf);
}

/** What a schema says about one path. */
export interface Declared {
  readonly nodes: Declarations;
  /** The schemas of the object that has the property. */
  readonly parents: Declarations;
  /** True where an object above accepts any properties and describes none. */
  readonly isFree: boolean;
}

/** What a schema declares for the payload itself. */
export function declaredAtRoot(root: SchemaNode): Declared {
  return { nodes: [root], parents: [], isFree: false };
}

/** What a schema declares one step inside of what it declares at another place. */
export function declaredInside(world: SchemaWorld, outer: Declared, step: PathStep): Declared {
  const { nodes: parents } = outer;
  if (parents.length === 0) return outer;
  const nodes = stepInto(world, parents, step);
  if (nodes.length > 0) return { nodes, parents, isFree: false };
  const isFree =
    step === 'items'
      ? parents.some((one) => acceptedTypes(world, one).has('array'))
      : parents.every((one) => isFreeForm(world, one));
  return { nodes, parents, isFree };
}

/** The deepest path that is followed. Schemas that refer to themselves end here. */
const DEEPEST = 8;

/** What a schema states about every field, with the places of the fields in its files. */
export function fieldsOfSchema(world: SchemaWorld, root: SchemaNode): readonly FieldStatement[] {
  const found: FieldStatement[] = [];
  const visit = (path: FieldPath, nodes: Declarations, above: readonly string[], depth: number): void => {
    if (depth >= DEEPEST) return;
    const here = nodes.flatMap((node) => appliedTo(world, node));
    const identity = here.map(keyOf);
    if (identity.some((key) => above.includes(key))) return;
    const next = [...above, ...identity];
    const enter = (inner: FieldPath, step: PathStep): void => {
      const declared = stepInto(world, nodes, step);
      if (declared.length === 0) return;
      found.push(statementOf(world, { path: inner, nodes: declared, parents: nodes, step }));
      visit(inner, declared, next, depth + 1);
    };
    const keys = new Set(here.flatMap((node) => Object.keys(objectIn(node, 'properties'))));
    for (const key of keys) enter(propertyPath(path, key), { key });
    enter(itemsPath(path), 'items');
    enter(valuesPath(path), 'values');
  };
  visit('', [root], [], 0);
  return found;
}

function statementOf(
  world: SchemaWorld,
  {
    path,
    nodes,
    parents,
    step,
  }: { path: FieldPath; nodes: Declarations; parents: Declarations; step: PathStep },
): FieldStatement {
  const [first] = nodes;
  const types = acceptedAt(world, nodes);
  const listed = nodes.map((node) => enumerationOf(world, node)).find((one) => one !== undefined);
  const constraints = nodes.flatMap((node) => constraintsOf(world, node));
  const textOf = (name: 'format' | 'pattern'): string | undefined => {
    const found = constraints.find(({ keyword: one }) => one === name)?.value;
    return typeof found === 'string' ? found : undefined;
  };
  const [format, pattern] = [textOf('format'), textOf('pattern')];
  const isAny = types.size === 7;
  const plain = [...types].filter((type) => type !== 'null' && !(type === 'integer' && types.has('number')));
  const isRequired = typeof step === 'object' && parents.some((one) => requires(world, one, step.key));
  return {
    path,
    at: first ? placeOf(first.document, first.pointer, 'key') : {},
    ...(!isAny && { types: plain as NonNullable<FieldStatement['types']>, nullable: types.has('null') }),
    ...(typeof step === 'object' && { presence: isRequired ? 'required' : 'optional' }),
    ...(listed && { values: listed.values.filter((one) => one !== null), isOpen: listed.isOpen }),
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
  };
}

/** The types that all schemas at a path accept together. */
export function acceptedAt(world: SchemaWorld, nodes: Declarations): ReturnType<typeof acceptedTypes> {
  const [first, ...rest] = nodes.map((node) => acceptedTypes(world, node));
  return new Set([...(first ?? [])].filter((type) => rest.every((one) => one.has(type))));
}
