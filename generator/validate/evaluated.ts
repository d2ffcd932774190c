import { refName, type Schema, type SchemaObject } from '../schema/schema.js';
import { inside, type Place, rootPlace } from './place.js';

/** What a schema evaluates of an object that it accepts: the properties that `unevaluatedProperties` leaves alone. */
export interface Evaluated {
  /** True where it evaluates every property. */
  readonly all: boolean;
  readonly names: ReadonlySet<string>;
  /** Patterns of `patternProperties`, with their places. */
  readonly patterns: readonly { readonly pattern: string; readonly place: Place }[];
  /** What a subschema evaluates besides, if the object passes (or fails) a condition. */
  readonly branches: readonly EvaluatedBranch[];
}

/** What a branch evaluates. */
export interface EvaluatedBranch {
  /** The schema that decides whether the branch applies, and its place; a text is a key that must be present. */
  readonly condition: Schema | string;
  readonly place: Place;
  /** True where the branch applies if the condition fails: `else`. */
  readonly negated: boolean;
  readonly evaluated: Evaluated;
}

const NOTHING: Evaluated = { all: false, names: new Set(), patterns: [], branches: [] };

/** What a schema evaluates of an object that it accepts, its own `unevaluatedProperties` left aside. */
export function evaluatedBy(
  schema: Schema,
  place: Place,
  schemaOf: (name: string) => Schema | undefined,
): Evaluated {
  if (typeof schema === 'boolean') return NOTHING;
  const all = (inner: Schema, at: Place): Evaluated =>
    typeof inner === 'object' && inner.unevaluatedProperties !== undefined
      ? { ...NOTHING, all: true }
      : evaluatedBy(inner, at, schemaOf);
  const branch = (inner: Schema, at: Place): EvaluatedBranch => ({
    condition: inner,
    place: at,
    negated: false,
    evaluated: all(inner, at),
  });
  const listed = (keyword: 'anyOf' | 'oneOf'): readonly EvaluatedBranch[] =>
    (schema[keyword] ?? []).map((one, at) => branch(one, inside(place, keyword, String(at))));
  const always = (schema.allOf ?? []).map((one, at) => all(one, inside(place, 'allOf', String(at))));
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    always.push(all(schemaOf(name) ?? true, rootPlace(name)));
  }
  const own: Evaluated = {
    all: schema.additionalProperties !== undefined,
    names: new Set(Object.keys(schema.properties ?? {})),
    patterns: Object.keys(schema.patternProperties ?? {}).map((pattern) => ({
      pattern,
      place: inside(place, 'patternProperties', pattern),
    })),
    branches: [
      ...listed('anyOf'),
      ...listed('oneOf'),
      ...Object.entries(schema.dependentSchemas ?? {}).map(([key, inner]) => {
        const at = inside(place, 'dependentSchemas', key);
        return { condition: key, place: at, negated: false, evaluated: all(inner, at) };
      }),
      ...conditionBranches(schema, place, all),
    ],
  };
  return [own, ...always].reduce(merged);
}

function conditionBranches(
  schema: SchemaObject,
  place: Place,
  evaluated: (inner: Schema, at: Place) => Evaluated,
): readonly EvaluatedBranch[] {
  const { if: condition } = schema;
  if (condition === undefined) return [];
  const at = inside(place, 'if');
  const part = (keyword: 'then' | 'else'): Evaluated =>
    evaluated(schema[keyword] ?? true, inside(place, keyword));
  return [
    { condition, place: at, negated: false, evaluated: merged(evaluated(condition, at), part('then')) },
    { condition, place: at, negated: true, evaluated: part('else') },
  ];
}

function merged(one: Evaluated, other: Evaluated): Evaluated {
  return {
    all: one.all || other.all,
    names: new Set([...one.names, ...other.names]),
    patterns: [...one.patterns, ...other.patterns],
    branches: [...one.branches, ...other.branches],
  };
}

/**
 * How many items a schema evaluates of an array that it accepts, its own `unevaluatedItems` left aside. Branches and
 * `contains` are not counted: see `isKnownToGuards`.
 */
export function evaluatedItems(schema: SchemaObject, schemaOf: (name: string) => Schema | undefined): number {
  const all = (inner: Schema | undefined): number => {
    if (typeof inner !== 'object') return 0;
    return inner.unevaluatedItems === undefined ? evaluatedItems(inner, schemaOf) : Infinity;
  };
  if (schema.items !== undefined) return Infinity;
  const referred = schema.$ref === undefined ? undefined : schemaOf(refName(schema.$ref));
  return Math.max(schema.prefixItems?.length ?? 0, all(referred), ...(schema.allOf ?? []).map(all));
}

/**
 * True where guards know what `unevaluatedProperties` and `unevaluatedItems` of a schema reject. Elsewhere the checks that
 * work on the schemas as data decide: where items depend on branches or `contains`, and in circles.
 */
export function isKnownToGuards(
  schema: SchemaObject,
  schemaOf: (name: string) => Schema | undefined,
): boolean {
  const { unevaluatedProperties, unevaluatedItems } = schema;
  if (unevaluatedProperties === undefined && unevaluatedItems === undefined) return true;
  const inPlace = schemasInPlace(schema, schemaOf);
  const isPlain = ({ anyOf, oneOf, if: condition, dependentSchemas, contains }: SchemaObject): boolean =>
    [anyOf, oneOf, condition, dependentSchemas, contains].every((value) => value === undefined);
  return inPlace !== undefined && (unevaluatedItems === undefined || inPlace.every(isPlain));
}

/** So many schemas may look at one value; a longer way would make a long condition. */
const MANY = 200;

/** A schema and all schemas that look at the same value; undefined where there are too many, as in a circle. */
function schemasInPlace(
  schema: SchemaObject,
  schemaOf: (name: string) => Schema | undefined,
): readonly SchemaObject[] | undefined {
  const found: SchemaObject[] = [];
  const open: (Schema | undefined)[] = [schema];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object') continue;
    found.push(one);
    if (found.length > MANY) return undefined;
    if (one.$ref !== undefined) open.push(schemaOf(refName(one.$ref)));
    const {
      allOf = [],
      anyOf = [],
      oneOf = [],
      if: condition,
      then,
      else: otherwise,
      dependentSchemas,
    } = one;
    open.push(
      ...allOf,
      ...anyOf,
      ...oneOf,
      condition,
      then,
      otherwise,
      ...Object.values(dependentSchemas ?? {}),
    );
  }
  return found;
}
