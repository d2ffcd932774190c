import { canonicalJson, type JsonValue } from '../json/json.js';
import { type CoverageAnalysis, possibleTypes } from './coverage.js';
import { excludedAt } from './excluded-values.js';
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
  return schemas.every((one, at) =>
    schemas.slice(at + 1).every((other) => areTwoDisjoint(one, other, lookUp, coverageOf)),
  );
}

function areTwoDisjoint(one: Schema, other: Schema, lookUp: LookUp, coverageOf: CoverageAnalysis): boolean {
  const [mine, theirs] = [possibleTypes(coverageOf(one)), possibleTypes(coverageOf(other))];
  const shared = mine.filter((type) => theirs.includes(type));
  if (shared.length === 0) return true;
  if (shared.some((type) => type !== 'object'))
    return haveNothingInCommon(literalsOf(one), literalsOf(other));
  const [literals, others] = [requiredLiterals(one, lookUp), requiredLiterals(other, lookUp)];
  return (
    [...literals].some(
      ([key, values]) =>
        haveNothingInCommon(values, others.get(key)) || excludesAll(other, key, values, lookUp),
    ) || [...others].some(([key, values]) => excludesAll(one, key, values, lookUp))
  );
}

/** True for a schema that excludes some values of a property by a `not`. */
function excludesAll(schema: Schema, key: string, values: readonly JsonValue[], lookUp: LookUp): boolean {
  const excluded = new Set(excludedAt(schema, key, lookUp).map(canonicalJson));
  return excluded.size > 0 && values.every((value) => excluded.has(canonicalJson(value)));
}

function literalsOf(schema: Schema): readonly JsonValue[] | undefined {
  return typeof schema === 'boolean' ? undefined : valuesOf(schema);
}

/** True for two lists that have no value in common. */
function haveNothingInCommon(
  values: readonly JsonValue[] | undefined,
  others: readonly JsonValue[] | undefined,
): boolean {
  if (values === undefined || others === undefined) return false;
  const known = new Set(others.map(canonicalJson));
  return !values.some((value) => known.has(canonicalJson(value)));
}
