import { type Schema, type SchemaObject, type TypeName, typesOf } from '../../catalog/schema.js';
import { KIND_KEYWORDS, KINDS, type Kind, type KindAnalysis, kindOfType, possibleKinds } from '../kinds.js';
import { annotationsOf, constraintsOf, hasBranches, IN_PLACE, isSettled, keywordsOf, typeList } from './parts.js';
import type { TypeRule } from './rule.js';

/** Rules about the kinds of values that a schema takes, until every schema is of one kind or a choice. */
export const KIND_RULES: readonly TypeRule[] = [
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
    name: 'a schema that takes nothing is never',
    apply: (schema, { kindsOf }) =>
      schema.tsType === undefined && possibleKinds(kindsOf(schema)).length === 0
        ? { ...annotationsOf(schema), tsType: 'never' }
        : schema,
  },
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
        ...(allOf && narrowing(held(allOf).filter((one) => isReference(one) || !takesAll(one, kinds, kindsOf)), 'allOf')),
        ...(anyOf && choiceOf(held(anyOf), 'anyOf', kinds, kindsOf)),
        ...(oneOf && choiceOf(held(oneOf), 'oneOf', kinds, kindsOf)),
      };
      // A branch that is left out may have been the one that said which kinds there are.
      const isSaid = possibleKinds(kindsOf(left)).every((kind) => kinds.includes(kind));
      return isSaid ? left : { ...left, type: typeList(kinds) };
    },
  },
  {
    name: 'a schema without a type takes every kind that its keywords leave',
    apply: (schema, { kindsOf }) => {
      if (isSettled(schema)) return schema;
      const kinds = possibleKinds(kindsOf(schema));
      const stated = typesOf(schema);
      if (stated !== undefined) return { ...schema, type: typeList(stated.filter((type) => kinds.includes(kindOfType(type)))) };
      const shaped = KINDS.filter((kind) => shapes(schema, kind));
      if (shaped.length === 0 && saidByBranches(schema, kinds, kindsOf)) return schema;
      if (shaped.length === 0 && kinds.length === KINDS.length) return schema;
      const isOpen = shaped.includes('object') && (schema.additionalProperties ?? true) === true;
      return { ...schema, type: typeList(kinds), ...(isOpen && { additionalProperties: {} }) };
    },
  },
  {
    name: 'a type that the branches have already is not said twice',
    apply: (schema, { kindsOf }) => {
      const { type: _type, ...rest } = schema;
      const says = KINDS.some((kind) => shapes(schema, kind)) || isSettled(schema) || schema.type === undefined;
      if (says || !hasBranches(schema)) return schema;
      return saidByBranches(schema, possibleKinds(kindsOf(schema)), kindsOf) ? rest : schema;
    },
  },
  {
    name: 'what stands beside branches is a branch itself',
    apply: (schema) => {
      if (isSettled(schema) || !hasBranches(schema)) return schema;
      const { $ref, allOf = [], anyOf, oneOf, ...own } = constraintsOf(schema);
      const says = own.type !== undefined || KINDS.some((kind) => shapes(own, kind));
      const branches: readonly Schema[] = [
        ...($ref === undefined ? [] : [{ $ref }]),
        ...(says ? [own] : []),
        ...allOf,
        ...(anyOf === undefined ? [] : [{ anyOf }]),
        ...(oneOf === undefined ? [] : [{ anyOf: oneOf }]),
      ];
      const [only] = branches;
      const isPlain = branches.length === 1 && typeof only === 'object' && (only === own || only.$ref !== undefined || anyOf !== undefined || oneOf !== undefined);
      return { ...annotationsOf(schema), ...(isPlain ? only : { allOf: branches }) };
    },
  },
  {
    name: 'several kinds are a choice of one each',
    apply: (schema) => {
      const types = typesOf(schema);
      if (isSettled(schema) || hasBranches(schema) || types === undefined) return schema;
      const [scalars, shaped] = [types.filter((type) => isScalar(type, schema)), types.filter((type) => !isScalar(type, schema))];
      if (shaped.length === 0 || types.length === 1) return schema;
      const choice = [
        ...shaped.map((type): SchemaObject => ({ type, ...keywordsOf(schema, kindOfType(type)) })),
        ...(scalars.length === 0 ? [] : [{ type: typeList(scalars) }]),
      ];
      return { ...annotationsOf(schema), anyOf: choice };
    },
  },
  {
    name: 'a string of no length is empty',
    apply: (schema) =>
      schema.type === 'string' && schema.maxLength === 0 && !isSettled(schema)
        ? { ...annotationsOf(schema), tsType: '""' }
        : schema,
  },
  {
    name: 'a schema that says nothing of kinds is unknown',
    apply: (schema) =>
      isSettled(schema) || hasBranches(schema) || schema.type !== undefined
        ? schema
        : { ...annotationsOf(schema), tsType: 'unknown' },
  },
];

/** Keywords by which other schemas look at the properties and items of the same value. */
const LOOKS_AT = [...IN_PLACE, 'if', 'then', 'else', 'dependentSchemas'] as const;

/** Keywords that never change a type. */
const WORDLESS = new Set<string>([
  'minProperties',
  'uniqueItems',
  'maxContains',
  'unevaluatedProperties',
  'unevaluatedItems',
  'minLength',
  'pattern',
  'format',
  ...KIND_KEYWORDS.number,
]);

/** True when a schema says something of a kind that its type can say. */
function shapes(schema: SchemaObject, kind: Kind): boolean {
  return KIND_KEYWORDS[kind].some((keyword) => {
    if (schema[keyword] === undefined || WORDLESS.has(keyword)) return false;
    if (keyword === 'maxLength' || keyword === 'maxProperties') return schema[keyword] === 0;
    return schema[keyword] !== true;
  });
}

function isScalar(type: TypeName, schema: SchemaObject): boolean {
  return type !== 'object' && type !== 'array' && !shapes(schema, kindOfType(type));
}

/** A branch with the kinds that the whole takes, where it would take others; nothing can be said beside a reference. */
function holdTo(branch: Schema, kinds: readonly Kind[], kindsOf: KindAnalysis): Schema {
  const own = possibleKinds(kindsOf(branch));
  if (own.every((kind) => kinds.includes(kind))) return branch;
  if (typeof branch === 'boolean') return { type: typeList(kinds) };
  if (branch.$ref !== undefined) return branch;
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

function isReference(branch: Schema): boolean {
  return typeof branch === 'object' && branch.$ref !== undefined;
}

function narrowing(branches: readonly Schema[], keyword: 'allOf' | 'anyOf' | 'oneOf'): SchemaObject {
  return branches.length === 0 ? {} : { [keyword]: branches };
}

/** True when the branches of a schema alone take no more kinds than the whole. */
function saidByBranches(schema: SchemaObject, kinds: readonly Kind[], kindsOf: KindAnalysis): boolean {
  const { $ref, allOf, anyOf, oneOf } = schema;
  const branches = { ...($ref && { $ref }), ...(allOf && { allOf }), ...(anyOf && { anyOf }), ...(oneOf && { anyOf: oneOf }) };
  if (Object.keys(branches).length === 0) return false;
  return possibleKinds(kindsOf(branches)).every((kind) => kinds.includes(kind));
}
