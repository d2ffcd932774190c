import type { TypeName } from '../schema/instance-types.js';
import { ANNOTATIONS } from '../schema/keyword-sets.js';
import { memoize } from '../schema/memoize.js';
import {
  isOfTypes,
  mapSubschemas,
  type Schema,
  type SchemaObject,
  typeList,
  typesOf,
} from '../schema/schema.js';

/**
 * Simplifies a schema for validators: known values without a redundant type, and one choice between plain types. It
 * accepts the same values, with clearer errors and less code.
 */
export function lowerValidator(schema: Schema): Schema {
  return typeof schema === 'boolean' ? schema : lowered(schema);
}

const lowered = memoize((schema: SchemaObject): Schema => {
  if (schema.enum?.length === 0) return false;
  const bare = Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword));
  return mergeChoice(mapSubschemas(Object.fromEntries(bare), lowerValidator));
});

function mergeChoice(schema: SchemaObject): SchemaObject {
  const { anyOf, ...rest } = schema;
  if (anyOf === undefined) return schema;
  const types = [...new Set(anyOf.flatMap((branch) => plainTypes(branch) ?? []))];
  const others = anyOf.flatMap((branch) => remainder(branch, types));
  const choice: readonly Schema[] = [...(types.length === 0 ? [] : [{ type: typeList(types) }]), ...others];
  const [only] = choice;
  if (choice.length > 1 || only === undefined)
    return { ...rest, anyOf: choice.length === 0 ? anyOf : choice };
  const isPlain = typeof only === 'object' && plainTypes(only) !== undefined;
  return isPlain && rest.type === undefined ? { ...rest, ...only } : { ...rest, anyOf: choice };
}

/**
 * The types of a branch that has nothing but types; undefined for others. A `null` in a list of values counts as a
 * type.
 */
function plainTypes(branch: Schema): readonly TypeName[] | undefined {
  if (typeof branch === 'boolean') return undefined;
  const keywords = Object.keys(branch);
  if (keywords.length === 1 && branch.type !== undefined) return typesOf(branch);
  return branch.enum?.includes(null) && keywords.every((keyword) => keyword === 'enum')
    ? ['null']
    : undefined;
}

/** What a branch accepts in addition to the given types. */
function remainder(branch: Schema, types: readonly TypeName[]): readonly Schema[] {
  if (typeof branch === 'boolean') return [branch];
  if (plainTypes(branch) !== undefined && branch.enum === undefined) return [];
  if (
    branch.enum === undefined ||
    Object.keys(branch).some((keyword) => keyword !== 'enum' && keyword !== 'type')
  )
    return [branch];
  const left = branch.enum.filter((value) => !isOfTypes(value, types));
  return left.length === 0 ? [] : [{ ...branch, enum: left }];
}
