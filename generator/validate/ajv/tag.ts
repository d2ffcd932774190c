import type { JsonValue } from '../../json/json.js';
import type { LookUp } from '../../schema/look-up.js';
import { requiredLiterals } from '../../schema/required-literals.js';
import type { Schema } from '../../schema/schema.js';

type Scalar = string | number | boolean | null;

/** A property whose literal decides which branch of a choice applies, and the literals of each branch. */
export interface Tag {
  readonly property: string;
  readonly values: readonly (readonly Scalar[])[];
}

/**
 * The property that every branch of a choice requires, each with different literals; undefined without such a property.
 * @param schemas the schemas that branches refer to
 */
export function tagOf(branches: readonly Schema[], schemas: ReadonlyMap<string, Schema>): Tag | undefined {
  const lookUp: LookUp = (name) => schemas.get(name);
  const [first, ...more] = branches.map((branch) => requiredLiterals(branch, lookUp));
  if (first === undefined || more.length === 0) return undefined;
  for (const property of first.keys()) {
    if (property in Object.prototype) continue;
    const values = [first, ...more].map((literals) => scalars(literals.get(property)));
    const all = values.flatMap((list) => list ?? []);
    if (values.every((list) => list !== undefined) && new Set(all).size === all.length)
      return { property, values: values.map((list) => list ?? []) };
  }
  return undefined;
}

/** A list of values, if all of them are scalars. */
function scalars(values: readonly JsonValue[] | undefined): readonly Scalar[] | undefined {
  return values?.every(isScalar) ? values : undefined;
}

function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== 'object' || value === null;
}
