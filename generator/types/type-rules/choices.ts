import {
  isNever,
  KINDS,
  type Kind,
  type KindAnalysis,
  kindOfType,
  possibleKinds,
} from '../../schema/instance-types.js';
import { type Schema, type SchemaObject, typesOf } from '../../schema/schema.js';
import { EXACTLY_ONE_RULE, NOT_RULE } from './negations.js';
import type { RuleSchema, TypeRule } from './rule.js';
import { annotationsOf, hasBranches, IN_PLACE, isReference, isSettled, typeList } from './schema-helpers.js';

/** Rules about schemas that stand in the place of others: conditions, branches and what they leave of each other. */
export const CHOICE_RULES: readonly TypeRule[] = [
  {
    name: 'a schema that takes nothing is never',
    apply: (schema, { kindsOf }) =>
      schema.tsType === undefined && isNever(schema, kindsOf)
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
    apply: (schema, { kindsOf }) => {
      const { if: condition, then = true, else: otherwise = true, ...rest } = schema;
      if (condition === undefined || isSettled(schema)) return schema;
      const extents = kindsOf(condition);
      const { allOf = [] } = schema;
      if (KINDS.every((kind) => extents[kind] === 'all')) return { ...rest, allOf: [...allOf, then] };
      if (KINDS.every((kind) => extents[kind] === 'none')) return { ...rest, allOf: [...allOf, otherwise] };
      // Without a second branch nearly everything is left, and a choice would only be hard to read.
      if (otherwise === true) return schema;
      const holds = then === true ? condition : { allOf: [condition, then] };
      return { ...rest, allOf: [...allOf, { anyOf: [holds, { allOf: [{ not: condition }, otherwise] }] }] };
    },
  },
  NOT_RULE,
  {
    name: 'a branch is of the kinds that the whole takes',
    apply: (schema, { kindsOf }) => {
      if (isSettled(schema) || !hasBranches(schema)) return schema;
      const kinds = possibleKinds(kindsOf(schema));
      const { allOf, anyOf, oneOf, ...rest } = schema;
      const held = (branches: readonly Schema[]): readonly Schema[] =>
        branches.map((branch) => holdTo(branch, kinds, kindsOf));
      const left = {
        ...rest,
        ...(allOf &&
          narrowing(
            held(allOf).filter((one) => isReference(one) || !takesAll(one, kinds, kindsOf)),
            'allOf',
          )),
        ...(anyOf && choiceOf(held(anyOf), 'anyOf', kinds, kindsOf)),
        ...(oneOf && choiceOf(held(oneOf), 'oneOf', kinds, kindsOf)),
      };
      // A branch that is left out may have been the one that said which kinds there are.
      const isSaid = possibleKinds(kindsOf(left)).every((kind) => kinds.includes(kind));
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
function holdTo(branch: RuleSchema | boolean, kinds: readonly Kind[], kindsOf: KindAnalysis): Schema {
  const own = possibleKinds(kindsOf(branch));
  if (own.every((kind) => kinds.includes(kind))) return branch;
  if (typeof branch === 'boolean') return { type: typeList(kinds) };
  if (branch.$ref !== undefined || branch.tsType !== undefined) return branch;
  const types = typesOf(branch) ?? own;
  return { ...branch, type: typeList(types.filter((type) => kinds.includes(kindOfType(type)))) };
}

function takesAll(branch: Schema, kinds: readonly Kind[], kindsOf: KindAnalysis): boolean {
  const extents = kindsOf(branch);
  return kinds.every((kind) => extents[kind] === 'all');
}

function takesNone(branch: Schema, kinds: readonly Kind[], kindsOf: KindAnalysis): boolean {
  const extents = kindsOf(branch);
  return kinds.every((kind) => extents[kind] === 'none');
}

/** What is left of a choice: nothing where a branch takes all there is, else the branches that take something. */
function choiceOf(
  branches: readonly Schema[],
  keyword: 'anyOf' | 'oneOf',
  kinds: readonly Kind[],
  kindsOf: KindAnalysis,
): SchemaObject {
  if (branches.some((branch) => takesAll(branch, kinds, kindsOf) && !isReference(branch))) return {};
  return narrowing(
    branches.filter((branch) => !takesNone(branch, kinds, kindsOf)),
    keyword,
  );
}

function narrowing(branches: readonly Schema[], keyword: 'allOf' | 'anyOf' | 'oneOf'): SchemaObject {
  return branches.length === 0 ? {} : { [keyword]: branches };
}
