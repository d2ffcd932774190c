import { type CoverageAnalysis, possibleTypes } from './coverage.js';
import { conjuncts } from './in-place.js';
import { INSTANCE_TYPES, type InstanceType } from './instance-types.js';
import { applicationOf, KEYWORDS_BY_TYPE } from './keyword-sets.js';
import type { LookUp } from './look-up.js';
import { mapSubschemas, ownSchema, type Schema, type SchemaObject, valuesOf } from './schema.js';

/** A schema that constrains values of some types, and accepts values of every other type because it has no `type`. */
export interface Untyped {
  readonly schema: SchemaObject;
  /** The keywords and keys that lead to it in the catalog's schema. */
  readonly path: readonly string[];
  /** The types that its keywords constrain. */
  readonly types: readonly InstanceType[];
}

/** Returns the replacement for such a schema. */
export type OnUntyped = (found: Untyped) => SchemaObject;

/** What is needed to find out which type is left out. */
export interface TypeContext {
  readonly lookUp: LookUp;
  readonly coverageOf: CoverageAnalysis;
}

/**
 * Replaces the schemas that leave their type out, inside a schema or the schema itself. Keywords beside a `type`, or in
 * a branch of a schema that has one, are about that type. So are the keywords of a property or of items to which another
 * part of the schema gives a type. Conditions are left unchanged, because no type is made from them.
 * @param given the types of the values to which the schema is applied
 */
export function replaceUntyped(
  schema: Schema,
  given: readonly InstanceType[],
  { lookUp, coverageOf }: TypeContext,
  onUntyped: OnUntyped,
): Schema {
  const visit = (
    one: Schema,
    types: readonly InstanceType[],
    path: readonly string[],
    beside: readonly Schema[],
  ): Schema => {
    if (typeof one === 'boolean') return one;
    const possible = possibleTypes(coverageOf(one)).filter((type) => types.includes(type));
    const constrained = constrainedTypes(one).filter((type) => possible.includes(type));
    const isUntyped =
      constrained.length > 0 && !isStated(one) && possible.some((type) => !constrained.includes(type));
    const typed = isUntyped ? onUntyped({ schema: one, path, types: constrained }) : one;
    const meant = isUntyped ? constrained : possible;
    return mapSubschemas(typed, (inner, at) => {
      const others = besideAt(at, one, beside, lookUp);
      const own = typesAt(at, meant).filter(
        (type) => isInAll(at) || others.every((other) => allows(other, type)),
      );
      return visit(inner, own, [...path, ...at], others);
    });
  };
  const allows = (other: Schema, type: InstanceType): boolean => coverageOf(other)[type] !== 'none';
  return visit(schema, given, [], []);
}

/** True for schemas that apply to the same value: what others say of it is known of the whole. */
function isInAll([keyword = '']: readonly string[]): boolean {
  const application = applicationOf(keyword);
  return application === 'value' || application === 'value-if';
}

/**
 * The schemas that apply to the same value as one inside a schema, in other parts of it.
 * @param beside those that apply to the same value as the schema itself
 */
function besideAt(
  at: readonly string[],
  schema: SchemaObject,
  beside: readonly Schema[],
  lookUp: LookUp,
): readonly Schema[] {
  if (isInAll(at)) return [...beside, schema];
  const [keyword, key = ''] = at;
  if (keyword !== 'properties' && keyword !== 'items') return [];
  if (beside.length === 0 && schema.$ref === undefined && schema.allOf === undefined) return [];
  const parts = [schema, ...beside].flatMap((one) => conjuncts(one, lookUp)).filter((one) => one !== schema);
  return parts.flatMap(({ properties = {}, items }) => {
    const found = keyword === 'items' ? items : ownSchema(properties, key);
    return found === undefined ? [] : [found];
  });
}

/** Adds `type: "object"` to schemas that constrain nothing but objects. */
export function assumeObject({ schema, types }: Untyped): SchemaObject {
  return types.every((type) => type === 'object') ? { type: 'object', ...schema } : schema;
}

/** The types that a schema's own keywords constrain. */
function constrainedTypes(schema: SchemaObject): readonly InstanceType[] {
  return INSTANCE_TYPES.filter((type) =>
    KEYWORDS_BY_TYPE[type].some((keyword) => schema[keyword] !== undefined),
  );
}

function isStated(schema: SchemaObject): boolean {
  return schema.type !== undefined || valuesOf(schema) !== undefined;
}

/** The types of the values to which a keyword's schemas apply; none for schemas that are not made into types. */
function typesAt([keyword = '']: readonly string[], own: readonly InstanceType[]): readonly InstanceType[] {
  switch (applicationOf(keyword)) {
    case 'value':
    case 'value-if':
      return about(keyword) ?? own;
    case 'condition':
    case 'negation':
    case 'inside-condition':
      return [];
    case 'names':
      return ['string'];
    default:
      return INSTANCE_TYPES;
  }
}

/** The type that a keyword is about, as a list. */
function about(keyword: string): readonly InstanceType[] | undefined {
  const type = INSTANCE_TYPES.find((one) => KEYWORDS_BY_TYPE[one].some((other) => other === keyword));
  return type && [type];
}
