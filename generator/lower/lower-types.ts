import { mapSubschemas, type Schema } from '../catalog/schema.js';
import type { LookUp } from './conjunction.js';
import { type RuleSchema, TYPE_RULES } from './type-rules.js';

/** Applies the type rules to a schema and to everything inside it. References become names: nothing is inlined. */
export function lowerTypes(schema: Schema, lookUp: LookUp): Schema {
  if (typeof schema === 'boolean') return schema;
  const lowered = TYPE_RULES.reduce<RuleSchema>((current, rule) => rule.apply(current, lookUp), schema);
  return mapSubschemas(lowered, (inner) => lowerTypes(inner, lookUp));
}
