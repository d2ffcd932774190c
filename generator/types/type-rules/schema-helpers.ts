import { type InstanceType, instanceTypeOf } from '../../schema/instance-types.js';
import { ANNOTATIONS } from '../../schema/keyword-sets.js';
import { type Schema, type SchemaObject, typesOf, valuesOf } from '../../schema/schema.js';
import { quote } from '../../text/safe-text.js';
import type { RuleSchema, TypeRule } from './rule.js';

/** The members that TypeScript gives every object. An optional one of another type would refuse `{}`. */
export const INHERITED: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

/** The type of such a member. */
export function inheritedType(key: string): string {
  return `Object[${quote(key)}]`;
}

/** Keywords that hold schemas for the very value that the schema itself is for, as far as types read them. */
export const IN_PLACE = ['$ref', 'allOf', 'anyOf', 'oneOf'] as const;

/** True for a schema that leaves something to others in place. */
export function hasBranches(schema: SchemaObject): boolean {
  return IN_PLACE.some((keyword) => schema[keyword] !== undefined);
}

/** True for a schema whose type is known already, or is that of listed values. */
export function hasFinalType(schema: RuleSchema): boolean {
  return schema.tsType !== undefined || valuesOf(schema) !== undefined;
}

/** The only kind of a schema's own `type`; undefined for none and for several. */
export function onlyKind(schema: SchemaObject): InstanceType | undefined {
  const [only, ...more] = new Set((typesOf(schema) ?? []).map(instanceTypeOf));
  return more.length === 0 ? only : undefined;
}

/** The kind of a schema that says all it says by the keywords of that one kind. */
export function plainKind(schema: RuleSchema): InstanceType | undefined {
  return hasBranches(schema) || hasFinalType(schema) ? undefined : onlyKind(schema);
}

/** A rule's action for schemas that are plainly of one kind; others stay as they are. */
export function forType(kind: InstanceType, apply: TypeRule['apply']): TypeRule['apply'] {
  return (schema, context) => (plainKind(schema) === kind ? apply(schema, context) : schema);
}

/** True for a schema that is named, whatever stands beside the name. */
export function isReference(branch: Schema): boolean {
  return typeof branch === 'object' && branch.$ref !== undefined;
}

/** What describes a schema. */
export function annotationsOf(schema: SchemaObject): SchemaObject {
  return pick(schema, (keyword) => ANNOTATIONS.has(keyword));
}

/** What constrains it. */
export function constraintsOf(schema: RuleSchema): RuleSchema {
  return pick(schema, (keyword) => !ANNOTATIONS.has(keyword));
}

/** A schema without some of its keywords. */
export function without(schema: SchemaObject, keywords: readonly string[]): SchemaObject {
  return pick(schema, (keyword) => !keywords.includes(keyword));
}

function pick<T extends SchemaObject>(schema: T, isWanted: (keyword: string) => boolean): T {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => isWanted(keyword))) as T;
}
