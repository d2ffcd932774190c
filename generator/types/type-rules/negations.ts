import { acceptsOnlyObjects, type CoverageAnalysis, isNever, possibleTypes } from '../../schema/coverage.js';
import { INSTANCE_TYPES } from '../../schema/instance-types.js';
import { ownSchema, type Schema, type SchemaObject } from '../../schema/schema.js';
import type { TypeRule } from './rule.js';
import { constraintsOf, hasFinalType } from './schema-helpers.js';

/** `not`, where a type can express the opposite of its schema. */
export const NOT_RULE: TypeRule = {
  name: 'an object that must not have properties lacks one of them',
  apply: (schema, { coverageOf }) => {
    const rejected =
      schema.not === undefined || hasFinalType(schema) ? undefined : rejectedObjects(schema.not, coverageOf);
    if (rejected === undefined) return schema;
    const { not: _not, ...rest } = schema;
    const others = INSTANCE_TYPES.filter((type) => type !== 'object');
    const choice = [...rejected.choices, ...(rejected.onlyObjects ? [{ type: others }] : [])];
    return { ...rest, allOf: [...(rest.allOf ?? []), { anyOf: choice }] };
  },
};

/** `oneOf` of objects that differ in a property. */
export const EXACTLY_ONE_RULE: TypeRule = {
  name: 'exactly one is one without the others',
  apply: (schema, { coverageOf }) => {
    const { oneOf, ...rest } = schema;
    if (oneOf === undefined || oneOf.length > MOST_BRANCHES || hasFinalType(schema)) return schema;
    const exclusive = oneOf.map((branch) => withoutOthers(branch, oneOf, coverageOf));
    return exclusive.every((branch, at) => branch === oneOf[at]) ? schema : { ...rest, oneOf: exclusive };
  },
};

/** The objects that a schema rejects. */
interface RejectedObjects {
  readonly choices: readonly SchemaObject[];
  /** True where the schema accepts only objects, so that it rejects all other values. */
  readonly onlyObjects: boolean;
}

/** The most choices to write: people have to read them. */
const MOST_CHOICES = 3;

/** In more branches than this, what each has of the others would be all that there is to read. */
const MOST_BRANCHES = 8;

/** The objects that a schema rejects, property by property; undefined where types cannot express it. */
function rejectedObjects(schema: Schema, coverageOf: CoverageAnalysis): RejectedObjects | undefined {
  if (typeof schema === 'boolean') return undefined;
  const { type, properties = {}, required = [], ...others } = constraintsOf(schema);
  if (Object.keys(others).length > 0 || (type !== undefined && type !== 'object')) return undefined;
  const keys = [...new Set([...Object.keys(properties), ...required])];
  const choices = keys.flatMap((key): readonly SchemaObject[] => {
    const property = (Object.hasOwn(properties, key) ? properties[key] : undefined) ?? true;
    const opposite: Schema = property === true ? false : { not: property };
    if (required.includes(key)) return [{ type: 'object', properties: { [key]: opposite } }];
    return isNever(opposite, coverageOf)
      ? []
      : [{ type: 'object', properties: { [key]: opposite }, required: [key] }];
  });
  const isVague = choices.some(({ properties: named = {} }) =>
    Object.values(named).some((one) => isAnything(one, coverageOf)),
  );
  if (isVague || choices.length > MOST_CHOICES) return undefined;
  return { choices, onlyObjects: type === 'object' };
}

/** True where a type would express nothing: every instance type is possible, at least in part. */
function isAnything(schema: Schema, coverageOf: CoverageAnalysis): boolean {
  return possibleTypes(coverageOf(schema)).length === INSTANCE_TYPES.length;
}

/** A branch with the properties that exclude the others, where one property excludes each of them. */
function withoutOthers(branch: Schema, all: readonly Schema[], coverageOf: CoverageAnalysis): Schema {
  if (typeof branch === 'boolean' || branch.$ref !== undefined) return branch;
  const required = branch.required ?? [];
  const exclusions = all
    .filter((other) => other !== branch)
    .flatMap((other) => {
      // A schema without a type accepts everything else too, and is harder to exclude.
      const rejected = acceptsOnlyObjects(other, coverageOf) ? rejectedObjects(other, coverageOf) : undefined;
      const choices = rejected?.choices.filter((choice) => !isContradicted(choice, required)) ?? [];
      const [only, ...more] = choices;
      return only !== undefined && more.length === 0 ? [only] : [];
    });
  return exclusions.reduce<SchemaObject>(withProperty, branch);
}

/** A schema with the property of another one: among its own properties where it does not describe that property yet. */
function withProperty(schema: SchemaObject, { properties = {}, required = [] }: SchemaObject): SchemaObject {
  const own = schema.properties ?? {};
  const isSaid = Object.entries(properties).every(
    ([key, inner]) => inner === false && ownSchema(own, key) === false,
  );
  if (isSaid) return schema;
  const isNew = Object.keys(properties).every((key) => !Object.hasOwn(own, key));
  const isPlain = schema.additionalProperties === undefined && schema.patternProperties === undefined;
  if (!isNew || !isPlain)
    return { ...schema, allOf: [...(schema.allOf ?? []), { type: 'object', properties, required }] };
  return {
    ...schema,
    properties: { ...own, ...properties },
    required: [...(schema.required ?? []), ...required],
  };
}

/** True for a property that must be absent but is required. */
function isContradicted({ properties = {} }: SchemaObject, required: readonly string[]): boolean {
  return Object.entries(properties).some(([key, property]) => property === false && required.includes(key));
}
