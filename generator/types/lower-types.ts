import { mapSubschemas, type Schema } from '../schema/schema.js';
import type { RuleContext, RuleSchema, TypeRule } from './type-rules/rule.js';
import { TYPE_RULES } from './type-rules.js';

/**
 * Applies the type rules to a schema and to everything inside it. A resulting schema with a finished type, listed
 * values or a reference has only a comment beside it. Nothing is inlined.
 * @param rules the rules to apply; all by default
 */
export function lowerTypes(
  schema: Schema,
  context: RuleContext,
  rules: readonly TypeRule[] = TYPE_RULES,
): Schema {
  if (typeof schema === 'boolean') return schema;
  const lowered = rules.reduce<RuleSchema>((current, rule) => rule.apply(current, context), schema);
  const whole = (['tsType', 'enum', '$ref'] as const).find((keyword) => lowered[keyword] !== undefined);
  if (whole === undefined) return mapSubschemas(lowered, (inner) => lowerTypes(inner, context, rules));
  const { description } = lowered;
  return { ...(description !== undefined && { description }), [whole]: lowered[whole] };
}
