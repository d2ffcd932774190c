import { type CoverageAnalysis, possibleTypes } from '../../schema/coverage.js';
import {
  INSTANCE_TYPES,
  type InstanceType,
  instanceTypeOf,
  type TypeName,
} from '../../schema/instance-types.js';
import { KEYWORDS_BY_TYPE } from '../../schema/keyword-sets.js';
import { keywordsAbout } from '../../schema/keywords-about.js';
import type { LookUp } from '../../schema/look-up.js';
import { refName, type Schema, type SchemaObject, typeList, typesOf } from '../../schema/schema.js';
import type { RuleSchema, TypeRule } from './rule.js';
import {
  annotationsOf,
  constraintsOf,
  hasBranches,
  hasFinalType,
  isReference,
  without,
} from './schema-helpers.js';

/** Rules about the kinds of values that a schema takes, until every schema is of one kind or a choice. */
export const INSTANCE_TYPE_RULES: readonly TypeRule[] = [
  {
    name: 'a schema without a type takes every kind that its keywords leave',
    apply: (schema, { coverageOf }) => {
      if (hasFinalType(schema)) return schema;
      const kinds = possibleTypes(coverageOf(schema));
      const stated = typesOf(schema);
      if (stated !== undefined)
        return { ...schema, type: typeList(stated.filter((type) => kinds.includes(instanceTypeOf(type)))) };
      const shaped = INSTANCE_TYPES.filter((kind) => shapes(schema, kind));
      if (shaped.length === 0 && saidByBranches(schema, kinds, coverageOf)) return schema;
      if (shaped.length === 0 && kinds.length === INSTANCE_TYPES.length) return schema;
      const isOpen = shaped.includes('object') && (schema.additionalProperties ?? true) === true;
      return { ...schema, type: typeList(kinds), ...(isOpen && { additionalProperties: {} }) };
    },
  },
  {
    name: 'a type that the branches have already is not said twice',
    apply: (schema, { coverageOf }) => {
      const { type: _type, ...rest } = schema;
      const says =
        INSTANCE_TYPES.some((kind) => shapes(schema, kind)) ||
        hasFinalType(schema) ||
        schema.type === undefined;
      if (says || !hasBranches(schema)) return schema;
      return saidByBranches(schema, possibleTypes(coverageOf(schema)), coverageOf) ? rest : schema;
    },
  },
  {
    name: 'what stands beside branches is a branch itself',
    apply: (schema) => {
      if (hasFinalType(schema) || !hasBranches(schema)) return schema;
      const { $ref, allOf = [], anyOf, oneOf, ...own } = constraintsOf(schema);
      const says = own.type !== undefined || INSTANCE_TYPES.some((kind) => shapes(own, kind));
      const branches: readonly Schema[] = [
        ...($ref === undefined ? [] : [{ $ref }]),
        ...allOf.filter(isReference),
        ...(says ? [own] : []),
        ...allOf.filter((branch) => !isReference(branch)),
        ...(anyOf === undefined ? [] : [{ anyOf }]),
        ...(oneOf === undefined ? [] : [{ anyOf: oneOf }]),
      ];
      const [only] = branches;
      const isPlain =
        branches.length === 1 &&
        typeof only === 'object' &&
        (only === own || only.$ref !== undefined || anyOf !== undefined || oneOf !== undefined);
      return { ...annotationsOf(schema), ...(isPlain ? only : { allOf: branches }) };
    },
  },
  {
    name: 'a part beside one that is surely an object need not say that it is one',
    apply: (schema, { lookUp }) => {
      const { allOf } = schema;
      if (allOf === undefined || hasFinalType(schema) || !allOf.some((part) => isSolid(part, lookUp)))
        return schema;
      return { ...schema, allOf: allOf.map(asPart) };
    },
  },
  {
    name: 'a schema says nothing of kinds that it does not take',
    apply: (schema) => {
      const types = typesOf(schema)?.map(instanceTypeOf);
      if (hasFinalType(schema) || hasBranches(schema) || types === undefined) return schema;
      const silent = INSTANCE_TYPES.filter((kind) => !types.includes(kind)).flatMap(
        (kind) => KEYWORDS_BY_TYPE[kind],
      );
      return silent.every((keyword) => schema[keyword] === undefined) ? schema : without(schema, silent);
    },
  },
  {
    name: 'several kinds are a choice of one each',
    apply: (schema) => {
      const types = typesOf(schema);
      if (hasFinalType(schema) || hasBranches(schema) || types === undefined) return schema;
      const [scalars, shaped] = [
        types.filter((type) => isScalar(type, schema)),
        types.filter((type) => !isScalar(type, schema)),
      ];
      if (shaped.length === 0 || types.length === 1) return schema;
      const choice = [
        ...shaped.map((type): SchemaObject => ({ type, ...keywordsAbout(schema, instanceTypeOf(type)) })),
        ...(scalars.length === 0 ? [] : [{ type: typeList(scalars) }]),
      ];
      return { ...annotationsOf(schema), anyOf: choice };
    },
  },
  {
    name: 'a string of no length is empty',
    apply: (schema) =>
      schema.type === 'string' && schema.maxLength === 0 && !hasFinalType(schema)
        ? { ...annotationsOf(schema), tsType: '""' }
        : schema,
  },
  {
    name: 'a schema that says nothing of kinds is unknown',
    apply: (schema) =>
      hasFinalType(schema) || hasBranches(schema) || schema.type !== undefined
        ? schema
        : { ...annotationsOf(schema), tsType: 'unknown' },
  },
];

/** True for a schema whose type is that of an object with a property which has to be there. */
function isSolid(schema: Schema, lookUp: LookUp): boolean {
  if (typeof schema === 'boolean') return false;
  const named = schema.$ref === undefined ? schema : lookUp(refName(schema.$ref));
  if (typeof named !== 'object' || hasBranches(named) || hasFinalType(named)) return false;
  return named.type === 'object' && (named.required ?? []).length > 0;
}

function asPart(schema: Schema): Schema {
  const isPlain =
    typeof schema === 'object' && schema.type === 'object' && !hasBranches(schema) && !hasFinalType(schema);
  const part: RuleSchema | undefined = isPlain ? { ...schema, tsPart: true } : undefined;
  return part ?? schema;
}

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
  ...KEYWORDS_BY_TYPE.number,
]);

/** True when a schema says something of a kind that its type can say. */
function shapes(schema: SchemaObject, kind: InstanceType): boolean {
  return KEYWORDS_BY_TYPE[kind].some((keyword) => {
    if (schema[keyword] === undefined || WORDLESS.has(keyword)) return false;
    if (keyword === 'maxLength' || keyword === 'maxProperties') return schema[keyword] === 0;
    return keyword === 'contains' || schema[keyword] !== true;
  });
}

function isScalar(type: TypeName, schema: SchemaObject): boolean {
  return type !== 'object' && type !== 'array' && !shapes(schema, instanceTypeOf(type));
}

/** True when the branches of a schema alone take no more kinds than the whole. */
function saidByBranches(
  schema: SchemaObject,
  kinds: readonly InstanceType[],
  coverageOf: CoverageAnalysis,
): boolean {
  const { $ref, allOf, anyOf, oneOf } = schema;
  const branches = {
    ...($ref && { $ref }),
    ...(allOf && { allOf }),
    ...(anyOf && { anyOf }),
    ...(oneOf && { anyOf: oneOf }),
  };
  if (Object.keys(branches).length === 0) return false;
  return possibleTypes(coverageOf(branches)).every((kind) => kinds.includes(kind));
}
