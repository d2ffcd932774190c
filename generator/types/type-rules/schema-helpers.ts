import { type InstanceType, instanceTypeOf } from '../../schema/instance-types.js';
import { ANNOTATIONS, keywordsThatApply } from '../../schema/keyword-sets.js';
import { type Schema, type SchemaObject, typesOf, valuesOf } from '../../schema/schema.js';
import { quote } from '../../text/safe-text.js';
import type { RuleSchema, TypeRule } from './rule.js';

/**
 * The members that TypeScript gives every object. An optional property of the same name with another type would reject
 * `{}`.
 */
export const INHERITED: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

/** The type of an inherited member. */
export function inheritedType(key: string): string {
  return `Object[${quote(key)}]`;
}

/** The keywords whose schemas always apply to the same value. They become the branches of a type. */
const BRANCHING = keywordsThatApply('value');

/** True for a schema with branches; a reference is a branch. */
export function hasBranches(schema: SchemaObject): boolean {
  return BRANCHING.some((keyword) => schema[keyword] !== undefined);
}

/** True for a schema whose type is finished, or is that of listed values. */
export function hasFinalType(schema: RuleSchema): boolean {
  return schema.tsType !== undefined || valuesOf(schema) !== undefined;
}

/** The only instance type in a schema's own `type`; undefined where it has none or several. */
export function onlyType(schema: SchemaObject): InstanceType | undefined {
  const [only, ...more] = new Set((typesOf(schema) ?? []).map(instanceTypeOf));
  return more.length === 0 ? only : undefined;
}

/** The type of a schema without branches and listed values. */
function plainType(schema: RuleSchema): InstanceType | undefined {
  return hasBranches(schema) || hasFinalType(schema) ? undefined : onlyType(schema);
}

/** A rule's action for schemas of one plain type; other schemas are unchanged. */
export function forType(type: InstanceType, apply: TypeRule['apply']): TypeRule['apply'] {
  return (schema, context) => (plainType(schema) === type ? apply(schema, context) : schema);
}

/** True for a schema with a reference, whatever else it has. */
export function isReference(branch: Schema): boolean {
  return typeof branch === 'object' && branch.$ref !== undefined;
}

/** The annotations of a schema. */
export function annotationsOf(schema: SchemaObject): SchemaObject {
  return pick(schema, (keyword) => ANNOTATIONS.has(keyword));
}

/** The constraints of a schema. */
export function constraintsOf(schema: RuleSchema): RuleSchema {
  return pick(schema, (keyword) => !ANNOTATIONS.has(keyword));
}

/** A schema without the given keywords. */
export function without(schema: SchemaObject, keywords: readonly string[]): SchemaObject {
  return pick(schema, (keyword) => !keywords.includes(keyword));
}

function pick<T extends SchemaObject>(schema: T, isKept: (keyword: string) => boolean): T {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => isKept(keyword))) as T;
}
