import { canonicalJson } from '../json/json.js';
import { type CoverageAnalysis, possibleTypes } from './coverage.js';
import type { LookUp } from './look-up.js';
import { refName, type Schema, valuesOf } from './schema.js';

/** True when no value can be of two of the schemas: they are of other kinds, or a property tells them apart. */
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
  const shared = mine.filter((kind) => theirs.includes(kind));
  if (shared.length === 0) return true;
  if (shared.some((kind) => kind !== 'object')) return areOtherValues(one, other);
  const [literals, others] = [literalsOf(one, lookUp), literalsOf(other, lookUp)];
  return [...literals].some(([key, values]) => {
    const rivals = others.get(key);
    return rivals !== undefined && !values.some((value) => rivals.includes(value));
  });
}

/** The values, as JSON, that required properties may have where they are listed. */
function literalsOf(schema: Schema, lookUp: LookUp, depth = 0): ReadonlyMap<string, readonly string[]> {
  if (typeof schema === 'boolean' || depth > DEEPEST) return new Map();
  const inner = [
    ...(schema.$ref === undefined ? [] : [lookUp(refName(schema.$ref)) ?? true]),
    ...(schema.allOf ?? []),
  ];
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const values = schema.required?.includes(key) ? textsOf(property) : undefined;
    return values === undefined ? [] : [[key, values] as const];
  });
  return new Map([...inner.flatMap((one) => [...literalsOf(one, lookUp, depth + 1)]), ...own]);
}

/** References may come back to where they started. */
const DEEPEST = 8;

function areOtherValues(one: Schema, other: Schema): boolean {
  const [values, rivals] = [textsOf(one), textsOf(other)];
  return values !== undefined && rivals !== undefined && !values.some((value) => rivals.includes(value));
}

function textsOf(schema: Schema): readonly string[] | undefined {
  if (typeof schema === 'boolean') return undefined;
  return valuesOf(schema)?.map(canonicalJson);
}
