import type { JsonValue } from '../../json/json.js';
import type { SchemaObject } from '../../schema/schema.js';
import type { Evaluator } from '../evaluate/evaluated.js';

/** Keywords that mean something only beside others. */
const BESIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ['contains', ['contains', 'minContains', 'maxContains']],
  ['minContains', []],
  ['maxContains', []],
]);

/** Whether a value is accepted by a schema of which only one keyword is left, with those that it needs. */
export function isAlone(
  judge: Evaluator,
  {
    keyword,
    schema,
    value,
  }: { readonly keyword: string; readonly schema: SchemaObject; readonly value: JsonValue },
): boolean {
  const isAboutRest = keyword === 'unevaluatedProperties' || keyword === 'unevaluatedItems';
  const kept = BESIDE.get(keyword) ?? [keyword];
  const alone = isAboutRest
    ? schema
    : Object.fromEntries(Object.entries(schema).filter(([name]) => kept.includes(name)));
  return judge.evaluate(alone, value) !== undefined;
}
