import type { JsonValue } from '../json/json.js';
import { templateOf } from '../patterns/pattern-template.js';
import { areDisjoint } from '../schema/are-disjoint.js';
import { acceptsOnlyObjects, type CoverageAnalysis, possibleTypes } from '../schema/coverage.js';
import { EVALUATING } from '../schema/in-place.js';
import { INSTANCE_TYPES } from '../schema/instance-types.js';
import { keywordsThatApply, keywordsWhere, rowOf } from '../schema/keyword-sets.js';
import type { Keyword } from '../schema/keywords.js';
import type { LookUp } from '../schema/look-up.js';
import { type Schema, type SchemaObject, typesOf, valuesOf } from '../schema/schema.js';
import { withWrittenKeywords } from '../schema/written-keywords.js';
import { quote } from '../text/safe-text.js';
import { decidedConditions } from './decided-conditions.js';
import { saysExactlyOne } from './type-rules/alternatives.js';
import { expressesContained, expressesLength } from './type-rules/arrays.js';
import { distinctTuples } from './type-rules/distinct-tuples.js';
import { listedNames } from './type-rules/names.js';
import { MOST_DEPENDENCIES } from './type-rules/objects.js';
import { isReference } from './type-rules/schema-helpers.js';

/** A constraint of a schema that its type does not express. */
export interface InexpressibleConstraint {
  /** The keywords that lead to it from the schema that has the comment: `items`, `pattern`. */
  readonly keywords: readonly string[];
  /** The value of the last keyword, as text. */
  readonly value: string;
}

/** What is needed to decide what a type expresses. */
export interface ConstraintContext {
  readonly lookUp: LookUp;
  readonly coverageOf: CoverageAnalysis;
}

const ABOUT_NAMES = keywordsThatApply('names');

/** Keywords whose value a comment shows, in the order of the comment. */
const VALUES = keywordsWhere(({ inComment }) => inComment === true);

/**
 * The constraints of a schema that its type does not express: those of its own keywords, and those of inner schemas
 * without a comment of their own. Properties and definitions have their own comments.
 */
export function inexpressibleConstraints(
  schema: Schema,
  context: ConstraintContext,
): readonly InexpressibleConstraint[] {
  if (typeof schema === 'boolean') return [];
  const decided = decidedConditions(schema, context);
  if (decided !== undefined)
    return [
      ...inexpressibleConstraints(decided.rest, context),
      ...decided.parts.flatMap((part) => within('if', part, context)),
    ];
  return [
    ...(typesOf(schema)?.includes('integer') && valuesOf(schema) === undefined
      ? [own('type', 'integer')]
      : []),
    ...VALUES.flatMap((keyword) => ownValue(schema, keyword, context)),
    ...aboutArrays(schema, context),
    ...aboutObjects(schema, context),
    ...aboutChoices(schema, context),
    ...(schema.allOf ?? []).flatMap((branch) =>
      isReference(branch) ? [] : inexpressibleConstraints(branch, context),
    ),
    ...alternatives(schema.anyOf, 'anyOf', context),
    ...alternatives(schema.oneOf, 'oneOf', context),
  ];
}

function own(keyword: string, value: string): InexpressibleConstraint {
  return { keywords: [keyword], value };
}

function ownValue(
  schema: SchemaObject,
  keyword: Keyword,
  { coverageOf }: ConstraintContext,
): readonly InexpressibleConstraint[] {
  const value = schema[keyword];
  const { neutral, changesType } = rowOf(keyword);
  if (value === undefined || value === neutral || (changesType === 'zero' && value === 0)) return [];
  if ((keyword === 'minItems' || keyword === 'maxItems') && expressesLength(schema, keyword)) return [];
  if (keyword === 'uniqueItems' && distinctTuples(schema, coverageOf) !== undefined) return [];
  return [own(keyword, String(value))];
}

function within(
  keyword: string,
  schema: Schema | undefined,
  context: ConstraintContext,
): readonly InexpressibleConstraint[] {
  if (schema === undefined || isReference(schema)) return [];
  return inexpressibleConstraints(schema, context).map(({ keywords, value }) => ({
    keywords: [keyword, ...keywords],
    value,
  }));
}

function aboutArrays(schema: SchemaObject, context: ConstraintContext): readonly InexpressibleConstraint[] {
  const dependsOnBranches =
    schema.unevaluatedItems !== undefined && EVALUATING.some((keyword) => keyword in schema);
  return [
    ...(schema.contains === undefined || schema.contains === true || expressesContained(schema)
      ? []
      : [own('contains', json(schema.contains))]),
    ...(schema.minContains === undefined || expressesContained(schema)
      ? []
      : [own('minContains', String(schema.minContains))]),
    ...(schema.maxContains === undefined ? [] : [own('maxContains', String(schema.maxContains))]),
    ...(schema.prefixItems ?? []).flatMap((item) => within('prefixItems', item, context)),
    ...within('items', schema.items, context),
    ...(dependsOnBranches ? [own('unevaluatedItems', json(schema.unevaluatedItems))] : []),
  ];
}

function aboutObjects(schema: SchemaObject, context: ConstraintContext): readonly InexpressibleConstraint[] {
  const { patternProperties = {}, additionalProperties, unevaluatedProperties } = schema;
  const patterns = Object.entries(patternProperties);
  const needs = Object.entries({ ...schema.dependentRequired, ...schema.dependentSchemas });
  return [
    ...ABOUT_NAMES.flatMap((keyword) => aboutNames(keyword, schema[keyword], context)),
    ...patterns
      .filter(([pattern]) => templateOf(pattern)?.isExact !== true)
      .map(([pattern, inner]) => own('patternProperties', `${pattern}: ${json(inner)}`)),
    ...patterns.flatMap(([, inner]) => within('patternProperties', inner, context)),
    ...(additionalProperties === false ? [own('additionalProperties', 'false')] : []),
    ...within('additionalProperties', additionalProperties, context),
    ...(needs.length > MOST_DEPENDENCIES
      ? needs.map(([key, need]) => own('dependencies', `${quote(key)}: ${json(need)}`))
      : []),
    ...(unevaluatedProperties === undefined
      ? []
      : [own('unevaluatedProperties', json(unevaluatedProperties))]),
  ];
}

/** Listed names become properties of the type. A template may express a part of the others. */
function aboutNames(
  keyword: Keyword,
  names: unknown,
  { lookUp }: ConstraintContext,
): readonly InexpressibleConstraint[] {
  const isListed = typeof names === 'object' && listedNames(names as SchemaObject, lookUp) !== undefined;
  return names === undefined || names === true || isListed ? [] : [own(keyword, json(names as Schema))];
}

function aboutChoices(
  schema: SchemaObject,
  { coverageOf, lookUp }: ConstraintContext,
): readonly InexpressibleConstraint[] {
  const { not, if: condition, oneOf } = schema;
  const isVague = (one: Schema): boolean => INSTANCE_TYPES.some((type) => coverageOf(one)[type] === 'some');
  const isSaid = oneOf !== undefined && acceptsOnlyObjects(schema, coverageOf) && saysExactlyOne(oneOf);
  return [
    ...(not !== undefined && isVague(not) ? [own('not', json(not))] : []),
    ...(condition !== undefined && isVague(condition)
      ? [own('if', json(conditionOf(schema)).slice('{ if: '.length, -2))]
      : []),
    ...(oneOf !== undefined && !areDisjoint(oneOf, lookUp, coverageOf) && !isSaid
      ? [own('oneOf', `exactly one of ${oneOf.length}`)]
      : []),
  ];
}

/** A condition without what is beside it. */
function conditionOf({ if: condition, then, else: otherwise }: SchemaObject): SchemaObject {
  return {
    ...(condition !== undefined && { if: condition }),
    ...(then !== undefined && { then }),
    ...(otherwise !== undefined && { else: otherwise }),
  };
}

/** The constraints of the branches of a choice. A single branch that is not null gives its constraints to the whole. */
function alternatives(
  branches: readonly Schema[] | undefined,
  keyword: string,
  context: ConstraintContext,
): readonly InexpressibleConstraint[] {
  const others = (branches ?? []).filter((one) =>
    possibleTypes(context.coverageOf(one)).some((type) => type !== 'null'),
  );
  const [only, ...more] = others;
  if (only !== undefined && more.length === 0)
    return isReference(only) ? [] : inexpressibleConstraints(only, context);
  return others.flatMap((branch) => within(keyword, branch, context));
}

/** The longest text of a schema in a comment, in characters. */
const LONGEST = 120;

function json(value: Schema | readonly string[]): string {
  const written = isNames(value) ? value : withWrittenKeywords(value);
  const text = quote(JSON.parse(JSON.stringify(written)) as JsonValue).replaceAll('#/$defs/', '');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

function isNames(value: Schema | readonly string[]): value is readonly string[] {
  return Array.isArray(value);
}
