import { canonicalJson, type JsonValue } from '../json/json.js';
import { instanceTypeOf, type TypeName } from '../schema/instance-types.js';
import type { LookUp } from '../schema/look-up.js';
import { memoize } from '../schema/memoize.js';
import { allowsType, type SchemaObject, typeOfValue, typesOf, valuesOf } from '../schema/schema.js';
import type { ChangesAt, LocalChange } from './local-changes.js';
import type { Location } from './locations.js';
import { samplePayload } from './sample-payload.js';

/**
 * Starts to find other valid values at a location: null where it may be null, each listed value, an object or array for each
 * branch of a choice, and another scalar for each type and each branch.
 */
export function validVariants(lookUp: LookUp): (location: Location) => ChangesAt<LocalChange> {
  const sampleOf = memoize((branch: SchemaObject) => sampleOfBranch(branch, lookUp));
  const scalarsOf = memoize((branch: SchemaObject) => scalarSamples(branch, lookUp));
  return (location) => ({
    own: [
      ...nullVariant(location),
      ...listedVariants(location),
      ...branchVariants(location, sampleOf),
      ...scalarVariants(location, scalarsOf),
    ],
    ofMembers: [],
  });
}

/** What a variant says about the member that it changes. */
export function aboutVariant({ value = null }: LocalChange): string {
  return canonicalJson(value);
}

function nullVariant({ value, branches, isWhole }: Location): readonly LocalChange[] {
  const nullable = branches.some((branch) => allowsType(branch, 'null'));
  const typed = branches.every((branch) => branch.type !== undefined || valuesOf(branch) !== undefined);
  return nullable && typed && value !== null && !isWhole ? [{ value: null }] : [];
}

function listedVariants({ branches }: Location): readonly LocalChange[] {
  const values = branches.flatMap((branch) =>
    (branch.enum ?? []).filter((value) => value !== null && allowsType(branch, typeOfValue(value))),
  );
  return values.map((value) => ({ value }));
}

/** The most branches of a choice that get a variant: choices that apply together multiply. */
const MOST_BRANCHES = 50;

function branchVariants(
  { value, branches, choice }: Location,
  sampleOf: (branch: SchemaObject) => JsonValue | undefined,
): readonly LocalChange[] {
  const others = branches.slice(0, MOST_BRANCHES).filter((one, at) => at !== choice && isStructured(one));
  const samples = others.map(sampleOf).filter((one) => one !== undefined);
  const byText = new Map(samples.map((one) => [canonicalJson(one), one]));
  if (byText.size > 0) byText.delete(canonicalJson(value));
  return [...byText.values()].map((one) => ({ value: one }));
}

/** A text, a number or a boolean for each branch and type that has no other variant and is not the value's own. */
function scalarVariants(
  { value, branches, choice }: Location,
  scalarsOf: (branch: SchemaObject) => readonly JsonValue[],
): readonly LocalChange[] {
  const own = instanceTypeOf(typeOfValue(value));
  const samples = branches
    .slice(0, MOST_BRANCHES)
    .flatMap((one, at) =>
      scalarsOf(one).filter((sample) => at !== choice || instanceTypeOf(typeOfValue(sample)) !== own),
    );
  const byText = new Map(samples.map((one) => [canonicalJson(one), one]));
  if (byText.size > 0) byText.delete(canonicalJson(value));
  return [...byText.values()].map((one) => ({ value: one }));
}

/** A sample for each type of scalars that a branch names, where it lists no values. */
function scalarSamples(branch: SchemaObject, lookUp: LookUp): readonly JsonValue[] {
  const types = new Set(valuesOf(branch) === undefined ? typesOf(branch)?.map(instanceTypeOf) : []);
  return SCALARS.flatMap((type) => {
    if (!types.has(type)) return [];
    const narrowed: TypeName = type === 'number' && !typesOf(branch)?.includes(type) ? 'integer' : type;
    return sampleOfBranch({ ...branch, type: narrowed }, lookUp) ?? [];
  });
}

const SCALARS = ['string', 'number', 'boolean'] as const;

/** True for a branch of objects or arrays: a value of another branch has another structure, not only other contents. */
function isStructured(branch: SchemaObject): boolean {
  const types = typesOf(branch) ?? [];
  return valuesOf(branch) === undefined && (types.includes('object') || types.includes('array'));
}

/** How long the sample of a branch may be before it has required properties only. */
const MOST_CHARACTERS = 2000;

/** The steps for the sample of a branch: there may be many branches, and a branch without a sample has no variant. */
const STEPS = 20_000;

function sampleOfBranch(branch: SchemaObject, lookUp: LookUp): JsonValue | undefined {
  const request = { lookUp, examples: [], most: STEPS };
  const full = samplePayload(branch, { ...request, size: 'full' });
  if (full === undefined || JSON.stringify(full).length <= MOST_CHARACTERS) return full;
  return samplePayload(branch, { ...request, size: 'minimal' });
}
