import {
  type CoverageAnalysis,
  INSTANCE_TYPES,
  type InstanceType,
  KEYWORDS_BY_TYPE,
  possibleTypes,
} from './instance-types.js';
import { mapSubschemas, type Schema, type SchemaObject, valuesOf } from './schema.js';

/** A schema that speaks of some kinds of values, and lets every other value pass because it names no type. */
export interface Untyped {
  readonly schema: SchemaObject;
  /** Where it stands: the keywords and keys that lead to it, in the catalog's form. */
  readonly path: readonly string[];
  /** The kinds of which it speaks. */
  readonly kinds: readonly InstanceType[];
}

/** What becomes of such a schema. */
export type OnUntyped = (found: Untyped) => SchemaObject;

/**
 * Finds the schemas inside one that leave their type out, the schema itself included, and puts others in their places.
 * What stands beside a type, or in a branch of a schema that has one, is held to that; conditions are no types at all.
 * @param given the kinds of values that there can be, as far as whoever holds the schema knows
 */
export function replaceUntyped(
  schema: Schema,
  given: readonly InstanceType[],
  coverageOf: CoverageAnalysis,
  onUntyped: OnUntyped,
): Schema {
  const visit = (one: Schema, kinds: readonly InstanceType[], path: readonly string[]): Schema => {
    if (typeof one === 'boolean') return one;
    const possible = possibleTypes(coverageOf(one)).filter((kind) => kinds.includes(kind));
    const spoken = spokenOf(one).filter((kind) => possible.includes(kind));
    const isUntyped = spoken.length > 0 && !isStated(one) && possible.some((kind) => !spoken.includes(kind));
    const typed = isUntyped ? onUntyped({ schema: one, path, kinds: spoken }) : one;
    const meant = isUntyped ? spoken : possible;
    return mapInner(typed, (inner, at) => visit(inner, typesAt(at, meant), [...path, ...at]));
  };
  return visit(schema, given, []);
}

/** Adds `type: "object"` to schemas that speak of nothing but objects. */
export function assumeObject({ schema, kinds }: Untyped): SchemaObject {
  return kinds.every((kind) => kind === 'object') ? { type: 'object', ...schema } : schema;
}

/** The kinds of which a schema's own keywords speak. */
function spokenOf(schema: SchemaObject): readonly InstanceType[] {
  return INSTANCE_TYPES.filter((kind) =>
    KEYWORDS_BY_TYPE[kind].some((keyword) => schema[keyword] !== undefined),
  );
}

function isStated(schema: SchemaObject): boolean {
  return schema.type !== undefined || valuesOf(schema) !== undefined;
}

/** Keywords that hold schemas for the same value, and those of which no type is made. */
const IN_PLACE = new Set(['allOf', 'anyOf', 'oneOf', 'then', 'else']);
const CONDITIONS = new Set(['not', 'if', 'contains']);

/** The kinds that there can be where a keyword leads. */
function typesAt([keyword = '']: readonly string[], own: readonly InstanceType[]): readonly InstanceType[] {
  if (IN_PLACE.has(keyword)) return own;
  if (CONDITIONS.has(keyword)) return [];
  if (keyword === 'dependentSchemas') return ['object'];
  return keyword === 'propertyNames' ? ['string'] : INSTANCE_TYPES;
}

/** Like `mapSubschemas`, with the way to each. */
export function mapInner(
  schema: SchemaObject,
  change: (inner: Schema, at: readonly string[]) => Schema,
): SchemaObject {
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    const single = { [keyword]: value } as SchemaObject;
    if (Array.isArray(value)) {
      let at = 0;
      return [
        keyword,
        held(
          mapSubschemas(single, (inner) => change(inner, [keyword, String(at++)])),
          keyword,
        ),
      ];
    }
    if (MAPS.has(keyword)) {
      const changed = Object.entries(value as Readonly<Record<string, Schema>>).map(
        ([key, inner]): [string, Schema] => [key, change(inner, [keyword, key])],
      );
      return [keyword, Object.fromEntries(changed)];
    }
    return [
      keyword,
      held(
        mapSubschemas(single, (inner) => change(inner, [keyword])),
        keyword,
      ),
    ];
  });
  return Object.fromEntries(entries);
}

const MAPS = new Set(['properties', 'patternProperties', 'dependentSchemas']);

function held(schema: SchemaObject, keyword: string): unknown {
  return (schema as Readonly<Record<string, unknown>>)[keyword];
}
