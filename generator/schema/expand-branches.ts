import { isJsonScalar, type JsonValue } from '../json/json.js';
import { type ConditionGroup, conditionGroups, conditionWays } from './condition-ways.js';
import { EVALUATING, referencesAt } from './in-place.js';
import { isConditional } from './literal-conditions.js';
import type { LookUp } from './look-up.js';
import { memoize } from './memoize.js';
import { mergeExact } from './merge-exact.js';
import { mergeLoose } from './merge-loose.js';
import { perSchema } from './per-schema.js';
import { referencesFirst } from './references-first.js';
import {
  allowsType,
  ownSchema,
  refName,
  type Schema,
  type SchemaObject,
  typesOf,
  valuesOf,
} from './schema.js';

/** What a schema allows: one schema without references and choices per combination of branches. */
type Branches = readonly SchemaObject[];

/**
 * Expands a schema into branches, in the order in which they are written. A value is valid exactly where it matches one
 * of them (`oneOf` counts as `anyOf`). Gives undefined for a schema that cannot be expanded exactly, such as one with
 * conditions.
 */
export function expandExactly(schema: Schema, lookUp: LookUp): Branches | undefined {
  return referencesExpanded(schema, lookUp, EXACT);
}

/**
 * Expands a schema into the ways in which a value can be valid: one branch of each `anyOf` and `oneOf`, `if` together
 * with `then`, or `else`. Gives an empty list where no value can be valid. Check a value made from a branch against the
 * schema itself: it may match two branches of a `oneOf`, and `not` is kept unchanged.
 */
export function expandLoosely(schema: Schema, lookUp: LookUp): Branches {
  return referencesExpanded(schema, lookUp, LOOSE) ?? [];
}

/** How branches are combined. */
interface Policy {
  /** Combines two branches: none where no value can match both, undefined where the result cannot be written. */
  readonly merge: (a: SchemaObject, b: SchemaObject, lookUp: LookUp) => Branches | undefined;
  /** The most branches to look at: choices within choices multiply. */
  readonly most: number;
  /** What to do with more branches than that. */
  readonly tooMany: 'give up' | 'leave out';
  /** True where conditions are expanded like choices. */
  readonly conditions: boolean;
  readonly known: (schema: SchemaObject, lookUp: LookUp) => Branches | undefined;
  /** Expands the definitions that a schema refers to in place. */
  readonly prepared: (lookUp: LookUp) => (schema: Schema) => void;
}

function inPlace(schema: Schema): readonly string[] {
  return referencesAt(schema, EVALUATING);
}

const EXACT: Policy = {
  merge: (a, b, lookUp) => {
    if (excludes(a, b)) return [];
    const merged = mergeExact(a, b, lookUp);
    return merged && [merged];
  },
  most: 1000,
  tooMany: 'give up',
  conditions: false,
  known: perSchema((schema, lookUp) => expandObject(schema, lookUp, EXACT)),
  prepared: memoize((lookUp) =>
    referencesFirst(lookUp, inPlace, (one) => expandBranches(one, lookUp, EXACT)),
  ),
};

const LOOSE: Policy = {
  merge: (a, b, lookUp) => {
    const merged = mergeLoose(a, b, lookUp);
    return merged === undefined ? [] : [merged];
  },
  most: 200,
  tooMany: 'leave out',
  conditions: true,
  known: perSchema((schema, lookUp) => expandObject(schema, lookUp, LOOSE)),
  prepared: memoize((lookUp) =>
    referencesFirst(lookUp, inPlace, (one) => expandBranches(one, lookUp, LOOSE)),
  ),
};

function expandBranches(schema: Schema, lookUp: LookUp, policy: Policy): Branches | undefined {
  if (typeof schema === 'boolean') return schema ? [{}] : [];
  return policy.known(schema, lookUp);
}

/** Expands what a schema refers to in place before the schema itself, so that a long chain does not go deep. */
function referencesExpanded(schema: Schema, lookUp: LookUp, policy: Policy): Branches | undefined {
  policy.prepared(lookUp)(schema);
  return expandBranches(schema, lookUp, policy);
}

function expandObject(schema: SchemaObject, lookUp: LookUp, policy: Policy): Branches | undefined {
  const { $ref, allOf = [], anyOf, oneOf, ...rest } = schema;
  const { if: condition, then: _then, else: _otherwise, ...unconditional } = rest;
  const own = policy.conditions && condition !== undefined ? [rest] : [];
  const groups = policy.conditions ? conditionGroups([...allOf.filter(isConditional), ...own]) : [];
  const groupOf = new Map(groups.flatMap((group) => group.conditionals.map((one) => [one, group])));
  const expand = (one: Schema): Branches | undefined => expandBranches(one, lookUp, policy);
  const combine = (left: Branches | undefined, right: Branches | undefined): Branches | undefined =>
    combinations(left, right, lookUp, policy);
  const expansion: Expansion = { expand, combine, policy };
  const expandPart = (one: Schema): readonly (Branches | undefined)[] => {
    const group = typeof one === 'object' ? groupOf.get(one) : undefined;
    if (group === undefined) return [expand(one)];
    return group.conditionals[0] === one ? [expandGroup(group, expansion)] : [];
  };
  const parts = [
    ...($ref === undefined ? [] : [expand(lookUp(refName($ref)) ?? true)]),
    ...allOf.flatMap(expandPart),
    ...[anyOf, oneOf].flatMap((choice) =>
      choice === undefined ? [] : [limited(choice.map(expand), policy)],
    ),
    ...own.flatMap((one) => (groupOf.has(one) ? expandPart(one) : [expandCondition(one, expansion)])),
  ];
  return combineAll([[policy.conditions ? unconditional : rest], ...parts], combine);
}

/** What the parts of a schema are expanded with. */
interface Expansion {
  readonly expand: (schema: Schema) => Branches | undefined;
  readonly combine: Combine;
  readonly policy: Policy;
}

function expandCondition(
  { if: condition = true, then = true, else: otherwise = true }: SchemaObject,
  { expand, combine, policy }: Expansion,
): Branches | undefined {
  return limited([combine(expand(condition), expand(then)), expand(otherwise)], policy);
}

/** Conditions that the value of one property decides, as one choice: else there were two branches for each of them. */
function expandGroup(group: ConditionGroup, { expand, combine, policy }: Expansion): Branches | undefined {
  const ways = conditionWays(group).slice(0, policy.most);
  const expanded = ways.map(({ decides, applied }) =>
    combineAll([[decides], ...applied.map(expand)], combine),
  );
  return limited(expanded, policy);
}

/** With more parts than that, neighbours are combined first: a part that grows with each step takes too long. */
const MANY_PARTS = 64;

type Combine = (left: Branches | undefined, right: Branches | undefined) => Branches | undefined;

function combineAll(parts: readonly (Branches | undefined)[], combine: Combine): Branches | undefined {
  if (parts.length <= MANY_PARTS) return parts.reduce(combine);
  const half = Math.ceil(parts.length / 2);
  return combine(combineAll(parts.slice(0, half), combine), combineAll(parts.slice(half), combine));
}

/** The branches of several choices as one list, cut or given up when it is too long. */
function limited(lists: readonly (Branches | undefined)[], { most, tooMany }: Policy): Branches | undefined {
  if (!lists.every((one) => one !== undefined)) return undefined;
  const all = lists.flat();
  if (all.length <= most) return all;
  return tooMany === 'give up' ? undefined : all.slice(0, most);
}

/** Each branch of one list combined with each of another. */
function combinations(
  left: Branches | undefined,
  right: Branches | undefined,
  lookUp: LookUp,
  { merge, most, tooMany }: Policy,
): Branches | undefined {
  if (!left || !right) return undefined;
  if (tooMany === 'give up' && left.length * right.length > most) return undefined;
  // A single combination is kept, so that the place without a value is found in it.
  const mayLeaveOut = tooMany === 'leave out' && left.length * right.length > 1;
  const found: SchemaObject[] = [];
  for (const a of left) {
    for (const b of right) {
      if (mayLeaveOut && requireOtherValues(a, b)) continue;
      const merged = merge(a, b, lookUp);
      if (merged === undefined) return undefined;
      found.push(...merged);
      if (found.length === most) return found;
    }
  }
  return found;
}

/** True for two schemas that list different values for a property that is required: no object can match both. */
function requireOtherValues(a: SchemaObject, b: SchemaObject): boolean {
  const required = [...(a.required ?? []), ...(b.required ?? [])];
  return required.some((key) => {
    const left = listedValues(ownSchema(a.properties ?? {}, key));
    const right = left && listedValues(ownSchema(b.properties ?? {}, key));
    return left !== undefined && right !== undefined && !left.some((value) => right.includes(value));
  });
}

/** The scalars that a schema lists by itself or in `allOf`. */
function listedValues(schema: Schema | undefined): readonly JsonValue[] | undefined {
  return typeof schema === 'object' ? listedValuesOfObject(schema) : undefined;
}

const listedValuesOfObject = memoize((schema: SchemaObject): readonly JsonValue[] | undefined => {
  const own = valuesOf(schema);
  const listed = [...(own === undefined ? [] : [own]), ...(schema.allOf ?? []).map(listedValues)];
  const [first, ...others] = listed.filter((values) => values !== undefined);
  if (first === undefined || !first.every(isJsonScalar)) return undefined;
  return first.filter((value) => others.every((values) => values.includes(value)));
});

/** True for two schemas that no value can match together, because they name different types. */
function excludes(a: SchemaObject, b: SchemaObject): boolean {
  const [left, right] = [typesOf(a), typesOf(b)];
  return left !== undefined && right !== undefined && !left.some((type) => allowsType({ type: right }, type));
}
