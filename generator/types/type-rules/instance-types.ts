import { type CoverageAnalysis, possibleTypes } from '../../schema/coverage.js';
import {
  INSTANCE_TYPES,
  type InstanceType,
  instanceTypeOf,
  type TypeName,
} from '../../schema/instance-types.js';
import { KEYWORDS_BY_TYPE, rowOf } from '../../schema/keyword-sets.js';
import { keywordsAbout } from '../../schema/keywords-about.js';
import type { LookUp } from '../../schema/look-up.js';
import { refName, type Schema, type SchemaObject, typeList, typesOf } from '../../schema/schema.js';
import { isBlankObject } from './required-elsewhere.js';
import type { RuleSchema, TypeRule } from './rule.js';
import {
  annotationsOf,
  constraintsOf,
  hasBranches,
  hasFinalType,
  isReference,
  without,
} from './schema-helpers.js';

/** Rules about instance types. After them, every schema has one type or is a choice. */
export const INSTANCE_TYPE_RULES: readonly TypeRule[] = [
  {
    name: 'a schema without a type is of every type that its keywords allow',
    apply: (schema, { coverageOf }) => {
      if (hasFinalType(schema)) return schema;
      const types = possibleTypes(coverageOf(schema));
      const stated = typesOf(schema);
      if (stated !== undefined)
        return { ...schema, type: typeList(stated.filter((type) => types.includes(instanceTypeOf(type)))) };
      const shaped = INSTANCE_TYPES.filter((type) => shapes(schema, type));
      if (shaped.length === 0 && isImpliedByBranches(schema, types, coverageOf)) return schema;
      if (shaped.length === 0 && types.length === INSTANCE_TYPES.length) return schema;
      const isVague = types.some((type) => type !== 'object' && type !== 'null');
      const isOpen = isVague && shaped.includes('object') && (schema.additionalProperties ?? true) === true;
      return { ...schema, type: typeList(types), ...(isOpen && { additionalProperties: {} }) };
    },
  },
  {
    name: 'a type that the branches state already is not repeated',
    apply: (schema, { coverageOf }) => {
      const { type: _type, ...rest } = schema;
      const isConstrained =
        INSTANCE_TYPES.some((type) => shapes(schema, type)) ||
        hasFinalType(schema) ||
        schema.type === undefined;
      if (isConstrained || !hasBranches(schema)) return schema;
      return isImpliedByBranches(schema, possibleTypes(coverageOf(schema)), coverageOf) ? rest : schema;
    },
  },
  {
    name: 'keywords beside branches become a branch',
    apply: (schema) => {
      if (hasFinalType(schema) || !hasBranches(schema)) return schema;
      const { $ref, allOf = [], anyOf, oneOf, ...own } = constraintsOf(schema);
      const isConstrained = own.type !== undefined || INSTANCE_TYPES.some((type) => shapes(own, type));
      const branches: readonly Schema[] = [
        ...($ref === undefined ? [] : [{ $ref }]),
        ...allOf.filter(isReference),
        ...(isConstrained ? [own] : []),
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
    name: 'a branch that says nothing of an object is left out beside one that does',
    apply: (schema, { lookUp, coverageOf }) => {
      const { allOf, ...rest } = schema;
      if (allOf === undefined || hasFinalType(schema)) return schema;
      const isBlank = (part: Schema): boolean =>
        isBlankObject(
          typeof part === 'object' && part.$ref !== undefined ? (lookUp(refName(part.$ref)) ?? true) : part,
        );
      const left = allOf.filter((part) => !isBlank(part));
      const says = left.some((part) => possibleTypes(coverageOf(part)).every((type) => type === 'object'));
      if (left.length === allOf.length || !says) return schema;
      const [only, ...more] = left;
      const isAlone =
        typeof only === 'object' && more.length === 0 && Object.keys(constraintsOf(rest)).length === 0;
      return isAlone ? { ...only, ...annotationsOf(rest) } : { ...rest, allOf: left };
    },
  },
  {
    name: 'a branch beside one that is certainly an object need not state that type',
    apply: (schema, { lookUp }) => {
      const { allOf } = schema;
      if (allOf === undefined || hasFinalType(schema) || !allOf.some((part) => isSolid(part, lookUp)))
        return schema;
      return { ...schema, allOf: allOf.map(asPart) };
    },
  },
  {
    name: 'keywords about types that a schema does not allow are dropped',
    apply: (schema) => {
      const types = typesOf(schema)?.map(instanceTypeOf);
      if (hasFinalType(schema) || hasBranches(schema) || types === undefined) return schema;
      const unused = INSTANCE_TYPES.filter((type) => !types.includes(type)).flatMap(
        (type) => KEYWORDS_BY_TYPE[type],
      );
      return unused.every((keyword) => schema[keyword] === undefined) ? schema : without(schema, unused);
    },
  },
  {
    name: 'several types are a choice of one each',
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
    name: 'a string of length 0 is empty',
    apply: (schema) =>
      schema.type === 'string' && schema.maxLength === 0 && !hasFinalType(schema)
        ? { ...annotationsOf(schema), enum: [''] }
        : schema,
  },
  {
    name: 'a schema that says nothing about types is unknown',
    apply: (schema) =>
      hasFinalType(schema) || hasBranches(schema) || schema.type !== undefined
        ? schema
        : { ...annotationsOf(schema), tsType: 'unknown' },
  },
];

/** True for a schema whose type is an object with a required property. */
function isSolid(schema: Schema, lookUp: LookUp): boolean {
  if (typeof schema === 'boolean') return false;
  const { anyOf, ...others } = schema;
  if (anyOf !== undefined && Object.keys(others).length === 0)
    return anyOf.every((one) => isSolid(one, lookUp));
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

/** True when a schema has keywords about an instance type that affect its TypeScript type. */
function shapes(schema: SchemaObject, type: InstanceType): boolean {
  return KEYWORDS_BY_TYPE[type].some((keyword) => {
    const { changesType = 'always', applies } = rowOf(keyword);
    if (schema[keyword] === undefined || changesType === 'never') return false;
    if (changesType === 'zero') return schema[keyword] === 0;
    return applies === 'inside-condition' || schema[keyword] !== true;
  });
}

function isScalar(type: TypeName, schema: SchemaObject): boolean {
  return type !== 'object' && type !== 'array' && !shapes(schema, instanceTypeOf(type));
}

/** True when the branches alone allow no more types than the whole schema. */
function isImpliedByBranches(
  schema: SchemaObject,
  types: readonly InstanceType[],
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
  return possibleTypes(coverageOf(branches)).every((type) => types.includes(type));
}
