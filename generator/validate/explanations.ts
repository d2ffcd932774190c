import { isJsonScalar } from '../json/json.js';
import { isPlainText } from '../runtime/errors.js';
import { checkReference, type MakeCheck } from '../runtime/explain.js';
import { ARRAY_CHECKS, checkItems, rejectsHoles } from '../runtime/explain-arrays.js';
import { checkAnyOf, checkOneOf } from '../runtime/explain-choices.js';
import { checkClosedProperties } from '../runtime/explain-closed.js';
import { checkNestedProperties, checkProperties, OBJECT_CHECKS } from '../runtime/explain-objects.js';
import { CHOICE_CHECKS } from '../runtime/explain-tags.js';
import { checkUnevaluatedItems, checkUnevaluatedProperties } from '../runtime/explain-unevaluated.js';
import {
  checkConst,
  checkEnum,
  checkFormat,
  checkType,
  LITERAL_CHECKS,
  VALUE_CHECKS,
} from '../runtime/explain-values.js';
import type { KeywordWith } from '../schema/keywords.js';
import type { SchemaObject } from '../schema/schema.js';
import type { SoleObjects } from './sole-objects.js';

/** The keywords whose values other keywords read. */
type Read = 'then' | 'else' | 'minContains' | 'maxContains';

/** The keywords that have a check. */
export type ExplainedKeyword = Exclude<KeywordWith<{ role: 'constraint' | 'reference' }>, Read>;

/**
 * The function of the runtime that makes the check of each keyword, in the order in which errors are reported: first the
 * type of a value, then its own constraints, then what is inside.
 */
export const EXPLANATIONS: Readonly<Record<ExplainedKeyword, MakeCheck>> = {
  ...VALUE_CHECKS,
  $ref: checkReference,
  ...LITERAL_CHECKS,
  ...CHOICE_CHECKS,
  ...ARRAY_CHECKS,
  unevaluatedItems: checkUnevaluatedItems,
  ...OBJECT_CHECKS,
  unevaluatedProperties: checkUnevaluatedProperties,
};

/** The most branches of a choice that take no longer to explain than to ask their guards. */
const FEW = 3;

/** Shorter or faster functions for keywords of which a catalog has only a common form. The first that fits is used. */
export const COMMON: Readonly<Partial<Record<ExplainedKeyword, readonly Common[]>>> = {
  type: [{ make: checkType, isCommon: ({ type }) => ![type].flat().some(isOfNumbers) }],
  const: [{ make: checkConst, isCommon: ({ const: value }) => isJsonScalar(value ?? null) }],
  anyOf: [
    {
      make: checkAnyOf,
      isCommon: ({ anyOf = [], ...others }) => !('anyOfTag' in others) && anyOf.length <= FEW,
    },
  ],
  oneOf: [{ make: checkOneOf, isCommon: (schema) => !('oneOfTag' in schema) }],
  enum: [{ make: checkEnum, isCommon: ({ enum: values }) => values?.every(isJsonScalar) === true }],
  format: [{ make: checkFormat, isCommon: ({ format = '' }, { formats }) => formats.includes(format) }],
  items: [{ make: checkItems, isCommon: ({ items }) => typeof items === 'object' && rejectsHoles(items) }],
  required: [
    {
      make: undefined,
      isCommon: ({ required = [], properties = {} }) =>
        required.every((name) => Object.hasOwn(properties, name)),
    },
  ],
  properties: [
    {
      make: checkClosedProperties,
      isCommon: (_schema, { closes }) => closes,
    },
    {
      make: checkProperties,
      isCommon: (schema, { sole }) => hasPlainNames(schema) && !isGuarded(sole.among(schema), sole),
    },
    { make: checkNestedProperties, isCommon: hasPlainNames },
  ],
  unevaluatedProperties: [{ make: undefined, isCommon: (_schema, { closes }) => closes }],
};

/**
 * True where `unevaluatedProperties` only closes objects with properties, so that one function checks both keywords. Errors
 * of keywords between the two would come in another order.
 */
export function closesProperties(rules: readonly SchemaObject[]): boolean {
  const own = rules.filter((one) => one.unevaluatedProperties !== undefined);
  const isClosing = (one: SchemaObject): boolean =>
    one.unevaluatedProperties === false &&
    one.properties !== undefined &&
    [one.patternProperties, one.dependentRequired, one.dependentSchemas].every((rule) => rule === undefined);
  return own.length > 0 && own.every(isClosing) && rules.every(hasPlainNames);
}

function hasPlainNames({ properties = {} }: SchemaObject): boolean {
  return Object.keys(properties).every((name) => isPlainText(name) && !(name in Object.prototype));
}

/** True for a sole object that has its guard, because it is not a sole object everywhere. */
function isGuarded(name: string | undefined, { everywhere }: SoleObjects): boolean {
  return name !== undefined && !everywhere.has(name);
}

function isOfNumbers(type: string | undefined): boolean {
  return type === 'number' || type === 'integer';
}

/** What the form of a keyword depends on besides its schema. */
export interface CommonContext {
  /** The formats that validators check. */
  readonly formats: readonly string[];
  readonly sole: SoleObjects;
  /** True where the properties and `unevaluatedProperties` of an object are checked together. */
  readonly closes: boolean;
}

interface Common {
  /** Undefined where another keyword's function checks it too. */
  readonly make: MakeCheck | undefined;
  /** True for a schema that has the keyword in its common form. */
  readonly isCommon: (schema: SchemaObject, context: CommonContext) => boolean;
}
