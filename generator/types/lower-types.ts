import { mapSubschemas, type Schema, type SchemaObject } from '../schema/schema.js';
import type { RuleContext, RuleSchema } from './type-rules/rule.js';
import { TYPE_RULES } from './type-rules.js';

/** Applies the type rules to a schema and to everything inside it. References become names: nothing is inlined. */
export function lowerTypes(schema: Schema, context: RuleContext): Schema {
  if (typeof schema === 'boolean') return schema;
  const lowered = TYPE_RULES.reduce<RuleSchema>((current, rule) => rule.apply(current, context), schema);
  const { tsType, description } = lowered;
  if (tsType !== undefined)
    return { ...(description !== undefined && { description }), tsType } as SchemaObject;
  return mapSubschemas(lowered, (inner) => lowerTypes(inner, context));
}
