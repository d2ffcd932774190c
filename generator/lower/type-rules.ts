import {
  ANNOTATIONS,
  isOfTypes,
  mapValues,
  refName,
  type Schema,
  type SchemaObject,
  typesOf,
} from '../catalog/schema.js';
import { isJsonObject, type JsonValue } from '../json.js';
import { quote } from '../text/safe-text.js';
import type { LookUp } from './conjunction.js';
import { documentation } from './documentation.js';

/** One rewriting step before the type backend, which is exact on well-typed schemas and needs help with others. */
export interface TypeRule {
  /** What holds after the rule, as a sentence. */
  readonly name: string;
  readonly apply: (schema: RuleSchema, lookUp: LookUp) => RuleSchema;
}

/**
 * A schema on its way to the type backend: `tsType` holds a TypeScript type that a rule has worked out, `description`
 * the finished text of the JSDoc comment.
 */
export type RuleSchema = SchemaObject & { readonly tsType?: string };

/** The rules, in the order in which they are applied to each schema, outer before inner. */
export const TYPE_RULES: readonly TypeRule[] = [
  {
    name: 'a branch that takes everything or nothing is no branch',
    apply: ({ allOf, anyOf, oneOf, ...rest }) => {
      const choices = [anyOf, oneOf].filter((one) => one !== undefined);
      const isNever =
        (allOf ?? []).includes(false) || choices.some((one) => one.every((branch) => branch === false));
      if (isNever) return { ...rest, tsType: 'never' };
      const narrowing = (branches: readonly Schema[]): boolean => !branches.includes(true);
      const all = (allOf ?? []).filter((branch) => branch !== true);
      return {
        ...rest,
        ...(all.length > 0 && { allOf: all }),
        ...(anyOf && narrowing(anyOf) && { anyOf: anyOf.filter((branch) => branch !== false) }),
        ...(oneOf && narrowing(oneOf) && { oneOf: oneOf.filter((branch) => branch !== false) }),
      };
    },
  },
  {
    name: 'a required property is in the type',
    apply: (schema) => {
      const unnamed = (schema.required ?? []).filter((key) => !Object.hasOwn(schema.properties ?? {}, key));
      if (unnamed.length === 0) return schema;
      const other = schema.additionalProperties ?? true;
      const added = unnamed.map((key): [string, Schema] => [key, other]);
      return {
        ...schema,
        properties: Object.fromEntries([...Object.entries(schema.properties ?? {}), ...added]),
      };
    },
  },
  {
    name: 'a property without words borrows those of what it refers to',
    apply: (schema, lookUp) =>
      schema.properties === undefined
        ? schema
        : {
            ...schema,
            properties: mapValues(schema.properties, (property) => borrowWords(property, lookUp)),
          },
  },
  {
    name: 'the comment says what the type cannot',
    apply: (schema) => {
      const { title: _title, description: _description, deprecated: _deprecated, ...rest } = schema;
      const text = documentation(schema);
      return text === '' ? rest : { ...rest, description: text };
    },
  },
  {
    name: 'a literal is printed by us',
    apply: (schema) => {
      const values = schema.const !== undefined || 'const' in schema ? [schema.const ?? null] : schema.enum;
      if (!values || schema.tsType !== undefined) return schema;
      const { const: _const, enum: _enum, type: _type, ...rest } = schema;
      return { ...rest, tsType: literals(values.filter((value) => allows(schema, value))) };
    },
  },
  {
    name: 'an open enumeration keeps its literals',
    apply: (schema) => {
      const values = schema.anyOf && openEnumeration(schema.anyOf);
      if (!values) return schema;
      const { anyOf: _anyOf, ...rest } = schema;
      const [strings, others] = [values.filter((one) => one !== null), values.filter((one) => one === null)];
      return {
        ...rest,
        tsType: [literals(strings), '(string & {})', ...others.map(literalType)].join(' | '),
      };
    },
  },
  {
    name: 'a reference is a name',
    apply: (schema) => {
      if (schema.$ref === undefined) return schema;
      const { $ref, ...rest } = schema;
      const constrained = Object.keys(rest).some((keyword) => !ANNOTATIONS.has(keyword));
      if (!constrained) return { ...annotationsOf(rest), tsType: refName($ref) };
      return { ...annotationsOf(rest), allOf: [{ $ref }, constraintsOf(rest), ...(rest.allOf ?? [])] };
    },
  },
  {
    name: 'properties by pattern are what an index signature allows',
    apply: (schema) => {
      if (schema.patternProperties === undefined) return schema;
      const { patternProperties, additionalProperties = true, ...rest } = schema;
      const others = additionalProperties === false ? [] : [additionalProperties];
      const all = [...Object.values(patternProperties), ...others];
      const [only = false] = all;
      // What matches no pattern may be anything, and TypeScript has no index signature for "the rest".
      if (others[0] === true) return { ...rest, additionalProperties: {} };
      return { ...rest, additionalProperties: all.length > 1 ? { anyOf: all } : only };
    },
  },
  {
    name: 'a schema without a type is unknown',
    apply: (schema) => {
      const shapes = [
        'type',
        'tsType',
        'properties',
        'additionalProperties',
        'items',
        'prefixItems',
      ] as const;
      const says = shapes.some((keyword) => schema[keyword] !== undefined);
      return says || hasBranches(schema) ? schema : { ...schema, tsType: 'unknown' };
    },
  },
  {
    name: 'an object without properties is a record',
    apply: (schema) => {
      const isObject = typesOf(schema)?.includes('object') ?? false;
      return isObject &&
        schema.additionalProperties === undefined &&
        schema.properties === undefined &&
        !hasBranches(schema)
        ? { ...schema, additionalProperties: true }
        : schema;
    },
  },
  {
    name: 'an object with properties has no index signature unless it says what the others are',
    apply: (schema) =>
      schema.properties !== undefined && schema.additionalProperties === true
        ? { ...schema, additionalProperties: false }
        : schema,
  },
];

function borrowWords(property: Schema, lookUp: LookUp): Schema {
  if (typeof property === 'boolean' || property.$ref === undefined || property.description !== undefined)
    return property;
  const target = lookUp(refName(property.$ref));
  const words = typeof target === 'object' ? target.description : undefined;
  return words === undefined ? property : { ...property, description: words };
}

function annotationsOf(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => ANNOTATIONS.has(keyword)));
}

function constraintsOf(schema: SchemaObject): SchemaObject {
  const { allOf: _allOf, ...rest } = schema;
  return Object.fromEntries(Object.entries(rest).filter(([keyword]) => !ANNOTATIONS.has(keyword)));
}

function hasBranches(schema: SchemaObject): boolean {
  return schema.allOf !== undefined || schema.anyOf !== undefined || schema.oneOf !== undefined;
}

function literals(values: readonly JsonValue[]): string {
  return [...new Set(values.map((value) => literalType(value)))].join(' | ') || 'never';
}

/** An empty object literal would be `{}`, the type of everything. */
function literalType(value: JsonValue): string {
  return isJsonObject(value) && Object.keys(value).length === 0 ? '{ [key: string]: never }' : quote(value);
}

function allows(schema: SchemaObject, value: JsonValue): boolean {
  const types = typesOf(schema);
  return types === undefined || isOfTypes(value, types);
}

/** `anyOf: [{enum}, {type: 'string'}]`: known values today, others tomorrow. */
function openEnumeration(branches: readonly Schema[]): readonly JsonValue[] | undefined {
  const [known, rest, ...more] = branches;
  if (more.length > 0 || typeof known !== 'object' || typeof rest !== 'object') return undefined;
  const isPlainString =
    rest.type === 'string' && Object.keys(rest).every((key) => key === 'type' || ANNOTATIONS.has(key));
  return isPlainString ? known.enum : undefined;
}
