import { type CoverageAnalysis, isNever, possibleTypes } from '../../schema/coverage.js';
import { EVALUATING } from '../../schema/in-place.js';
import { INSTANCE_TYPES, type InstanceType, instanceTypeOf } from '../../schema/instance-types.js';
import { type Schema, type SchemaObject, typeList, typesOf } from '../../schema/schema.js';
import { AT_LEAST_ONE_RULE, CLOSED_BRANCHES_RULE } from './alternatives.js';
import { DECIDED_RULE } from './conditions.js';
import { EXACTLY_ONE_RULE, NOT_RULE } from './negations.js';
import { HOIST_RULE, SUPPLY_RULE } from './required-elsewhere.js';
import type { RuleSchema, TypeRule } from './rule.js';
import { annotationsOf, hasBranches, hasFinalType, isReference } from './schema-helpers.js';

/** Rules about conditions and branches, and about what one branch excludes from another. */
export const CHOICE_RULES: readonly TypeRule[] = [
  {
    name: 'a schema that accepts nothing is never',
    apply: (schema, { coverageOf }) =>
      schema.tsType === undefined && isNever(schema, coverageOf)
        ? { ...annotationsOf(schema), enum: [] }
        : schema,
  },
  {
    name: 'unevaluated properties and items are those that no keyword describes',
    apply: (all) => {
      const { unevaluatedProperties, unevaluatedItems, ...schema } = all;
      if (EVALUATING.some((keyword) => all[keyword] !== undefined)) return schema;
      const { additionalProperties = unevaluatedProperties } = schema;
      const { items = schema.contains === undefined ? unevaluatedItems : undefined } = schema;
      return {
        ...schema,
        ...(additionalProperties !== undefined && { additionalProperties }),
        ...(items !== undefined && { items }),
      };
    },
  },
  HOIST_RULE,
  DECIDED_RULE,
  {
    name: 'a condition is a choice between its then and its else',
    apply: (schema, { coverageOf }) => {
      const { if: condition, then = true, else: otherwise = true, ...rest } = schema;
      if (condition === undefined || hasFinalType(schema)) return schema;
      const coverage = coverageOf(condition);
      const { allOf = [] } = schema;
      if (INSTANCE_TYPES.every((type) => coverage[type] === 'all'))
        return { ...rest, allOf: [...allOf, then] };
      if (INSTANCE_TYPES.every((type) => coverage[type] === 'none'))
        return { ...rest, allOf: [...allOf, otherwise] };
      // Without an `else`, nearly every value is still accepted, and a choice would only be harder to read.
      if (otherwise === true) return schema;
      const holds = then === true ? condition : { allOf: [condition, then] };
      return { ...rest, allOf: [...allOf, { anyOf: [holds, { allOf: [{ not: condition }, otherwise] }] }] };
    },
  },
  NOT_RULE,
  {
    name: 'a branch has only the types that the whole allows',
    apply: (schema, { coverageOf }) => {
      if (hasFinalType(schema) || !hasBranches(schema)) return schema;
      const types = possibleTypes(coverageOf(schema));
      const { allOf, anyOf, oneOf, ...rest } = schema;
      const restricted = (branches: readonly Schema[]): readonly Schema[] =>
        branches.map((branch) => restrictTypes(branch, types, coverageOf));
      const left = {
        ...rest,
        ...(allOf &&
          narrowing(
            restricted(allOf).filter((one) => isReference(one) || !acceptsAll(one, types, coverageOf)),
            'allOf',
          )),
        ...(anyOf && choiceOf(restricted(anyOf), 'anyOf', types, coverageOf)),
        ...(oneOf && choiceOf(restricted(oneOf), 'oneOf', types, coverageOf)),
      };
      // A branch that was dropped may have been the one that limited the types.
      const isLimited = possibleTypes(coverageOf(left)).every((type) => types.includes(type));
      return isLimited ? left : { ...left, type: typeList(types) };
    },
  },
  CLOSED_BRANCHES_RULE,
  EXACTLY_ONE_RULE,
  AT_LEAST_ONE_RULE,
  SUPPLY_RULE,
];

/**
 * A branch without the types that the whole schema does not allow. References and finished types are unchanged, because
 * nothing can be stated beside them.
 */
function restrictTypes(
  branch: RuleSchema | boolean,
  types: readonly InstanceType[],
  coverageOf: CoverageAnalysis,
): Schema {
  const own = possibleTypes(coverageOf(branch));
  if (own.every((type) => types.includes(type))) return branch;
  if (typeof branch === 'boolean') return { type: typeList(types) };
  if (branch.$ref !== undefined || branch.tsType !== undefined) return branch;
  const stated = typesOf(branch) ?? own;
  return { ...branch, type: typeList(stated.filter((type) => types.includes(instanceTypeOf(type)))) };
}

function acceptsAll(branch: Schema, types: readonly InstanceType[], coverageOf: CoverageAnalysis): boolean {
  const coverage = coverageOf(branch);
  return types.every((type) => coverage[type] === 'all');
}

function acceptsNone(branch: Schema, types: readonly InstanceType[], coverageOf: CoverageAnalysis): boolean {
  const coverage = coverageOf(branch);
  return types.every((type) => coverage[type] === 'none');
}

/**
 * What remains of a choice: nothing where a branch accepts everything, otherwise the branches that accept something.
 */
function choiceOf(
  branches: readonly Schema[],
  keyword: 'anyOf' | 'oneOf',
  types: readonly InstanceType[],
  coverageOf: CoverageAnalysis,
): SchemaObject {
  if (branches.some((branch) => acceptsAll(branch, types, coverageOf) && !isReference(branch))) return {};
  return narrowing(
    branches.filter((branch) => !acceptsNone(branch, types, coverageOf)),
    keyword,
  );
}

function narrowing(branches: readonly Schema[], keyword: 'allOf' | 'anyOf' | 'oneOf'): SchemaObject {
  return branches.length === 0 ? {} : { [keyword]: branches };
}
