import { type CoverageAnalysis, isNever, possibleTypes } from '../../schema/coverage.js';
import { INSTANCE_TYPES } from '../../schema/instance-types.js';
import { ownSchema, type Schema, type SchemaObject } from '../../schema/schema.js';
import type { TypeRule } from './rule.js';
import { constraintsOf, hasFinalType } from './schema-helpers.js';

/** `not`, where types can say the contrary of what it holds. */
export const NOT_RULE: TypeRule = {
  name: 'an object that must not have properties lacks one of them',
  apply: (schema, { coverageOf }) => {
    const refusal =
      schema.not === undefined || hasFinalType(schema) ? undefined : refusalOf(schema.not, coverageOf);
    if (refusal === undefined) return schema;
    const { not: _not, ...rest } = schema;
    const others = INSTANCE_TYPES.filter((type) => type !== 'object');
    const choice = [...refusal.choices, ...(refusal.ofObjects ? [{ type: others }] : [])];
    return { ...rest, allOf: [...(rest.allOf ?? []), { anyOf: choice }] };
  },
};

/** `oneOf` of objects of which a property decides. */
export const EXACTLY_ONE_RULE: TypeRule = {
  name: 'exactly one is one without the others',
  apply: (schema, { coverageOf }) => {
    const { oneOf, ...rest } = schema;
    if (oneOf === undefined || oneOf.length > MOST_BRANCHES || hasFinalType(schema)) return schema;
    const exclusive = oneOf.map((branch) => withoutOthers(branch, oneOf, coverageOf));
    return exclusive.every((branch, at) => branch === oneOf[at]) ? schema : { ...rest, oneOf: exclusive };
  },
};

/** What an object is that a schema refuses. */
interface Refusal {
  readonly choices: readonly SchemaObject[];
  /** The schema is for objects alone, so that it refuses all other values. */
  readonly ofObjects: boolean;
}

/** No more choices than this: they have to be read. */
const MOST_CHOICES = 3;

/** In more branches than this, what each has of the others would be all that there is to read. */
const MOST_BRANCHES = 8;

/** Says what must hold for an object to be refused, property by property; undefined where types cannot say it. */
function refusalOf(schema: Schema, coverageOf: CoverageAnalysis): Refusal | undefined {
  if (typeof schema === 'boolean') return undefined;
  const { type, properties = {}, required = [], ...others } = constraintsOf(schema);
  if (Object.keys(others).length > 0 || (type !== undefined && type !== 'object')) return undefined;
  const keys = [...new Set([...Object.keys(properties), ...required])];
  const choices = keys.flatMap((key): readonly SchemaObject[] => {
    const property = (Object.hasOwn(properties, key) ? properties[key] : undefined) ?? true;
    const refused: Schema = property === true ? false : { not: property };
    if (required.includes(key)) return [{ type: 'object', properties: { [key]: refused } }];
    return isNever(refused, coverageOf)
      ? []
      : [{ type: 'object', properties: { [key]: refused }, required: [key] }];
  });
  const isVague = choices.some(({ properties: named = {} }) =>
    Object.values(named).some((one) => isAnything(one, coverageOf)),
  );
  if (isVague || choices.length > MOST_CHOICES) return undefined;
  return { choices, ofObjects: type === 'object' };
}

/** True where a type could say nothing: every instance type is possible, if only in part. */
function isAnything(schema: Schema, coverageOf: CoverageAnalysis): boolean {
  return possibleTypes(coverageOf(schema)).length === INSTANCE_TYPES.length;
}

/** A branch with what keeps it apart from the others, where each of those is kept out by one property. */
function withoutOthers(branch: Schema, all: readonly Schema[], coverageOf: CoverageAnalysis): Schema {
  if (typeof branch === 'boolean' || branch.$ref !== undefined) return branch;
  const required = branch.required ?? [];
  const apart = all
    .filter((other) => other !== branch)
    .flatMap((other) => {
      const refusal = isObjects(other, coverageOf) ? refusalOf(other, coverageOf) : undefined;
      const choices = refusal?.choices.filter((choice) => !isContradicted(choice, required)) ?? [];
      const [only, ...more] = choices;
      return only !== undefined && more.length === 0 ? [only] : [];
    });
  return apart.reduce<SchemaObject>(withProperty, branch);
}

/** A schema with what another says of one property, in its own properties where those say nothing of it yet. */
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

/** True for a schema of objects. One without a type accepts everything else, and is not so easily excluded. */
function isObjects(schema: Schema, coverageOf: CoverageAnalysis): boolean {
  return possibleTypes(coverageOf(schema)).every((type) => type === 'object');
}

/** True for a property that has to be absent and has to be there. */
function isContradicted({ properties = {} }: SchemaObject, required: readonly string[]): boolean {
  return Object.entries(properties).some(([key, property]) => property === false && required.includes(key));
}
