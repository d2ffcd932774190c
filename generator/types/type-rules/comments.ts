import type { LookUp } from '../../schema/look-up.js';
import { mapValues, refName, type Schema } from '../../schema/schema.js';
import { documentation } from '../documentation.js';
import type { RuleSchema, TypeRule } from './rule.js';

/** Rules about comments. */
export const COMMENT_RULES: readonly TypeRule[] = [
  {
    name: 'a property without a description has that of its reference',
    apply: (schema, { lookUp }) =>
      schema.properties === undefined
        ? schema
        : {
            ...schema,
            properties: mapValues(schema.properties, (property) => borrowDescription(property, lookUp)),
          },
  },
  {
    name: 'the comment says what the type cannot',
    apply: (schema, context) => {
      if (schema.tsAgain) return schema;
      const { title: _title, description: _description, deprecated: _deprecated, ...rest } = schema;
      const text = documentation(schema, context);
      return text === '' ? rest : { ...rest, description: text };
    },
  },
];

function borrowDescription(property: RuleSchema | boolean, lookUp: LookUp): Schema {
  if (
    typeof property === 'boolean' ||
    property.tsAgain ||
    property.$ref === undefined ||
    property.description !== undefined
  )
    return property;
  const target = lookUp(refName(property.$ref));
  const words = typeof target === 'object' ? target.description : undefined;
  return words === undefined ? property : { ...property, description: words };
}
