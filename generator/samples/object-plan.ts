import { expandLoosely } from '../schema/expand-branches.js';
import { keywordsAbout, nothingElse } from '../schema/keywords-about.js';
import { allOf, mergeLoose } from '../schema/merge-loose.js';
import { type Schema, type SchemaObject, valuesOf } from '../schema/schema.js';
import { patternTexts } from './sample-pattern.js';
import { sampleTexts } from './sample-text.js';
import type { Sampler } from './sampler.js';

/** What a schema requires of an object. */
export interface ObjectPlan {
  readonly schema: SchemaObject;
  readonly required: readonly string[];
  /** The properties that the schema names, including required ones. */
  readonly named: readonly string[];
  /** The least and the greatest number of properties. */
  readonly least: number;
  readonly most: number;
  /** The schema of properties that nothing else describes. */
  readonly others: Schema;
  /** What the presence of a property requires: other properties, or that the object matches another schema. */
  readonly dependentNames: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas: Readonly<Record<string, Schema>>;
  /** Names for further properties: first those that the schema mentions, then any that it allows. */
  readonly moreNames: () => readonly string[];
}

/** Reads the keywords of a schema that are about objects. */
export function planOf(schema: SchemaObject, sampler: Sampler): ObjectPlan {
  const keywords = keywordsAbout(schema, 'object');
  const { properties = {}, required = [], additionalProperties: _others, ...more } = keywords;
  const {
    patternProperties = {},
    propertyNames = true,
    minProperties,
    maxProperties = Infinity,
    ...last
  } = more;
  const { dependentRequired = {}, dependentSchemas = {}, unevaluatedProperties = true, ...rest } = last;
  nothingElse(rest);
  const names = Object.keys(properties);
  return {
    schema,
    required,
    named: [...new Set([...names, ...required])],
    least: minProperties ?? 0,
    most: maxProperties,
    others: unevaluatedProperties,
    dependentNames: dependentRequired,
    dependentSchemas,
    moreNames: () => {
      const patterns = Object.keys(patternProperties);
      return moreNames({ names, patterns, schema: propertyNames, count: minProperties ?? 1 }, sampler);
    },
  };
}

interface Naming {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  /** The schema of all names. */
  readonly schema: Schema;
  readonly count: number;
}

function moreNames({ names, patterns, schema, count }: Naming, sampler: Sampler): readonly string[] {
  const { accepts, lookUp } = sampler;
  const numbered = Array.from({ length: Math.min(count, 100) }, (_, at) => `property_${at + 1}`);
  if (accepts === undefined) return [...names, ...numbered];
  const demanded = expandLoosely(schema, lookUp).flatMap((one) => [
    ...(valuesOf(one) ?? sampleTexts(one, 'name')),
  ]);
  const byPattern = patterns.flatMap((pattern) => patternTexts(pattern, 0));
  return [...names, ...numbered, ...demanded, ...byPattern, ...'abcdefgh'].filter(
    (name) => typeof name === 'string' && accepts(schema, name),
  ) as readonly string[];
}

/** The most ways to satisfy dependencies that are tried. */
const MOST_WAYS = 8;

/** The plan combined with what the presence of properties requires, one plan per way to satisfy that. */
export function withDependents(
  plan: ObjectPlan,
  requested: readonly string[],
  sampler: Sampler,
): readonly ObjectPlan[] {
  const { schema, required, dependentNames, dependentSchemas } = plan;
  const present = [...requested, ...required];
  const active = (map: Readonly<Record<string, unknown>>): readonly string[] =>
    Object.keys(map).filter((key) => present.includes(key));
  const [byName, bySchema] = [active(dependentNames), active(dependentSchemas)];
  if (byName.length === 0 && bySchema.length === 0) return [plan];
  const added = byName.flatMap((key) => dependentNames[key] ?? []);
  const applied: Schema = allOf(bySchema.map((key) => dependentSchemas[key] ?? true));
  const left: SchemaObject = {
    ...schema,
    required: [...new Set([...required, ...added])],
    dependentRequired: without(dependentNames, byName),
    dependentSchemas: without(dependentSchemas, bySchema),
  };
  return expandLoosely(applied, sampler.lookUp)
    .slice(0, MOST_WAYS)
    .map((branch) => mergeLoose(left, branch, sampler.lookUp))
    .flatMap((one) => (one === undefined ? [] : withDependents(planOf(one, sampler), requested, sampler)))
    .slice(0, MOST_WAYS);
}

function without<T>(map: Readonly<Record<string, T>>, keys: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}
