import { isJsonArray, isJsonObject, isJsonScalar, type JsonValue } from '../../json/json.js';
import { possibleTypes } from '../../schema/coverage.js';
import { ANNOTATIONS } from '../../schema/keyword-sets.js';
import { isOfTypes, type Schema, typesOf, valuesOf } from '../../schema/schema.js';
import { propertyKey, quote } from '../../text/safe-text.js';
import type { TypeRule } from './rule.js';

/** Rules about listed values. */
export const LITERAL_RULES: readonly TypeRule[] = [
  {
    name: 'listed values are a type of literals',
    apply: (schema, { coverageOf }) => {
      const values = valuesOf(schema);
      if (!values || schema.tsType !== undefined) return schema;
      const { const: _const, enum: _enum, type: _type, ...rest } = schema;
      const types = typesOf(schema);
      const possible = possibleTypes(coverageOf(schema));
      const fitting = values.filter(
        (value) => isOfTypes(value, possible) && (types === undefined || isOfTypes(value, types)),
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

/** Listed values as a type. */
export function literals(values: readonly JsonValue[]): string {
  return [...new Set(values.map(literalType))].join(' | ') || 'never';
}

/**
 * Like the value itself, but for objects: `{}` is the type of everything, and an object type lets further properties
 * pass unless an index signature says what they would have to be.
 */
function literalType(value: JsonValue): string {
  if (isJsonArray(value)) return `[${value.map(literalType).join(', ')}]`;
  if (!isJsonObject(value)) return quote(value);
  const inner = Object.values(value);
  if (inner.length === 0) return '{ [key: string]: never }';
  const isFlat = inner.every(isJsonScalar);
  const members = [
    ...Object.entries(value).map(([key, one]) => `${propertyKey(key)}: ${literalType(one)}`),
    ...(isFlat ? [`[key: string]: ${literals(inner)} | undefined`] : []),
  ];
  return `{ ${members.join('; ')} }`;
}

/** `anyOf: [{enum}, {type: 'string'}]`: known values today, others tomorrow. */
function openEnumeration(branches: readonly Schema[]): readonly JsonValue[] | undefined {
  const [known, rest, ...more] = branches;
  if (more.length > 0 || typeof known !== 'object' || typeof rest !== 'object') return undefined;
  const isPlainString =
    rest.type === 'string' && Object.keys(rest).every((key) => key === 'type' || ANNOTATIONS.has(key));
  return isPlainString ? known.enum : undefined;
}
