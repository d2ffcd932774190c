import { type CoverageAnalysis, isNever, possibleTypes } from '../../schema/coverage.js';
import { INSTANCE_TYPES, type InstanceType, instanceTypeOf } from '../../schema/instance-types.js';
import { type Schema, type SchemaObject, typeList, typesOf } from '../../schema/schema.js';
import { EXACTLY_ONE_RULE, NOT_RULE } from './negations.js';
import type { RuleSchema, TypeRule } from './rule.js';
import { annotationsOf, hasBranches, hasFinalType, IN_PLACE, isReference } from './schema-helpers.js';

/** Rules about schemas that stand in the place of others: conditions, branches and what they leave of each other. */
export const CHOICE_RULES: readonly TypeRule[] = [
  {
    name: 'a schema that takes nothing is never',
    apply: (schema, { coverageOf }) =>
      schema.tsType === undefined && isNever(schema, coverageOf)
        ? { ...annotationsOf(schema), tsType: 'never' }
        : schema,
  },
  {
    name: 'what nothing has looked at is what comes after the known',
    apply: ({ unevaluatedProperties, unevaluatedItems, ...schema }) => {
      if (LOOKS_AT.some((keyword) => schema[keyword] !== undefined)) return schema;
      const { additionalProperties = unevaluatedProperties } = schema;
      const { items = schema.contains === undefined ? unevaluatedItems : undefined } = schema;
      return {
        ...schema,
        ...(additionalProperties !== undefined && { additionalProperties }),
        ...(items !== undefined && { items }),
      };
    },
  },
  {
    name: 'a condition is a choice between what follows and what follows otherwise',
    apply: (schema, { coverageOf }) => {
      const { if: condition, then = true, else: otherwise = true, ...rest } = schema;
      if (condition === undefined || hasFinalType(schema)) return schema;
      const coverage = coverageOf(condition);
      const { allOf = [] } = schema;
      if (INSTANCE_TYPES.every((kind) => coverage[kind] === 'all'))
        return { ...rest, allOf: [...allOf, then] };
      if (INSTANCE_TYPES.every((kind) => coverage[kind] === 'none'))
        return { ...rest, allOf: [...allOf, otherwise] };
      // Without a second branch nearly everything is left, and a choice would only be hard to read.
      if (otherwise === true) return schema;
      const holds = then === true ? condition : { allOf: [condition, then] };
      return { ...rest, allOf: [...allOf, { anyOf: [holds, { allOf: [{ not: condition }, otherwise] }] }] };
    },
  },
  NOT_RULE,
  {
    name: 'a branch is of the kinds that the whole takes',
    apply: (schema, { coverageOf }) => {
      if (hasFinalType(schema) || !hasBranches(schema)) return schema;
      const kinds = possibleTypes(coverageOf(schema));
      const { allOf, anyOf, oneOf, ...rest } = schema;
      const held = (branches: readonly Schema[]): readonly Schema[] =>
        branches.map((branch) => holdTo(branch, kinds, coverageOf));
      const left = {
        ...rest,
        ...(allOf &&
          narrowing(
            held(allOf).filter((one) => isReference(one) || !takesAll(one, kinds, coverageOf)),
            'allOf',
          )),
        ...(anyOf && choiceOf(held(anyOf), 'anyOf', kinds, coverageOf)),
        ...(oneOf && choiceOf(held(oneOf), 'oneOf', kinds, coverageOf)),
      };
      // A branch that is left out may have been the one that said which kinds there are.
      const isSaid = possibleTypes(coverageOf(left)).every((kind) => kinds.includes(kind));
      return isSaid ? left : { ...left, type: typeList(kinds) };
    },
  },
  EXACTLY_ONE_RULE,
];

/** Keywords by which other schemas look at the properties and items of the same value. */
export const LOOKS_AT = [...IN_PLACE, 'if', 'then', 'else', 'dependentSchemas'] as const;

/**
 * A branch with the kinds that the whole takes, where it would take others; nothing can be said beside a reference, or a
 * type that has been worked out.
 */
function holdTo(
  branch: RuleSchema | boolean,
  kinds: readonly InstanceType[],
  coverageOf: CoverageAnalysis,
): Schema {
  const own = possibleTypes(coverageOf(branch));
  if (own.every((kind) => kinds.includes(kind))) return branch;
  if (typeof branch === 'boolean') return { type: typeList(kinds) };
  if (branch.$ref !== undefined || branch.tsType !== undefined) return branch;
  const types = typesOf(branch) ?? own;
  return { ...branch, type: typeList(types.filter((type) => kinds.includes(instanceTypeOf(type)))) };
}

function takesAll(branch: Schema, kinds: readonly InstanceType[], coverageOf: CoverageAnalysis): boolean {
  const coverage = coverageOf(branch);
  return kinds.every((kind) => coverage[kind] === 'all');
}

function takesNone(branch: Schema, kinds: readonly InstanceType[], coverageOf: CoverageAnalysis): boolean {
  const coverage = coverageOf(branch);
  return kinds.every((kind) => coverage[kind] === 'none');
}

/** What is left of a choice: nothing where a branch takes all there is, else the branches that take something. */
function choiceOf(
  branches: readonly Schema[],
  keyword: 'anyOf' | 'oneOf',
  kinds: readonly InstanceType[],
  coverageOf: CoverageAnalysis,
): SchemaObject {
  if (branches.some((branch) => takesAll(branch, kinds, coverageOf) && !isReference(branch))) return {};
  return narrowing(
    branches.filter((branch) => !takesNone(branch, kinds, coverageOf)),
    keyword,
  );
}

function narrowing(branches: readonly Schema[], keyword: 'allOf' | 'anyOf' | 'oneOf'): SchemaObject {
  return branches.length === 0 ? {} : { [keyword]: branches };
}
