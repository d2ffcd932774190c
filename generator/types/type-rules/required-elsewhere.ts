import { type CoverageAnalysis, possibleTypes } from '../../schema/coverage.js';
import { conjuncts } from '../../schema/in-place.js';
import { INSTANCE_TYPES } from '../../schema/instance-types.js';
import { keywordsWhere } from '../../schema/keyword-sets.js';
import {
  mapValues,
  ownSchema,
  type Schema,
  type SchemaObject,
  typeList,
  withoutAnnotations,
} from '../../schema/schema.js';
import type { RuleContext, RuleSchema, TypeRule } from './rule.js';
import { constraintsOf, hasBranches, hasFinalType } from './schema-helpers.js';

/** `required` that stands alone in a branch which always applies. */
export const HOIST_RULE: TypeRule = {
  name: 'a branch that only requires properties is a part of the whole',
  apply: (schema) => {
    if (hasFinalType(schema)) return schema;
    const { allOf = [], anyOf = [], oneOf = [] } = schema;
    const isBare = (branch: Schema): branch is SchemaObject => onlyRequires(branch, schema.type);
    const [any, one] = [single(anyOf), single(oneOf)].map((only) =>
      only && isBare(only) ? only : undefined,
    );
    const bare = [...allOf.filter(isBare), ...(any ? [any] : []), ...(one ? [one] : [])];
    if (bare.length === 0) return schema;
    const { allOf: _all, anyOf: _any, oneOf: _one, ...rest } = schema;
    const left = allOf.filter((branch) => !isBare(branch));
    const names = [schema, ...bare].flatMap(({ required = [] }) => required);
    return {
      ...rest,
      ...(left.length > 0 && { allOf: left }),
      ...(schema.anyOf !== undefined && !any && { anyOf }),
      ...(schema.oneOf !== undefined && !one && { oneOf }),
      required: [...new Set(names)],
    };
  },
};

/** `required` that names a property which another part of the schema describes. */
export const SUPPLY_RULE: TypeRule = {
  name: 'a property that a branch requires or refines has the type that it has elsewhere',
  apply: (schema, context) => {
    const { dependentRequired, dependentSchemas } = schema;
    const hasParts = hasBranches(schema) || (dependentRequired ?? dependentSchemas) !== undefined;
    if (hasFinalType(schema) || !hasParts) return schema;
    const supply = (part: Schema): Schema =>
      supplied(part, (key) => described(key, schema, context), context);
    const held = supplyBranches(withKnownDependencies(schema, context), supply);
    const own = supplyRequired(held, (key) => described(key, schema, context), context);
    return withPlainBase(own, schema, context);
  },
};

/** What is known elsewhere of a property. */
type Known = (key: string) => readonly SchemaObject[];

function described(key: string, schema: Schema, { lookUp }: RuleContext): readonly SchemaObject[] {
  return conjuncts(schema, lookUp).flatMap(({ properties = {} }) => {
    const found = ownSchema(properties, key);
    return typeof found === 'object' && Object.keys(found).length > 0 ? [found] : [];
  });
}

/** A branch in which all properties that it requires, or refines without a type, have the type that is known. */
function supplied(branch: RuleSchema | boolean, known: Known, context: RuleContext): Schema {
  if (typeof branch === 'boolean' || hasFinalType(branch)) return branch;
  const all: Known = (key) => [...known(key), ...described(key, branch, context)];
  const supply = (part: Schema): Schema => supplied(part, all, context);
  const held = branch.$ref === undefined ? supplyBranches(branch, supply) : branch;
  return supplyRequired(withKnownTypes(held, known, context.coverageOf), all, context);
}

function supplyBranches(schema: RuleSchema, supply: (part: Schema) => Schema): RuleSchema {
  const { allOf, anyOf, oneOf, dependentSchemas } = schema;
  return {
    ...schema,
    ...(allOf && { allOf: allOf.map(supply) }),
    ...(anyOf && { anyOf: anyOf.map(supply) }),
    ...(oneOf && { oneOf: oneOf.map(supply) }),
    ...(dependentSchemas && { dependentSchemas: mapValues(dependentSchemas, supply) }),
  };
}

/** A schema with properties for all that it requires and only others describe. */
function supplyRequired(schema: RuleSchema, known: Known, { coverageOf }: RuleContext): RuleSchema {
  const { properties = {}, required = [] } = schema;
  if (OTHER_NAMES.some((keyword) => schema[keyword] !== undefined)) return schema;
  const added = required.flatMap((key): readonly (readonly [string, Schema])[] => {
    if (Object.hasOwn(properties, key)) return [];
    const found = known(key);
    return found.length === 0 ? [] : [[key, typeAgain(found, coverageOf)]];
  });
  if (added.length === 0) return schema;
  return { ...schema, properties: Object.fromEntries([...Object.entries(properties), ...added]) };
}

/** Keywords that change the type of an object by what they declare about properties that `properties` does not have. */
const OTHER_NAMES = keywordsWhere(
  ({ about, declares, changesType }) =>
    about === 'object' && changesType !== 'never' && typeof declares === 'string' && declares !== 'names',
);

/** Properties without a type, for which other parts of the schema say one, say it too. */
function withKnownTypes(schema: RuleSchema, known: Known, coverageOf: CoverageAnalysis): RuleSchema {
  if (schema.properties === undefined) return schema;
  const properties = mapValues(schema.properties, (property, key) => {
    if (typeof property === 'boolean' || hasBranches(property) || hasFinalType(property)) return property;
    const [other] = known(key);
    if (
      property.type !== undefined ||
      other === undefined ||
      Object.keys(constraintsOf(property)).length === 0
    )
      return property;
    const types = possibleTypes(coverageOf(other));
    return types.length === INSTANCE_TYPES.length ? property : { ...property, type: typeList(types) };
  });
  return { ...schema, properties };
}

/** What a property requires, with the types that are known here. */
function withKnownDependencies(schema: RuleSchema, context: RuleContext): RuleSchema {
  const { dependentRequired, ...rest } = schema;
  if (dependentRequired === undefined) return schema;
  const known: Known = (key) => described(key, schema, context);
  const isOpen = (key: string): boolean => !Object.hasOwn(rest.dependentSchemas ?? {}, key);
  const entries = Object.entries(dependentRequired).filter(([, needed]) => needed.length > 0);
  const lists = entries.filter(([key]) => !isOpen(key));
  const schemas = entries
    .filter(([key]) => isOpen(key))
    .map(([key, needed]): [string, Schema] => [
      key,
      supplyRequired({ required: [...new Set([key, ...needed])] }, known, context),
    ]);
  return {
    ...rest,
    ...(lists.length > 0 && { dependentRequired: Object.fromEntries(lists) }),
    dependentSchemas: Object.fromEntries([...schemas, ...Object.entries(rest.dependentSchemas ?? {})]),
  };
}

/**
 * Objects of which nothing is known but that they are objects, and which a branch refines, are written as `object`: a
 * record would let every name pass in the branch, too.
 */
function withPlainBase(schema: RuleSchema, whole: SchemaObject, context: RuleContext): RuleSchema {
  if (schema.properties === undefined) return schema;
  const branches = [whole.allOf, whole.anyOf, whole.oneOf].flatMap((list) => list ?? []);
  const properties = mapValues(schema.properties, (property, key) =>
    isBlankObject(property) && branches.some((branch) => refinesObject(branch, key, context))
      ? plainObject(property)
      : property,
  );
  return { ...schema, properties };
}

function plainObject(property: SchemaObject): SchemaObject {
  const plain: RuleSchema = { ...property, tsType: 'object' };
  return plain;
}

/** True for a schema that says nothing of an object but that it is one. */
export function isBlankObject(schema: Schema): schema is SchemaObject {
  if (typeof schema === 'boolean' || schema.type !== 'object' || hasFinalType(schema)) return false;
  return Object.keys(constraintsOf(schema)).every((keyword) => SILENT.has(keyword));
}

/** Keywords that leave the type of an object as it is. */
const SILENT = new Set(['type', 'if', 'then', 'else', 'not', 'minProperties']);

function refinesObject(branch: Schema, key: string, context: RuleContext): boolean {
  if (typeof branch === 'boolean') return false;
  const inner = [branch.allOf, branch.anyOf, branch.oneOf].flatMap((list) => list ?? []);
  const found = described(key, branch, context);
  return (
    found.some((one) => one.properties !== undefined) || inner.some((one) => refinesObject(one, key, context))
  );
}

/** The type of a property for a second place: in words where they are few, else only that the property exists. */
function typeAgain(found: readonly SchemaObject[], coverageOf: CoverageAnalysis): Schema {
  const short = found.find(isShort);
  const again: RuleSchema =
    short === undefined
      ? { tsType: found.some((one) => coverageOf(one).null === 'none') ? '{}' : '{} | null' }
      : { ...(withoutAnnotations(short) as SchemaObject), tsAgain: true };
  return again;
}

/** True for a schema whose type is a few words, wherever it is written. */
function isShort(schema: Schema): boolean {
  if (typeof schema === 'boolean') return false;
  return Object.entries(schema).every(([keyword, value]) => {
    if (BRIEF.has(keyword)) return true;
    if (keyword === 'items') return value === false || isShort(value as Schema);
    const isList = keyword === 'anyOf' || keyword === 'prefixItems';
    return isList && (value as readonly Schema[]).every(isShort);
  });
}

/**
 * Keywords that leave a type short: they hold no schemas, and are not about properties. Annotations are left out, and a
 * reference is a name.
 */
const BRIEF: ReadonlySet<string> = new Set(
  keywordsWhere(
    ({ role, about, applies }) => role !== 'constraint' || (about !== 'object' && applies === undefined),
  ),
);

function onlyRequires(branch: Schema, type: SchemaObject['type']): branch is SchemaObject {
  if (typeof branch === 'boolean' || branch.required === undefined) return false;
  return Object.keys(constraintsOf(branch)).every(
    (keyword) => keyword === 'required' || (keyword === 'type' && branch.type === type),
  );
}

function single<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
