import type { JsonValue } from '../json/json.js';
import { referencesIn } from './in-place.js';
import { INSTANCE_TYPES, type InstanceType } from './instance-types.js';
import { KEYWORDS_BY_TYPE, rowOf } from './keyword-sets.js';
import type { Keyword } from './keywords.js';
import type { LookUp } from './look-up.js';
import { memoize } from './memoize.js';
import { referencesFirst } from './references-first.js';
import { isOfTypes, refName, type Schema, type SchemaObject, valuesOf } from './schema.js';

/**
 * How much of an instance type a schema accepts: certainly none, certainly all, or some, which depends on the value.
 */
export type Coverage = 'none' | 'some' | 'all';

/** How much of an instance type a schema accepts. */
export type CoverageByType = Readonly<Record<InstanceType, Coverage>>;

/**
 * Says how much of an instance type a schema accepts. `some` is always correct, and is the answer in case of doubt.
 */
export type CoverageAnalysis = (schema: Schema) => CoverageByType;

/** The instance types of the values that a schema may accept. */
export function possibleTypes(coverage: CoverageByType): readonly InstanceType[] {
  return INSTANCE_TYPES.filter((type) => coverage[type] !== 'none');
}

/** True for a schema that certainly accepts nothing but objects. */
export function acceptsOnlyObjects(schema: Schema, coverageOf: CoverageAnalysis): boolean {
  return possibleTypes(coverageOf(schema)).every((type) => type === 'object');
}

/** True for a schema that certainly accepts nothing. */
export function isNever(schema: Schema, coverageOf: CoverageAnalysis): boolean {
  return possibleTypes(coverageOf(schema)).length === 0;
}

/** Creates an analysis that follows references. Where a schema refers to itself in place, the answer is `some`. */
export function analyseCoverage(lookUp: LookUp): CoverageAnalysis {
  const ofKnown = memoize(ofObject);
  const open = new Set<string>();

  function ofSchema(schema: Schema): CoverageByType {
    return typeof schema === 'boolean' ? every(schema ? 'all' : 'none') : ofKnown(schema);
  }

  function ofReference(ref: string): CoverageByType {
    const name = refName(ref);
    const target = open.has(name) ? undefined : lookUp(name);
    if (target === undefined) return every('some');
    open.add(name);
    const found = ofSchema(target);
    open.delete(name);
    return found;
  }

  function ofObject(schema: SchemaObject): CoverageByType {
    const inner = (branches: readonly Schema[]): readonly CoverageByType[] => branches.map(ofSchema);
    return allOf([
      ownCoverage(schema, ofSchema),
      ...(schema.$ref === undefined ? [] : [ofReference(schema.$ref)]),
      ...inner(schema.allOf ?? []),
      ...(schema.anyOf === undefined ? [] : [anyOf(inner(schema.anyOf))]),
      ...(schema.oneOf === undefined ? [] : [oneOf(inner(schema.oneOf))]),
      ...(schema.not === undefined ? [] : [not(ofSchema(schema.not))]),
      ...(schema.if === undefined ? [] : [choice(schema.if, schema.then, schema.else)]),
    ]);
  }

  function choice(condition: Schema, then: Schema = true, otherwise: Schema = true): CoverageByType {
    const holds = ofSchema(condition);
    return anyOf([allOf([holds, ofSchema(then)]), allOf([not(holds), ofSchema(otherwise)])]);
  }

  const first = referencesFirst(lookUp, (one) => referencesIn(one), ofSchema);
  const isPrepared = new WeakSet<SchemaObject>();
  return (schema) => {
    if (typeof schema === 'object' && !isPrepared.has(schema)) {
      isPrepared.add(schema);
      first(schema);
    }
    return ofSchema(schema);
  };
}

function every(coverage: Coverage): CoverageByType {
  return byType(() => coverage);
}

function byType(coverageAt: (type: InstanceType) => Coverage): CoverageByType {
  const found: Partial<Record<InstanceType, Coverage>> = {};
  for (const type of INSTANCE_TYPES) found[type] = coverageAt(type);
  return found as Record<InstanceType, Coverage>;
}

function allOf(parts: readonly CoverageByType[]): CoverageByType {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return byType((type) => {
    const coverage = parts.map((part) => part[type]);
    if (coverage.includes('none')) return 'none';
    return coverage.every((coverage) => coverage === 'all') ? 'all' : 'some';
  });
}

function anyOf(parts: readonly CoverageByType[]): CoverageByType {
  return byType((type) => {
    const coverage = parts.map((part) => part[type]);
    if (coverage.includes('all')) return 'all';
    return coverage.every((coverage) => coverage === 'none') ? 'none' : 'some';
  });
}

function oneOf(parts: readonly CoverageByType[]): CoverageByType {
  return byType((type) => {
    const coverage = parts.map((part) => part[type]).filter((coverage) => coverage !== 'none');
    const [only = 'none', ...more] = coverage;
    if (more.length === 0) return only;
    // A value that two branches accept is not valid.
    return coverage.filter((coverage) => coverage === 'all').length > 1 ? 'none' : 'some';
  });
}

function not(coverage: CoverageByType): CoverageByType {
  const opposite = { none: 'all', some: 'some', all: 'none' } as const;
  return byType((type) => opposite[coverage[type]]);
}

/** The coverage by a schema's own keywords, without those that hold schemas for the same value. */
function ownCoverage(schema: SchemaObject, analyse: CoverageAnalysis): CoverageByType {
  const values = valuesOf(schema);
  return byType((type) => {
    const typed = typeCoverage(schema, type);
    if (typed === 'none') return 'none';
    const listed = values === undefined ? 'all' : listCoverage(values, type);
    if (listed === 'none') return 'none';
    const detailed = detailCoverage(schema, type, analyse);
    if (detailed === 'none') return 'none';
    return typed === 'all' && listed === 'all' && detailed === 'all' ? 'all' : 'some';
  });
}

function typeCoverage(schema: SchemaObject, type: InstanceType): Coverage {
  // A type that a rule has already found may accept any part of its instance type.
  const whole = 'tsType' in schema ? 'some' : 'all';
  if (schema.type === undefined) return whole;
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types.includes(type)) return whole;
  return type === 'number' && types.includes('integer') ? 'some' : 'none';
}

function listCoverage(values: readonly JsonValue[], type: InstanceType): Coverage {
  const own = values.filter((value) => isOfTypes(value, [type]));
  if (own.length === 0) return 'none';
  return type === 'null' || (type === 'boolean' && new Set(own).size === 2) ? 'all' : 'some';
}

function detailCoverage(schema: SchemaObject, type: InstanceType, analyse: CoverageAnalysis): Coverage {
  const effective = KEYWORDS_BY_TYPE[type].filter((keyword) => hasEffect(schema, keyword));
  if (effective.length === 0) return 'all';
  if (type === 'array' && isEmptyArrayLength(schema, analyse)) return 'none';
  if (type === 'object' && hasImpossibleProperty(schema, analyse)) return 'none';
  return 'some';
}

/** True for a keyword that the schema has, with a value that constrains something. */
export function hasEffect(schema: SchemaObject, keyword: Keyword): boolean {
  const value = schema[keyword];
  if (value === undefined || value === rowOf(keyword).neutral) return false;
  if (keyword === 'contains') return true;
  if (value === true) return rowOf(keyword).value === 'flag';
  if (keyword === 'minContains' || keyword === 'maxContains') return schema.contains !== undefined;
  if (typeof value !== 'object' || value === null) return true;
  return Object.keys(value).length > 0;
}

/** True when no array can have a length that the schema allows. */
function isEmptyArrayLength(schema: SchemaObject, analyse: CoverageAnalysis): boolean {
  const { least, most } = arrayLength(schema, analyse);
  return least > most;
}

/** How many items an array may have by the schema's own keywords. `most` is -1 where no item can match `contains`. */
export function arrayLength(
  schema: SchemaObject,
  analyse: CoverageAnalysis,
): { readonly least: number; readonly most: number } {
  const prefix = schema.prefixItems ?? [];
  const gap = prefix.findIndex((item) => isNever(item, analyse));
  const end =
    schema.items !== undefined && isNever(schema.items, analyse) ? prefix.length : Number.POSITIVE_INFINITY;
  const needed = schema.contains === undefined ? 0 : (schema.minContains ?? 1);
  const most = Math.min(schema.maxItems ?? Number.POSITIVE_INFINITY, end, gap < 0 ? end : gap);
  const contained = needed > 0 && schema.contains !== undefined && isNever(schema.contains, analyse);
  return { least: Math.max(schema.minItems ?? 0, needed), most: contained ? -1 : most };
}

/** True when a property is required but no value is allowed for it. */
function hasImpossibleProperty(schema: SchemaObject, analyse: CoverageAnalysis): boolean {
  const { properties = {}, patternProperties = {}, additionalProperties = true, propertyNames } = schema;
  const required = schema.required ?? [];
  if (required.length > (schema.maxProperties ?? Number.POSITIVE_INFINITY)) return true;
  if (required.length > 0 && propertyNames !== undefined && isNever(propertyNames, analyse)) return true;
  const patterns = Object.keys(patternProperties);
  return required.some((key) => {
    if (Object.hasOwn(properties, key)) return isNever(properties[key] ?? true, analyse);
    return patterns.length === 0 && isNever(additionalProperties, analyse);
  });
}
