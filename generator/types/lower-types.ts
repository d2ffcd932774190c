import { contentIds } from '../json/content-ids.js';
import type { JsonValue } from '../json/json.js';
import { mapSubschemas, type Schema } from '../schema/schema.js';
import type { RuleContext, RuleSchema, TypeRule } from './type-rules/rule.js';

/**
 * Creates a function that applies type rules to a schema and to everything inside it. A resulting schema with a finished
 * type, listed values or a reference has only a comment beside it. Nothing is inlined. Schemas that repeat, such as
 * `{ "type": "string" }`, are rewritten once.
 */
export function typeLowering(context: RuleContext, rules: readonly TypeRule[]): (schema: Schema) => Schema {
  const idOf = contentIds();
  const known = new Map<number, Schema>();
  const lower = (schema: Schema): Schema => {
    if (typeof schema === 'boolean') return schema;
    const id = idOf(schema as JsonValue);
    const found = known.get(id);
    if (found !== undefined) return found;
    const lowered = rules.reduce<RuleSchema>((current, rule) => rule.apply(current, context), schema);
    const whole = (['tsType', 'enum', '$ref'] as const).find((keyword) => lowered[keyword] !== undefined);
    const { description } = lowered;
    const result =
      whole === undefined
        ? mapSubschemas(lowered, lower)
        : { ...(description !== undefined && { description }), [whole]: lowered[whole] };
    known.set(id, result);
    return result;
  };
  return lower;
}
