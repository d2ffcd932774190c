import { canonicalJson, type JsonValue } from '../json/json.js';
import { type CoverageAnalysis, possibleTypes } from './coverage.js';
import { excludedAt } from './excluded-values.js';
import type { InstanceType } from './instance-types.js';
import type { LookUp } from './look-up.js';
import { requiredLiterals } from './required-literals.js';
import { type Schema, valuesOf } from './schema.js';

/**
 * True when no value can match two of the schemas, because their types differ, because the values of a property that
 * both require differ, or because one requires values of a property that the other one excludes.
 */
export function areDisjoint(
  schemas: readonly Schema[],
  lookUp: LookUp,
  coverageOf: CoverageAnalysis,
): boolean {
  if (schemas.length > BRANCH_LIMIT) return false;
  const traits = schemas.map((one) => traitsOf(one, lookUp, coverageOf));
  return traits.every((one, at) => traits.slice(at + 1).every((other) => areTwoDisjoint(one, other)));
}

/** More branches than that are not compared, because each is compared with each. */
const BRANCH_LIMIT = 5_000;

/** What is compared of a schema. */
interface Traits {
  readonly types: readonly InstanceType[];
  /** The values that it lists, as texts. */
  readonly literals: ReadonlySet<string> | undefined;
  /** The values of the properties that it requires. */
  readonly required: ReadonlyMap<string, ReadonlySet<string>>;
  /** True where it excludes all of some values of a property by a `not`. */
  readonly excludesAll: (key: string, values: ReadonlySet<string>) => boolean;
}

function traitsOf(schema: Schema, lookUp: LookUp, coverageOf: CoverageAnalysis): Traits {
  const values = typeof schema === 'boolean' ? undefined : valuesOf(schema);
  const required = [...requiredLiterals(schema, lookUp)].map(([key, one]) => [key, texts(one)] as const);
  const exclusions = new Map<string, ReadonlySet<string>>();
  return {
    types: possibleTypes(coverageOf(schema)),
    literals: values && texts(values),
    required: new Map(required),
    excludesAll: (key, listed) => {
      const excluded = exclusions.get(key) ?? texts(excludedAt(schema, key, lookUp));
      exclusions.set(key, excluded);
      return excluded.size > 0 && [...listed].every((value) => excluded.has(value));
    },
  };
}

function texts(values: readonly JsonValue[]): ReadonlySet<string> {
  return new Set(values.map(canonicalJson));
}

function areTwoDisjoint(one: Traits, other: Traits): boolean {
  const shared = one.types.filter((type) => other.types.includes(type));
  if (shared.length === 0) return true;
  if (shared.some((type) => type !== 'object')) return haveNothingInCommon(one.literals, other.literals);
  for (const [key, values] of one.required)
    if (haveNothingInCommon(values, other.required.get(key)) || other.excludesAll(key, values)) return true;
  return [...other.required].some(([key, values]) => one.excludesAll(key, values));
}

/** True for two sets that have no value in common. */
function haveNothingInCommon(
  values: ReadonlySet<string> | undefined,
  others: ReadonlySet<string> | undefined,
): boolean {
  if (values === undefined || others === undefined) return false;
  for (const value of values) if (others.has(value)) return false;
  return true;
}
