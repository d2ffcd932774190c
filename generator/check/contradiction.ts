import type { NamedSchema } from '../catalog/index/named-schema.js';
import { canonicalJson, type JsonValue } from '../json/json.js';
import { instanceTypeOf, type TypeName } from '../schema/instance-types.js';
import { isOfTypes, type Schema, type SchemaObject, typesOf, valuesOf } from '../schema/schema.js';
import { isStrict, type LimitKeyword, SIZE_LIMITS } from '../schema/size-limits.js';
import { limitTest } from './limited-values.js';

/** A schema that is applied to a value, with its place in the named schema that holds it. */
export interface Part<S extends Schema = Schema> {
  readonly owner: NamedSchema;
  readonly path: readonly string[];
  readonly schema: S;
}

/** Why no value satisfies some schemas together, and where the schemas say so. */
export interface Contradiction extends Omit<Part, 'schema'> {
  readonly reason: string;
  /**
   * `closed`: a property is required that another schema declares and `additionalProperties: false` rejects. `undeclared`:
   * the same where no schema declares it. `null`: the types are null and others.
   */
  readonly kind: 'never' | 'types' | 'null' | 'values' | 'bounds' | 'closed' | 'undeclared';
}

/** A contradiction at a part. */
export function at(
  { owner, path }: Omit<Part, 'schema'>,
  kind: Contradiction['kind'],
  reason: string,
): Contradiction {
  return { owner, path, kind, reason };
}

/** The types that several parts leave, or why they leave none. Undefined for types that nothing limits. */
export function commonTypes(
  parts: readonly Part<SchemaObject>[],
  given: readonly TypeName[] | undefined,
): readonly TypeName[] | Contradiction | undefined {
  let left = given;
  for (const { schema } of parts) {
    const types = typesOf(schema);
    if (types === undefined) continue;
    const both = left === undefined ? types : narrowed(left, types);
    if (both.length === 0) {
      const [first] = parts;
      const [one, other] = [(left ?? []).join(' or '), types.join(' or ')];
      const kind = one === 'null' || other === 'null' ? 'null' : 'types';
      return first && at(first, kind, `a value would have to be ${one} and ${other} at once`);
    }
    left = both;
  }
  return left;
}

function narrowed(left: readonly TypeName[], types: readonly TypeName[]): readonly TypeName[] {
  const both = left.filter(
    (type) => types.includes(type) || (type === 'integer' && types.includes('number')),
  );
  const isNarrower = left.includes('number') && !types.includes('number') && types.includes('integer');
  return isNarrower && !both.includes('integer') ? [...both, 'integer'] : both;
}

/**
 * Why the values that several parts list leave none that the types and the limits of all parts allow: a `const` below a
 * `minimum`, say. Undefined where some are left.
 */
export function valueContradiction(
  parts: readonly Part<SchemaObject>[],
  types: readonly TypeName[] | undefined,
): Contradiction | undefined {
  let first: { readonly part: Part; readonly values: readonly JsonValue[] } | undefined;
  let left: readonly JsonValue[] | undefined;
  for (const part of parts) {
    const values = valuesOf(part.schema);
    if (values === undefined) continue;
    first ??= { part, values };
    if (values.length === 0) return at(part, 'values', '"enum" has no values');
    const known = new Set(values.map(canonicalJson));
    const both: readonly JsonValue[] =
      left === undefined ? values : left.filter((value) => known.has(canonicalJson(value)));
    if (both.length === 0)
      return at(part, 'values', `a value would have to be ${listed(left)} and ${listed(values)} at once`);
    left = both;
    if (types !== undefined && !left.some((value) => isOfTypes(value, types)))
      return at(part, 'values', `none of its values is of the type ${types.join(' or ')}: ${listed(values)}`);
  }
  const isWithin = first && limitTest(parts.map(({ schema }) => schema));
  if (first === undefined || isWithin === undefined || left?.some(isWithin)) return undefined;
  const reason = `the other keywords accept none of its values: ${listed(first.values)}`;
  return at(first.part, 'values', reason);
}

function listed(values: readonly JsonValue[] = []): string {
  const texts = values.slice(0, 3).map((value) => JSON.stringify(value));
  const text = [...texts, ...(values.length > 3 ? ['...'] : [])].join(' or ');
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

interface Bound {
  readonly part: Part<SchemaObject>;
  readonly keyword: LimitKeyword;
  readonly limit: number;
}

/** Why a lower bound and an upper one leave nothing between them; undefined where they leave something. */
export function boundContradiction(
  parts: readonly Part<SchemaObject>[],
  types: readonly TypeName[] | undefined,
): Contradiction | undefined {
  const [type, ...others] = new Set(types?.map(instanceTypeOf));
  if (type === undefined || others.length > 0) return undefined;
  const bounds = (keywords: readonly LimitKeyword[]): readonly Bound[] =>
    parts.flatMap((part) =>
      keywords.flatMap((keyword) => {
        const limit = part.schema[keyword];
        return limit === undefined ? [] : [{ part, keyword, limit }];
      }),
    );
  const limits = SIZE_LIMITS[type];
  for (const least of bounds(limits.least)) {
    for (const most of bounds(limits.most)) {
      const areStrict = isStrict(least.keyword) || isStrict(most.keyword);
      if (least.limit < most.limit || (least.limit === most.limit && !areStrict)) continue;
      const words = least.limit === most.limit ? 'and' : 'is above';
      const reason = `"${least.keyword}" ${least.limit} ${words} "${most.keyword}" ${most.limit}`;
      return at(least.part, 'bounds', words === 'and' ? `${reason} leave no value` : reason);
    }
  }
  return undefined;
}
