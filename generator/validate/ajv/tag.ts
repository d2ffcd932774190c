import type { JsonValue } from '../../json/json.js';
import { refName, type Schema, type SchemaObject, valuesOf } from '../../schema/schema.js';

type Scalar = string | number | boolean | null;

/** A property whose literal tells which branch of a choice is meant, and the literals of each branch. */
export interface Tag {
  readonly property: string;
  readonly values: readonly (readonly Scalar[])[];
}

/**
 * The property that every branch of a choice requires, each with literals of its own; undefined where there is none.
 * @param schemas what the branches refer to
 */
export function tagOf(branches: readonly Schema[], schemas: ReadonlyMap<string, Schema>): Tag | undefined {
  const [first, ...more] = branches.map((branch) => partsOf(branch, schemas));
  if (first === undefined || more.length === 0) return undefined;
  for (const property of first.flatMap(({ required = [] }) => required)) {
    if (property in Object.prototype) continue;
    const values = [first, ...more].map((parts) => literalsOf(parts, property, schemas));
    const all = values.flatMap((list) => list ?? []);
    if (values.every((list) => list !== undefined) && new Set(all).size === all.length)
      return { property, values: values.map((list) => list ?? []) };
  }
  return undefined;
}

/** A schema and everything else that a value must satisfy with it. */
function partsOf(
  schema: Schema | undefined,
  schemas: ReadonlyMap<string, Schema>,
  seen: Set<Schema> = new Set(),
): readonly SchemaObject[] {
  if (typeof schema !== 'object' || seen.has(schema)) return [];
  seen.add(schema);
  const target = schema.$ref === undefined ? undefined : schemas.get(refName(schema.$ref));
  return [schema, target, ...(schema.allOf ?? [])].flatMap((one) =>
    one === schema ? [schema] : partsOf(one, schemas, seen),
  );
}

/** What a required property may be; undefined unless that is a list of literals. */
function literalsOf(
  parts: readonly SchemaObject[],
  property: string,
  schemas: ReadonlyMap<string, Schema>,
): readonly Scalar[] | undefined {
  if (!parts.some(({ required }) => required?.includes(property))) return undefined;
  const values = parts
    .flatMap(({ properties }) => partsOf(properties?.[property], schemas))
    .map((schema) => valuesOf(schema))
    .find((list) => list !== undefined);
  return values?.every(isScalar) ? values : undefined;
}

function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== 'object' || value === null;
}
