import { explainReference, type MakeCheck } from '../runtime/explain.js';
import {
  explainAnyItems,
  explainContains,
  explainItems,
  explainMaxItems,
  explainMinItems,
  explainPrefixItems,
  explainUniqueItems,
} from '../runtime/explain-arrays.js';
import {
  explainAllOf,
  explainAnyOf,
  explainIf,
  explainNot,
  explainOneOf,
} from '../runtime/explain-choices.js';
import {
  explainAdditionalProperties,
  explainDependentRequired,
  explainDependentSchemas,
  explainMaxProperties,
  explainMinProperties,
  explainPatternProperties,
  explainProperties,
  explainPropertyNames,
  explainRequired,
} from '../runtime/explain-objects.js';
import { explainUnevaluatedItems, explainUnevaluatedProperties } from '../runtime/explain-unevaluated.js';
import {
  explainConst,
  explainConstValue,
  explainEnum,
  explainExclusiveMaximum,
  explainExclusiveMinimum,
  explainFormat,
  explainMaximum,
  explainMaxLength,
  explainMinimum,
  explainMinLength,
  explainMultipleOf,
  explainPattern,
  explainType,
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
  type: explainType,
  maximum: explainMaximum,
  minimum: explainMinimum,
  exclusiveMaximum: explainExclusiveMaximum,
  exclusiveMinimum: explainExclusiveMinimum,
  multipleOf: explainMultipleOf,
  minLength: explainMinLength,
  maxLength: explainMaxLength,
  pattern: explainPattern,
  format: explainFormat,
  $ref: explainReference,
  const: explainConstValue,
  enum: explainEnum,
  not: explainNot,
  anyOf: explainAnyOf,
  oneOf: explainOneOf,
  allOf: explainAllOf,
  if: explainIf,
  maxItems: explainMaxItems,
  minItems: explainMinItems,
  prefixItems: explainPrefixItems,
  items: explainAnyItems,
  uniqueItems: explainUniqueItems,
  contains: explainContains,
  unevaluatedItems: explainUnevaluatedItems,
  maxProperties: explainMaxProperties,
  minProperties: explainMinProperties,
  required: explainRequired,
  propertyNames: explainPropertyNames,
  additionalProperties: explainAdditionalProperties,
  properties: explainProperties,
  patternProperties: explainPatternProperties,
  dependentRequired: explainDependentRequired,
  dependentSchemas: explainDependentSchemas,
  unevaluatedProperties: explainUnevaluatedProperties,
};

/** Shorter functions for keywords of which a catalog has only the common form. */
export const COMMON: Readonly<Partial<Record<ExplainedKeyword, Common>>> = {
  const: { make: explainConst, isCommon: ({ const: value }) => typeof value !== 'object' || value === null },
  items: {
    make: explainItems,
    isCommon: ({ items, prefixItems }) =>
      prefixItems === undefined &&
      typeof items === 'object' &&
      HOLE_REJECTING.some((keyword) => items[keyword] !== undefined),
  },
};

interface Common {
  readonly make: MakeCheck;
  /** True for a schema that has the keyword in its common form. */
  readonly isCommon: (schema: SchemaObject) => boolean;
}

/** Items with one of these keywords reject what is missing. */
const HOLE_REJECTING = ['type', 'const', 'enum', '$ref'] as const;
