import type { JsonValue } from '../../json/json.js';
import type { Schema } from '../../schema/schema.js';

/**
 * What a schema has evaluated of an array or object: properties by name, items up to an index and single items. It is
 * what `unevaluatedProperties` and `unevaluatedItems` leave alone.
 */
export interface Evaluation {
  readonly names: ReadonlySet<string>;
  readonly items: ReadonlySet<number>;
}

/** Nothing is evaluated. */
export const NOTHING: Evaluation = { names: new Set(), items: new Set() };

/** What several schemas evaluate together. */
export function together(parts: readonly Evaluation[]): Evaluation {
  const used = parts.filter(({ names, items }) => names.size > 0 || items.size > 0);
  const [only, ...more] = used;
  if (only === undefined) return NOTHING;
  if (more.length === 0) return only;
  return {
    names: new Set(used.flatMap(({ names }) => [...names])),
    items: new Set(used.flatMap(({ items }) => [...items])),
  };
}

/**
 * Decides whether a value is valid: exact, without compiling anything, for constants and witnesses. Gives what the
 * schema evaluates of the value, or undefined where the value is not valid.
 */
export interface Evaluator {
  readonly evaluate: (schema: Schema, value: JsonValue) => Evaluation | undefined;
  readonly containsEvaluates: boolean;
}
