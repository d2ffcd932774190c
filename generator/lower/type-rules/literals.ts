import { ANNOTATIONS, isOfTypes, type Schema, typesOf } from '../../catalog/schema.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json.js';
import { propertyKey, quote } from '../../text/safe-text.js';
import { possibleKinds } from '../kinds.js';
import type { TypeRule } from './rule.js';

/** Rules about listed values. */
export const LITERAL_RULES: readonly TypeRule[] = [
  {
    name: 'a literal is printed by us',
    apply: (schema, { kindsOf }) => {
      const values = 'const' in schema ? [schema.const ?? null] : schema.enum;
      if (!values || schema.tsType !== undefined) return schema;
      const { const: _const, enum: _enum, type: _type, ...rest } = schema;
      const types = typesOf(schema);
      const kinds = possibleKinds(kindsOf(schema));
      const fitting = values.filter(
        (value) => isOfTypes(value, kinds) && (types === undefined || isOfTypes(value, types)),
      );
      return { ...rest, tsType: literals(fitting) };
    },
  },
  {
    name: 'an open enumeration keeps its literals',
    apply: (schema) => {
      const values = schema.tsType === undefined && schema.anyOf ? openEnumeration(schema.anyOf) : undefined;
      if (!values) return schema;
      const { anyOf: _anyOf, ...rest } = schema;
      const [strings, others] = [values.filter((one) => one !== null), values.filter((one) => one === null)];
      return {
        ...rest,
        tsType: [literals(strings), '(string & {})', ...others.map(literalType)].join(' | '),
      };
    },
  },
];

function literals(values: readonly JsonValue[]): string {
  return [...new Set(values.map(literalType))].join(' | ') || 'never';
}

/** Like the value itself, but for the empty object: `{}` is the type of everything. */
function literalType(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(literalType).join(', ')}]`;
  if (!isJsonObject(value)) return quote(value);
  const members = Object.entries(value).map(([key, inner]) => `${propertyKey(key)}: ${literalType(inner)}`);
  return members.length === 0 ? '{ [key: string]: never }' : `{ ${members.join('; ')} }`;
}

/** `anyOf: [{enum}, {type: 'string'}]`: known values today, others tomorrow. */
function openEnumeration(branches: readonly Schema[]): readonly JsonValue[] | undefined {
  const [known, rest, ...more] = branches;
  if (more.length > 0 || typeof known !== 'object' || typeof rest !== 'object') return undefined;
  const isPlainString =
    rest.type === 'string' && Object.keys(rest).every((key) => key === 'type' || ANNOTATIONS.has(key));
  return isPlainString ? known.enum : undefined;
}
