import type { JsonValue } from '../json/json.js';
import { checkReference, type MakeCheck } from '../runtime/explain.js';
import {
  checkAnyItems,
  checkContains,
  checkItems,
  checkMaxItems,
  checkMinItems,
  checkPrefixItems,
  checkUniqueItems,
  rejectsHoles,
} from '../runtime/explain-arrays.js';
import { checkAllOf, checkAnyOf, checkIf, checkNot, checkOneOf } from '../runtime/explain-choices.js';
import {
  checkAdditionalProperties,
  checkDependentRequired,
  checkDependentSchemas,
  checkMaxProperties,
  checkMinProperties,
  checkPatternProperties,
  checkProperties,
  checkPropertyNames,
  checkRequired,
} from '../runtime/explain-objects.js';
import { checkTaggedAnyOf, checkTaggedOneOf } from '../runtime/explain-tags.js';
import { checkUnevaluatedItems, checkUnevaluatedProperties } from '../runtime/explain-unevaluated.js';
import {
  checkConst,
  checkConstValue,
  checkEnum,
  checkEnumValues,
  checkExclusiveMaximum,
  checkExclusiveMinimum,
  checkFormat,
  checkMaximum,
  checkMaxLength,
  checkMinimum,
  checkMinLength,
  checkMultipleOf,
  checkPattern,
  checkType,
} from '../runtime/explain-values.js';
import type { KeywordWith } from '../schema/keywords.js';
import type { SchemaObject } from '../schema/schema.js';

/** The keywords whose values other keywords read. */
type Read = 'then' | 'else' | 'minContains' | 'maxContains';

/** The keywords that have a check. */
export type ExplainedKeyword = Exclude<KeywordWith<{ role: 'constraint' | 'reference' }>, Read>;

/**
 * The function of the runtime that makes the check of each keyword, in the order in which errors are reported: first the
 * type of a value, then its own constraints, then what is inside.
 */
export const EXPLANATIONS: Readonly<Record<ExplainedKeyword, MakeCheck>> = {
  type: checkType,
  maximum: checkMaximum,
  minimum: checkMinimum,
  exclusiveMaximum: checkExclusiveMaximum,
  exclusiveMinimum: checkExclusiveMinimum,
  multipleOf: checkMultipleOf,
  minLength: checkMinLength,
  maxLength: checkMaxLength,
  pattern: checkPattern,
  format: checkFormat,
  $ref: checkReference,
  const: checkConstValue,
  enum: checkEnumValues,
  not: checkNot,
  anyOf: checkTaggedAnyOf,
  oneOf: checkTaggedOneOf,
  allOf: checkAllOf,
  if: checkIf,
  maxItems: checkMaxItems,
  minItems: checkMinItems,
  prefixItems: checkPrefixItems,
  items: checkAnyItems,
  uniqueItems: checkUniqueItems,
  contains: checkContains,
  unevaluatedItems: checkUnevaluatedItems,
  maxProperties: checkMaxProperties,
  minProperties: checkMinProperties,
  required: checkRequired,
  propertyNames: checkPropertyNames,
  additionalProperties: checkAdditionalProperties,
  properties: checkProperties,
  patternProperties: checkPatternProperties,
  dependentRequired: checkDependentRequired,
  dependentSchemas: checkDependentSchemas,
  unevaluatedProperties: checkUnevaluatedProperties,
};

/** Shorter functions for keywords of which a catalog has only the common form. */
export const COMMON: Readonly<Partial<Record<ExplainedKeyword, Common>>> = {
  const: { make: checkConst, isCommon: ({ const: value }) => isScalar(value) },
  anyOf: { make: checkAnyOf, isCommon: (schema) => !('anyOfTag' in schema) },
  oneOf: { make: checkOneOf, isCommon: (schema) => !('oneOfTag' in schema) },
  enum: { make: checkEnum, isCommon: ({ enum: values }) => values?.every(isScalar) === true },
  items: {
    make: checkItems,
    isCommon: ({ items, prefixItems }) =>
      prefixItems === undefined && typeof items === 'object' && rejectsHoles(items),
  },
};

function isScalar(value: JsonValue | undefined): boolean {
  return typeof value !== 'object' || value === null;
}

interface Common {
  readonly make: MakeCheck;
  /** True for a schema that has the keyword in its common form. */
  readonly isCommon: (schema: SchemaObject) => boolean;
}
