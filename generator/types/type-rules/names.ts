import { isSameJson } from '../../json/json.js';
import { BoundedExpression } from '../../patterns/bounded-expression.js';
import { complementPattern } from '../../patterns/complement-pattern.js';
import { templateOf } from '../../patterns/pattern-template.js';
import { prefixPattern } from '../../patterns/prefix-pattern.js';
import { fixedParts } from '../../patterns/template.js';
import { type CoverageAnalysis, isNever, possibleTypes } from '../../schema/coverage.js';
import { conjuncts } from '../../schema/in-place.js';
import type { LookUp } from '../../schema/look-up.js';
import { type Schema, type SchemaObject, valuesOf } from '../../schema/schema.js';
import type { RuleSchema, TypeRule } from './rule.js';
import { forType } from './schema-helpers.js';

/** Rules about the names that properties may have. */
export const NAME_RULES: readonly TypeRule[] = [
  {
    name: 'names that break a pattern are forbidden where a template describes them',
    apply: forType('object', (schema, { coverageOf, lookUp }) => {
      const { propertyNames, ...rest } = schema;
      const isListed = typeof propertyNames !== 'object' || listedNames(propertyNames, lookUp) !== undefined;
      if (isListed || propertyNames.pattern === undefined || isClosed(schema, coverageOf)) return schema;
      const complement = complementPattern({ names: [], patterns: [propertyNames.pattern] });
      return complement === undefined ? schema : withPattern(rest, complement, false);
    }),
  },
  {
    name: 'names that are listed are the names of the properties',
    apply: forType('object', ({ propertyNames, ...schema }, { lookUp }) => {
      const listed = typeof propertyNames === 'object' ? listedNames(propertyNames, lookUp) : undefined;
      if (listed === undefined) return schema;
      const others = schema.patternProperties === undefined ? (schema.additionalProperties ?? true) : true;
      const own = schema.properties ?? {};
      const entries = listed.map((key): [string, Schema] => [
        key,
        (Object.hasOwn(own, key) ? own[key] : undefined) ?? others,
      ]);
      return { ...schema, properties: Object.fromEntries(entries), additionalProperties: false };
    }),
  },
  {
    name: 'in a closed object, a pattern stands for all names that start as its names do',
    apply: forType('object', (schema, { coverageOf }) => {
      const [only, ...more] = Object.entries(schema.patternProperties ?? {});
      if (only === undefined || more.length > 0 || !isNever(schema.additionalProperties ?? true, coverageOf))
        return schema;
      const [pattern, inner] = only;
      const wide = templateOf(pattern)?.isExact === true ? undefined : prefixPattern(pattern);
      if (wide === undefined || !Object.keys(schema.properties ?? {}).every(matchAlike(pattern, wide)))
        return schema;
      return { ...schema, patternProperties: { [wide]: inner } };
    }),
  },
  {
    name: 'names that can only be additional have a signature of their own where a template describes them',
    apply: forType('object', (schema, { coverageOf }) => {
      const others = schema.additionalProperties ?? true;
      const isWanted = isNever(others, coverageOf)
        ? hasTemplate(schema)
        : typeof others === 'object' && Object.keys(others).length > 0 && clashes(schema, others, coverageOf);
      if (!isWanted) return schema;
      const patterns = Object.entries(schema.patternProperties ?? {}).flatMap(([pattern, inner]) =>
        isNever(inner, coverageOf) ? [] : [pattern],
      );
      const complement = complementPattern({ names: Object.keys(schema.properties ?? {}), patterns });
      return complement === undefined ? schema : withPattern(schema, complement, others);
    }),
  },
];

/** A test whether a name matches both of two patterns, or neither. */
function matchAlike(one: string, other: string): (name: string) => boolean {
  const [first, second] = [new BoundedExpression(one), new BoundedExpression(other)];
  return (name) => first.test(name) === second.test(name);
}

/** True for an object that can have no property, because no name is allowed. */
export function isNameless({ propertyNames }: SchemaObject, coverageOf: CoverageAnalysis): boolean {
  return propertyNames !== undefined && isNever(propertyNames, coverageOf);
}

/** The names that a schema of names lists, itself or by what it refers to. */
export function listedNames(names: SchemaObject, lookUp: LookUp): readonly string[] | undefined {
  const lists = conjuncts(names, lookUp).flatMap((part) => {
    const values = valuesOf(part);
    return values === undefined ? [] : [values];
  });
  const [first, ...others] = lists;
  return first?.filter(
    (value): value is string => typeof value === 'string' && others.every((list) => list.includes(value)),
  );
}

/** True for an object that can have only the properties that it names. */
function isClosed(
  { additionalProperties = true, patternProperties = {} }: RuleSchema,
  coverageOf: CoverageAnalysis,
): boolean {
  return isNever(additionalProperties, coverageOf) && Object.keys(patternProperties).length === 0;
}

function withPattern(schema: RuleSchema, pattern: string, inner: Schema): RuleSchema {
  return { ...schema, patternProperties: { ...schema.patternProperties, [pattern]: inner } };
}

/** True where a pattern becomes an index signature of its own. */
function hasTemplate({ patternProperties = {} }: RuleSchema): boolean {
  return Object.keys(patternProperties).some((pattern) => {
    const found = templateOf(pattern);
    return found !== undefined && fixedParts(found.template) === undefined;
  });
}

/**
 * True when an index signature for all properties would have to accept more than the schema of additional properties.
 */
function clashes(schema: RuleSchema, others: SchemaObject, coverageOf: CoverageAnalysis): boolean {
  const own = [...Object.values(schema.properties ?? {}), ...Object.values(schema.patternProperties ?? {})];
  return !own.every((property) => isSameJson(property, others) || isWithin(property, others, coverageOf));
}

/** True when the outer schema accepts every scalar of some types, and the inner schema only values of those types. */
function isWithin(inner: Schema, outer: SchemaObject, coverageOf: CoverageAnalysis): boolean {
  const types = possibleTypes(coverageOf(outer));
  const isScalar = !types.includes('object') && !types.includes('array');
  return (
    isScalar &&
    valuesOf(outer) === undefined &&
    possibleTypes(coverageOf(inner)).every((type) => types.includes(type))
  );
}
