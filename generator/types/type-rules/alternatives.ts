import { areDisjoint } from '../../schema/are-disjoint.js';
import { type CoverageAnalysis, isNever, possibleTypes } from '../../schema/coverage.js';
import type { LookUp } from '../../schema/look-up.js';
import { refName, type Schema, type SchemaObject } from '../../schema/schema.js';
import type { TypeRule } from './rule.js';
import { constraintsOf, hasFinalType } from './schema-helpers.js';

/** `anyOf` of branches that require a property each. */
export const AT_LEAST_ONE_RULE: TypeRule = {
  name: 'where all but one of some properties are missing, the last one is present',
  apply: (schema, { coverageOf }) => {
    const { anyOf = [] } = schema;
    if (anyOf.length < 2 || possibleTypes(coverageOf(schema)).join() !== 'object') return schema;
    const names = anyOf.map(onlyName);
    const keys = names.filter((key) => key !== undefined);
    const isApart = keys.length === anyOf.length && new Set(keys).size === keys.length;
    if (hasFinalType(schema) || keys.length < 2 || keys.length > MOST_NAMES || !isApart) return schema;
    return { ...schema, anyOf: alternatives(keys) };
  },
};

/** True for branches that require a property each, of which the type of each says that it lacks the others. */
export function saysExactlyOne(branches: readonly Schema[]): boolean {
  const names = branches.map(onlyName);
  return names.length <= MOST_BRANCHES && !names.includes(undefined) && new Set(names).size === names.length;
}

/** Branches that accept no other properties than their own. */
export const CLOSED_BRANCHES_RULE: TypeRule = {
  name: 'a closed branch has nothing of the others',
  apply: (schema, { lookUp, coverageOf }) => {
    if (hasFinalType(schema)) return schema;
    const { anyOf, oneOf } = schema;
    const held = (branches: readonly Schema[]): readonly Schema[] =>
      branches.length > MOST_BRANCHES || areDisjoint(branches, lookUp, coverageOf)
        ? branches
        : branches.map((branch) => withoutOthers(branch, branches, lookUp, coverageOf));
    return { ...schema, ...(anyOf && { anyOf: held(anyOf) }), ...(oneOf && { oneOf: held(oneOf) }) };
  },
};

/** Of more properties, the branches would have to be read by nobody. */
const MOST_NAMES = 5;

/** With more branches, too many properties of others would have to be read in each. */
const MOST_BRANCHES = 8;

/** The name that a branch requires, when it says nothing else. */
function onlyName(branch: Schema): string | undefined {
  if (typeof branch === 'boolean') return undefined;
  const { required: [only, ...more] = [], type, ...others } = constraintsOf(branch);
  const isBare = more.length === 0 && Object.keys(others).length === 0;
  return isBare && (type === undefined || type === 'object') ? only : undefined;
}

/**
 * Branches of which some lack a property, for each property: only then does TypeScript narrow by it. The first has the
 * first property and lacks the last, the second has both; each other has its own and lacks those before.
 */
function alternatives(keys: readonly string[]): readonly SchemaObject[] {
  const [first = '', ...others] = keys;
  const last = keys.at(-1) ?? '';
  return [
    { type: 'object', properties: { [last]: false }, required: [first] },
    { type: 'object', required: [first, last] },
    ...others.map(
      (key, at): SchemaObject => ({
        type: 'object',
        properties: Object.fromEntries(keys.slice(0, at + 1).map((before) => [before, false])),
        required: [key],
      }),
    ),
  ];
}

function withoutOthers(
  branch: Schema,
  all: readonly Schema[],
  lookUp: LookUp,
  coverageOf: CoverageAnalysis,
): Schema {
  if (!isClosed(branch, coverageOf)) return branch;
  const own = branch.properties ?? {};
  const names = all.flatMap((other) => Object.keys(described(other, lookUp).properties ?? {}));
  const added = [...new Set(names)].filter((key) => !Object.hasOwn(own, key));
  if (added.length === 0) return branch;
  const absent = added.map((key): [string, Schema] => [key, false]);
  return { ...branch, properties: Object.fromEntries([...Object.entries(own), ...absent]) };
}

/** True for an object written here that has no properties but those that it names. */
function isClosed(schema: Schema, coverageOf: CoverageAnalysis): schema is SchemaObject {
  if (typeof schema === 'boolean' || schema.$ref !== undefined || hasFinalType(schema)) return false;
  const { type, additionalProperties, patternProperties } = schema;
  const isNamed = additionalProperties !== undefined && isNever(additionalProperties, coverageOf);
  return type === 'object' && isNamed && patternProperties === undefined;
}

function described(schema: Schema, lookUp: LookUp): SchemaObject {
  if (typeof schema === 'boolean') return {};
  const target = schema.$ref === undefined ? schema : lookUp(refName(schema.$ref));
  return typeof target === 'object' ? target : {};
}
