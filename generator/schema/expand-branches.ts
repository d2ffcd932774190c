import type { LookUp } from './look-up.js';
import { perSchema } from './memoize.js';
import { mergeExact } from './merge-exact.js';
import { mergeLoose } from './merge-loose.js';
import { allowsType, refName, type Schema, type SchemaObject, typesOf } from './schema.js';

/** What a schema allows, one schema without references and choices for each combination of branches. */
type Branches = readonly SchemaObject[];

/**
 * The branches of a schema, in the order in which they are written. A value is valid exactly where it is by one of them
 * (`oneOf` counts as `anyOf`). Undefined where a schema means something that cannot be taken apart like that, such as
 * conditions.
 */
export function expandExactly(schema: Schema, lookUp: LookUp): Branches | undefined {
  return expandBranches(schema, lookUp, EXACT);
}

/**
 * The ways in which a value can be valid: one of the branches of each `anyOf` and `oneOf`, `if` together with `then`, or
 * `else`. None where no value can be. What is made from one has to be checked against the schema itself: it may be of
 * two branches of a `oneOf`, and `not` is left as it is.
 */
export function expandLoosely(schema: Schema, lookUp: LookUp): Branches {
  return expandBranches(schema, lookUp, LOOSE) ?? [];
}

/** How branches are combined. */
interface Policy {
  /** The combination of two branches: none where no value can be both, undefined where it cannot be written. */
  readonly merge: (a: SchemaObject, b: SchemaObject, lookUp: LookUp) => Branches | undefined;
  /** Choices within choices multiply: so many branches are looked at. */
  readonly most: number;
  /** What becomes of more branches than that. */
  readonly tooMany: 'give up' | 'leave out';
  /** True where conditions are choices, too. */
  readonly conditions: boolean;
  readonly known: (schema: SchemaObject, lookUp: LookUp) => Branches | undefined;
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
  known: perSchema((schema, lookUp) => takeApart(schema, lookUp, EXACT)),
};

const LOOSE: Policy = {
  merge: (a, b, lookUp) => {
    const merged = mergeLoose(a, b, lookUp);
    return merged === undefined ? [] : [merged];
  },
  most: 200,
  tooMany: 'leave out',
  conditions: true,
  known: perSchema((schema, lookUp) => takeApart(schema, lookUp, LOOSE)),
};

function expandBranches(schema: Schema, lookUp: LookUp, policy: Policy): Branches | undefined {
  if (typeof schema === 'boolean') return schema ? [{}] : [];
  return policy.known(schema, lookUp);
}

function takeApart(schema: SchemaObject, lookUp: LookUp, policy: Policy): Branches | undefined {
  const { $ref, allOf = [], anyOf, oneOf, ...rest } = schema;
  const { if: condition, then = true, else: otherwise = true, ...unconditional } = rest;
  const expand = (one: Schema): Branches | undefined => expandBranches(one, lookUp, policy);
  const combine = (left: Branches | undefined, right: Branches | undefined): Branches | undefined =>
    combinations(left, right, lookUp, policy);
  const isChoice = policy.conditions && condition !== undefined;
  const parts = [
    ...($ref === undefined ? [] : [expand(lookUp(refName($ref)) ?? true)]),
    ...allOf.map(expand),
    ...[anyOf, oneOf].flatMap((choice) =>
      choice === undefined ? [] : [limited(choice.map(expand), policy)],
    ),
    ...(isChoice ? [limited([combine(expand(condition), expand(then)), expand(otherwise)], policy)] : []),
  ];
  return parts.reduce(combine, [policy.conditions ? unconditional : rest]);
}

/** The branches of several choices as one list, if it is not too long. */
function limited(lists: readonly (Branches | undefined)[], { most, tooMany }: Policy): Branches | undefined {
  if (!lists.every((one) => one !== undefined)) return undefined;
  const all = lists.flat();
  if (all.length <= most) return all;
  return tooMany === 'give up' ? undefined : all.slice(0, most);
}

/** Each branch of one list together with each of another. */
function combinations(
  left: Branches | undefined,
  right: Branches | undefined,
  lookUp: LookUp,
  { merge, most, tooMany }: Policy,
): Branches | undefined {
  if (!left || !right) return undefined;
  if (tooMany === 'give up' && left.length * right.length > most) return undefined;
  const found: SchemaObject[] = [];
  for (const a of left) {
    for (const b of right) {
      const merged = merge(a, b, lookUp);
      if (merged === undefined) return undefined;
      found.push(...merged);
      if (found.length === most) return found;
    }
  }
  return found;
}

/** True for two schemas of which no value is an instance of both, because they name different types. */
function excludes(a: SchemaObject, b: SchemaObject): boolean {
  const [left, right] = [typesOf(a), typesOf(b)];
  return left !== undefined && right !== undefined && !left.some((type) => allowsType({ type: right }, type));
}
