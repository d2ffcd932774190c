import { isJsonScalar, type JsonValue } from '../../json/json.js';
import { conjuncts } from '../../schema/in-place.js';
import { ANNOTATIONS } from '../../schema/keyword-sets.js';
import type { LookUp } from '../../schema/look-up.js';
import {
  ownSchema,
  refName,
  type Schema,
  type SchemaObject,
  typesOf,
  valuesOf,
} from '../../schema/schema.js';

/** A property and the values that mean a branch. */
export interface Tagged {
  readonly property: string;
  readonly values: readonly JsonValue[];
  /** True for the default, which is meant by all other values, and where the property is missing. */
  readonly isDefault?: true;
}

/** What a branch says about its tag. */
export interface TagReading {
  /** The literals that the branch itself allows. Undefined where it does not list any. */
  readonly literals: readonly JsonValue[] | undefined;
  /** True for a tag that is a number or a boolean. */
  readonly type: 'number' | 'boolean' | 'string';
  readonly isRequired: boolean;
}

/** Reads what a branch says about a property, through references and `allOf`. */
export function readTag(branch: Schema, property: string, lookUp: LookUp): TagReading {
  const parts = conjuncts(branch, lookUp);
  const tags = parts.flatMap(({ properties = {} }) => conjuncts(ownSchema(properties, property), lookUp));
  const lists = tags.flatMap((one) => {
    const values = valuesOf(one);
    return values === undefined ? [] : [values];
  });
  const [first, ...more] = lists;
  const types = tags.flatMap((one) => typesOf(one) ?? []);
  const isOnly = (...names: readonly string[]): boolean =>
    types.length > 0 && types.every((type) => names.includes(type));
  return {
    literals: first?.filter(
      (value) => isJsonScalar(value) && more.every((list) => list.some((one) => one === value)),
    ),
    type: isOnly('integer', 'number') ? 'number' : isOnly('boolean') ? 'boolean' : 'string',
    isRequired: parts.some(({ required = [] }) => required.includes(property)),
  };
}

/**
 * A schema with a property that it requires and holds to some values, or for a default, one that may have any other
 * value. A schema that allows null still does.
 */
export function holdTag(schema: SchemaObject, tagged: Tagged, lookUp: LookUp): SchemaObject {
  return tagged.isDefault ? holdDefault(schema, tagged) : holdValues(schema, tagged, lookUp);
}

function holdDefault(schema: SchemaObject, { property, values }: Tagged): SchemaObject {
  const excluded: SchemaObject = { not: { enum: values } };
  const tag = ownSchema(schema.properties ?? {}, property) ?? true;
  const isFree = typeof tag === 'object' && tag.not === undefined;
  const held = tag === true ? excluded : isFree ? { ...tag, ...excluded } : { allOf: [tag, excluded] };
  return { ...schema, properties: { ...schema.properties, [property]: held } };
}

function holdValues(schema: SchemaObject, { property, values }: Tagged, lookUp: LookUp): SchemaObject {
  const [only, ...others] = values;
  const literals: SchemaObject =
    others.length === 0 && only !== undefined ? { const: only } : { enum: values };
  const tag = { ...withoutLiterals(ownSchema(schema.properties ?? {}, property), lookUp), ...literals };
  const required = schema.required ?? [];
  const typed = conjuncts(schema, lookUp).flatMap((one) => typesOf(one) ?? []);
  return {
    ...schema,
    ...(schema.type === undefined && !typed.includes('null') && { type: 'object' }),
    required: required.includes(property) ? required : [...required, property],
    properties: { ...schema.properties, [property]: tag },
  };
}

/** What the schema of a tag says besides its literals and their type. */
function withoutLiterals(tag: Schema | undefined, lookUp: LookUp): SchemaObject {
  if (typeof tag !== 'object') return {};
  const { const: _const, enum: _enum, $ref, ...rest } = tag;
  if ($ref === undefined) return rest;
  const target = lookUp(refName($ref));
  const isList =
    typeof target === 'object' &&
    Object.keys(target).every((key) => key === 'type' || key === 'enum' || ANNOTATIONS.has(key));
  return isList ? rest : { $ref, ...rest };
}
