import { outcomesOf } from '../../schema/literal-conditions.js';
import type { Schema, SchemaObject } from '../../schema/schema.js';

/**
 * The schema of an event, without the conditions that its event type decides: what holds for this event is left. A file
 * may describe several event types, and say by conditions what each of them is like.
 * @param tokens the keys that lead to the event type, which the schema requires
 */
export function decideConditions(
  schema: SchemaObject,
  tokens: readonly string[],
  type: string | number,
): SchemaObject {
  const { if: condition, then: _then, else: _else, allOf, ...rest } = schema;
  const outcomes = condition === undefined ? undefined : outcomesOf(schema, tokens, type);
  const branches = allOf?.map((branch) => decideBranch(branch, tokens, type));
  if (outcomes === undefined && (branches ?? []).every((branch, at) => branch === allOf?.[at])) return schema;
  const { allOf: _allOf, ...undecided } = schema;
  const all = [...(branches ?? []), ...(outcomes ?? [])].map((branch) => decideBranch(branch, tokens, type));
  return { ...(outcomes === undefined ? undecided : rest), ...(all.length > 0 && { allOf: all }) };
}

function decideBranch(branch: Schema, tokens: readonly string[], type: string | number): Schema {
  return typeof branch === 'boolean' ? branch : decideConditions(branch, tokens, type);
}
