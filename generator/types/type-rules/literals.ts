import { canonicalJson, type JsonValue } from '../../json/json.js';
import { possibleTypes } from '../../schema/coverage.js';
import { excludedValues } from '../../schema/excluded-values.js';
import { ANNOTATIONS } from '../../schema/keyword-sets.js';
import { isOfTypes, type Schema, typesOf, valuesOf } from '../../schema/schema.js';
import { literals } from '../literals.js';
import type { TypeRule } from './rule.js';

/** Rules about listed values. */
export const LITERAL_RULES: readonly TypeRule[] = [
  {
    name: 'of listed values those are left that the schema allows',
    apply: (schema, { coverageOf, lookUp }) => {
      const values = valuesOf(schema);
      if (!values || schema.tsType !== undefined) return schema;
      const { const: _const, enum: _enum, type: _type, ...rest } = schema;
      const types = typesOf(schema);
      const possible = possibleTypes(coverageOf(schema));
      const excluded = new Set(excludedValues(schema, lookUp).map(canonicalJson));
      const fitting = values.filter(
        (value) =>
          isOfTypes(value, possible) &&
          (types === undefined || isOfTypes(value, types)) &&
          !excluded.has(canonicalJson(value)),
      );
      return { ...rest, enum: fitting };
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
        tsType: [literals(strings), '(string & {})', ...(others.length > 0 ? [literals(others)] : [])].join(
          ' | ',
        ),
      };
    },
  },
];

/** `anyOf: [{enum}, {type: 'string'}]`: the values that are known today, and any string for later ones. */
function openEnumeration(branches: readonly Schema[]): readonly JsonValue[] | undefined {
  const [known, rest, ...more] = branches;
  if (more.length > 0 || typeof known !== 'object' || typeof rest !== 'object') return undefined;
  const isPlainString =
    rest.type === 'string' && Object.keys(rest).every((key) => key === 'type' || ANNOTATIONS.has(key));
  return isPlainString ? known.enum : undefined;
}
