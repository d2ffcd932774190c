import { isJsonScalar, type JsonScalar, type JsonValue } from '../json/json.js';
import { declaredProperties } from '../schema/declared-properties.js';
import { excludedAt } from '../schema/excluded-values.js';
import { conjuncts } from '../schema/in-place.js';
import type { LookUp } from '../schema/look-up.js';
import { ownSchema, type Schema, type SchemaObject, typesOf, valuesOf } from '../schema/schema.js';
import { addToGroup } from '../text/group-by.js';

/** The names of the properties that lead to a value. */
type Path = readonly string[];

/** Branches of a choice that share literals of a tag. A value with one of these literals can match no other branch. */
export interface TagGroup {
  readonly literals: readonly JsonScalar[];
  /** Where the branches are in the choice. */
  readonly branches: readonly number[];
  /** What tells these branches apart, if there are several. */
  readonly tag?: Tag;
}

/** A property whose literal tells which branches of a choice can be meant. */
export interface Tag {
  readonly path: Path;
  /** True where every object has to have it. */
  readonly required: boolean;
  readonly groups: readonly TagGroup[];
  /** The branch of all other literals. Undefined where these are errors. */
  readonly rest?: RestBranch;
}

/** A branch that excludes the literals of all others. */
export interface RestBranch {
  /** Where the branch is in the choice. */
  readonly branch: number;
  /** True where an object without the tag can match no other branch. */
  readonly withoutTag: boolean;
}

/** A branch, and where it is in its choice. */
interface Branch {
  readonly at: number;
  readonly schema: Schema;
}

/** Tags are looked for in the value, in its properties and in theirs. */
const MOST_STEPS = 3;

/** A schema with more properties than that is searched no further. */
const MOST_PATHS = 300;

/**
 * The property that tells the branches of a choice apart for objects; undefined where there is none. Every branch that
 * allows objects limits it to literals, in whatever way: by `const` or `enum`, through references, `allOf` or choices of
 * its own. One branch may have all other values, if a `not` excludes the literals of the others. The property may be inside others, and need not be required. One that gives each branch literals of its own
 * goes before one that many branches share.
 * @param parent the schema with the choice
 * @param schemas what the branches refer to
 */
export function tagOf(
  branches: readonly Schema[],
  parent: SchemaObject,
  schemas: ReadonlyMap<string, Schema>,
): Tag | undefined {
  const lookUp: LookUp = (name) => schemas.get(name);
  const all = branches
    .map((schema, at): Branch => ({ at, schema }))
    .filter(({ schema }) => allowsObjects(schema, lookUp));
  return bestTag(all, parent, lookUp, []);
}

/** @param used the tags that have told these branches from others */
function bestTag(
  branches: readonly Branch[],
  parent: SchemaObject,
  lookUp: LookUp,
  used: readonly string[],
): Tag | undefined {
  const [first, ...more] = branches;
  if (first === undefined || more.length === 0) return undefined;
  let best: Groups | undefined;
  for (const path of pathsOf(first.schema, lookUp)) {
    const found = used.includes(path.join('/')) ? undefined : groupsAt(branches, path, lookUp);
    if (found === undefined || sizeOf(found) <= (best === undefined ? 1 : sizeOf(best))) continue;
    best = found;
    if (found.groups.every((group) => group.branches.length === 1)) break;
  }
  if (best === undefined) return undefined;
  const { path, groups, rest } = best;
  const withTag = (group: TagGroup): TagGroup => {
    const own = branches.filter(({ at }) => group.branches.includes(at));
    const tag = bestTag(own, parent, lookUp, [...used, path.join('/')]);
    return tag === undefined ? group : { ...group, tag };
  };
  const holders = [parent, ...branches.map(({ schema }) => schema)];
  const [outside, ...each] = holders.map((schema) => isRequired(schema, path, lookUp));
  const others = each.filter((_one, index) => branches[index]?.at !== rest);
  return {
    path,
    required: outside || each.every(Boolean),
    groups: groups.map(withTag),
    ...(rest !== undefined && { rest: { branch: rest, withoutTag: others.every(Boolean) } }),
  };
}

/** Branches by the literals of a property. */
interface Groups {
  readonly path: Path;
  readonly groups: readonly TagGroup[];
  /** Where the branch of all other values is in the choice. */
  readonly rest: number | undefined;
}

function sizeOf({ groups, rest }: Groups): number {
  return groups.length + (rest === undefined ? 0 : 1);
}

/** True for a path of one property that a schema requires. */
function isRequired(schema: Schema, [property = '', ...deeper]: Path, lookUp: LookUp): boolean {
  const parts = conjuncts(schema, lookUp);
  return deeper.length === 0 && parts.some(({ required }) => required?.includes(property));
}

/**
 * The branches by the literals that they allow at a path; undefined unless all of them allow only literals there, or all
 * but one that excludes these.
 */
function groupsAt(branches: readonly Branch[], path: Path, lookUp: LookUp): Groups | undefined {
  const holders = new Map<JsonScalar, number[]>();
  let rest: Branch | undefined;
  for (const branch of branches) {
    const { at, schema } = branch;
    const literals = literalsAt(schema, path, lookUp, new Set());
    if (literals === undefined && rest === undefined) {
      rest = branch;
      continue;
    }
    if (literals === undefined || !literals.every(isJsonScalar)) return undefined;
    for (const literal of new Set(literals)) addToGroup(holders, literal, at);
  }
  const groups = new Map<string, { literals: JsonScalar[]; branches: readonly number[] }>();
  for (const [literal, held] of holders) {
    const group = groups.get(held.join()) ?? { literals: [], branches: held };
    group.literals.push(literal);
    groups.set(held.join(), group);
  }
  if (rest !== undefined && !excludes(rest.schema, path, [...holders.keys()], lookUp)) return undefined;
  return { path, groups: [...groups.values()], rest: rest?.at };
}

/** True for a schema that excludes literals at a path of one property. */
function excludes(
  schema: Schema,
  [property = '', ...deeper]: Path,
  literals: readonly JsonScalar[],
  lookUp: LookUp,
): boolean {
  const excluded = new Set(deeper.length > 0 ? [] : excludedAt(schema, property, lookUp));
  return literals.every((literal) => excluded.has(literal));
}

/** The literals to which a schema limits what is at a path, if anything is; undefined where it does not. */
function literalsAt(
  schema: Schema | undefined,
  path: Path,
  lookUp: LookUp,
  seen: ReadonlySet<Schema>,
): readonly JsonValue[] | undefined {
  if (typeof schema !== 'object' || seen.has(schema)) return undefined;
  const onWay = new Set(seen).add(schema);
  const [property, ...rest] = path;
  for (const part of conjuncts(schema, lookUp)) {
    const own =
      property === undefined
        ? ownLiterals(part)
        : literalsAt(ownSchema(part.properties ?? {}, property), rest, lookUp, new Set());
    if (own !== undefined) return own;
    for (const choice of [part.anyOf, part.oneOf]) {
      const literals = ofAll(choice, (branch) => literalsAt(branch, path, lookUp, onWay));
      if (literals !== undefined) return literals;
    }
  }
  return undefined;
}

function ownLiterals(schema: SchemaObject): readonly JsonValue[] | undefined {
  const isNull = typesOf(schema)?.every((type) => type === 'null') ?? false;
  return valuesOf(schema) ?? (isNull ? [null] : undefined);
}

/** The literals of all branches; undefined where one has none, and then the branches after it are not asked. */
function ofAll(
  choice: readonly Schema[] | undefined,
  literalsOf: (branch: Schema) => readonly JsonValue[] | undefined,
): readonly JsonValue[] | undefined {
  if (choice === undefined) return undefined;
  const all: JsonValue[] = [];
  for (const branch of choice) {
    const literals = literalsOf(branch);
    if (literals === undefined) return undefined;
    for (const literal of literals) all.push(literal);
  }
  return all;
}

/** The paths of the properties that a schema has, the shortest first. */
function pathsOf(schema: Schema, lookUp: LookUp): readonly Path[] {
  const found: Path[] = [];
  let level: readonly (readonly [path: Path, schemas: readonly Schema[]])[] = [[[], [schema]]];
  for (let steps = 0; steps < MOST_STEPS && found.length < MOST_PATHS; steps += 1) {
    level = level.flatMap(([path, schemas]) =>
      [...declaredProperties(schemas, lookUp)]
        .filter(([name]) => !(name in Object.prototype))
        .map(([name, inner]) => [[...path, name], inner] as const),
    );
    found.push(...level.map(([path]) => path));
  }
  return found.slice(0, MOST_PATHS);
}

function allowsObjects(schema: Schema, lookUp: LookUp): boolean {
  if (typeof schema === 'boolean') return schema;
  return conjuncts(schema, lookUp).every((part) => {
    const isListed = valuesOf(part)?.every(isJsonScalar);
    return !isListed && (typesOf(part)?.includes('object') ?? true);
  });
}
