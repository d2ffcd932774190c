import { isNever } from '../../schema/coverage.js';
import type { Schema, SchemaObject } from '../../schema/schema.js';
import { propertyKey } from '../../text/safe-text.js';
import { isNameless, NAME_RULES } from './names.js';
import { PATTERN_RULE } from './patterns.js';
import type { RuleContext, RuleSchema, TypeRule } from './rule.js';
import { annotationsOf, forType, INHERITED, inheritedType } from './schema-helpers.js';

const forObjects = (apply: (schema: RuleSchema, context: RuleContext) => RuleSchema): TypeRule['apply'] =>
  forType('object', apply);

/** Rules about schemas that only constrain objects. */
export const OBJECT_RULES: readonly TypeRule[] = [
  {
    name: 'a property that requires others is absent, or present with them',
    apply: forObjects((schema) => {
      const { dependentRequired, dependentSchemas, ...rest } = schema;
      const choices = [
        ...Object.entries(dependentRequired ?? {}).map(([key, needed]) =>
          dependency(key, { required: needed }),
        ),
        ...Object.entries(dependentSchemas ?? {}).map(([key, needed]) => dependency(key, needed)),
      ].filter((choice) => choice !== undefined);
      if (choices.length === 0 || choices.length > MOST_DEPENDENCIES) return rest;
      const { description, ...own } = rest;
      return { ...(description !== undefined && { description }), allOf: [own, ...choices] };
    }),
  },
  {
    name: 'an object that can have no property is empty',
    apply: forObjects((schema, { coverageOf }) => {
      const { maxProperties, properties = {}, additionalProperties, patternProperties = {} } = schema;
      const hasNames = Object.keys({ ...properties, ...patternProperties }).length > 0;
      const isClosed =
        additionalProperties !== undefined && isNever(additionalProperties, coverageOf) && !hasNames;
      return isNameless(schema, coverageOf) || isClosed || maxProperties === 0
        ? { ...annotationsOf(schema), enum: [{}] }
        : schema;
    }),
  },
  {
    name: 'a required property is in the type',
    apply: forObjects((schema) => {
      const unnamed = (schema.required ?? []).filter((key) => !Object.hasOwn(schema.properties ?? {}, key));
      if (unnamed.length === 0) return schema;
      const hasPatterns = Object.keys(schema.patternProperties ?? {}).length > 0;
      const other = hasPatterns ? true : (schema.additionalProperties ?? true);
      const added = unnamed.map((key): [string, Schema] => [key, other]);
      return {
        ...schema,
        properties: Object.fromEntries([...Object.entries(schema.properties ?? {}), ...added]),
      };
    }),
  },
  ...NAME_RULES,
  PATTERN_RULE,
  {
    name: 'a property that every object inherits may be what is inherited, or has to be a JSON value',
    apply: forObjects((schema, { coverageOf }) => {
      const keys = Object.keys(schema.properties ?? {});
      if (!keys.some((key) => INHERITED.has(key))) return schema;
      const required = new Set(schema.required);
      const properties = Object.entries(schema.properties ?? {}).map(([key, property]): [string, Schema] => {
        if (!INHERITED.has(key)) return [key, property];
        if (!required.has(key)) return [key, or(property, inheritedType(key))];
        // The inherited member is a function, which TypeScript accepts as an object.
        return [key, coverageOf(property).object === 'none' ? property : both(property, ANY_VALUE)];
      });
      return { ...schema, properties: Object.fromEntries(properties) };
    }),
  },
  {
    name: 'an object without properties is a record',
    apply: forObjects((schema, { coverageOf }) => {
      const { properties = {}, patternProperties = {} } = schema;
      const isAllowed = (inner: Schema): boolean => !isNever(inner, coverageOf);
      const hasNames = Object.keys(properties).length > 0 || Object.values(patternProperties).some(isAllowed);
      return hasNames || (schema.additionalProperties ?? true) !== true
        ? schema
        : { ...schema, additionalProperties: {} };
    }),
  },
  {
    name: 'an object that need not have any property is still an object',
    apply: forObjects((schema, { open }) => {
      if (open || !isWeak(schema)) return schema;
      const { description, ...rest } = schema;
      return {
        ...(description !== undefined && { description }),
        allOf: [
          { ...rest, tsPart: true } as SchemaObject,
          { type: 'object', tsType: 'object' } as SchemaObject,
        ],
      };
    }),
  },
  {
    name: 'an object has no index signature unless it describes its other properties, or types are open',
    apply: forObjects((schema, { open }) =>
      (schema.additionalProperties ?? true) === true
        ? { ...schema, additionalProperties: open ? {} : false }
        : schema,
    ),
  },
];

/** Every JSON value. `unknown` would accept functions too, and so would a record of `any`. */
const ANY_VALUE: RuleSchema = {
  tsType: '{ [key: string]: {} | null } | unknown[] | string | number | boolean | null',
};

function isAnything(schema: Schema): boolean {
  return schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0);
}

function both(property: Schema, other: SchemaObject): Schema {
  return isAnything(property) ? other : { allOf: [property, other] };
}

/** The most dependencies to express: with more, the compiler would have to check too many combinations. */
export const MOST_DEPENDENCIES = 4;

/** A choice: the property is absent, or its dependencies are satisfied. Undefined where a type cannot express that. */
function dependency(key: string, needed: Schema): Schema | undefined {
  if (needed === true || INHERITED.has(key)) return undefined;
  const absent: RuleSchema = { type: 'object', tsType: `{ ${propertyKey(key)}?: never }` };
  if (needed === false) return absent;
  const present: SchemaObject = { type: 'object', required: [key, ...(needed.required ?? [])] };
  const { required: _required, ...rest } = needed;
  if (Object.keys(rest).length === 0)
    return needed.required?.length === 0 ? undefined : { anyOf: [absent, present] };
  if (needed.$ref !== undefined)
    return { anyOf: [absent, { allOf: [{ type: 'object', required: [key] }, needed] }] };
  return { anyOf: [absent, { ...needed, type: 'object', required: [key, ...(needed.required ?? [])] }] };
}

/** A schema with another choice for its type. Its comment stays. */
function or(property: Schema, tsType: string): Schema {
  const { description, ...rest }: SchemaObject = typeof property === 'object' ? property : { not: !property };
  const choice: readonly RuleSchema[] = [rest, { tsType }];
  return { ...(description !== undefined && { description }), anyOf: choice };
}

/**
 * True for an object type that has only optional properties. TypeScript reports a value with none of them as a mistake,
 * which would be wrong where the schema allows other properties.
 */
function isWeak(schema: RuleSchema): boolean {
  const isClosed = (schema.additionalProperties ?? true) !== true;
  if (schema.tsPart || isClosed || schema.patternProperties !== undefined) return false;
  const keys = Object.keys(schema.properties ?? {});
  return keys.length > 0 && !keys.some((key) => schema.required?.includes(key));
}
