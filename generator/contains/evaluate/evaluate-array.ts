import { canonicalJson, type JsonValue } from '../../json/json.js';
import type { KeywordWith } from '../../schema/keywords.js';
import { nothingElse } from '../../schema/keywords-about.js';
import { itemSchema, type SchemaObject } from '../../schema/schema.js';
import { type Evaluation, type Evaluator, together } from './evaluated.js';

/** An array, and what the keywords in place have evaluated of it. */
interface ArrayAt {
  readonly value: readonly JsonValue[];
  readonly found: Evaluation;
}

/** What a schema evaluates of an array; undefined where its keywords about arrays refuse it. */
export function arrayHolds(
  evaluator: Evaluator,
  schema: SchemaObject,
  { value, found }: ArrayAt,
): Evaluation | undefined {
  const own: Pick<SchemaObject, KeywordWith<{ about: 'array' }>> = schema;
  const { minItems = 0, maxItems = Infinity, uniqueItems, items, prefixItems = [], ...more } = own;
  const { contains: _contains, minContains: _least, maxContains: _most, unevaluatedItems, ...rest } = more;
  nothingElse(rest);
  if (value.length < minItems || value.length > maxItems) return undefined;
  if (uniqueItems === true && !areDistinct(value)) return undefined;
  const holds = (index: number): boolean =>
    evaluator.evaluate(itemSchema(schema, index), value[index] ?? null) !== undefined;
  if (!value.every((_, index) => holds(index))) return undefined;
  const described = items === undefined ? Math.min(prefixItems.length, value.length) : value.length;
  const listed = new Set(Array.from({ length: described }, (_, index) => index));
  const contained = containedIn(evaluator, schema, value);
  if (contained === undefined) return undefined;
  const evaluates = evaluator.containsEvaluates ? contained : new Set<number>();
  const evaluated = together([
    found,
    { names: new Set(), items: listed },
    { names: new Set(), items: evaluates },
  ]);
  return unevaluatedItems === undefined ? evaluated : others(evaluator, schema, { value, found: evaluated });
}

/** The items that `contains` accepts; undefined where there are too few or too many. */
function containedIn(
  evaluator: Evaluator,
  { contains, minContains = 1, maxContains = Infinity }: SchemaObject,
  value: readonly JsonValue[],
): ReadonlySet<number> | undefined {
  if (contains === undefined) return new Set();
  const found = value.flatMap((item, index) =>
    evaluator.evaluate(contains, item) === undefined ? [] : [index],
  );
  return found.length < minContains || found.length > maxContains ? undefined : new Set(found);
}

function others(
  evaluator: Evaluator,
  { unevaluatedItems = true }: SchemaObject,
  { value, found }: ArrayAt,
): Evaluation | undefined {
  const holds = value.every(
    (item, index) => found.items.has(index) || evaluator.evaluate(unevaluatedItems, item) !== undefined,
  );
  return holds ? { names: found.names, items: new Set(value.keys()) } : undefined;
}

/** True where no two items are equal. */
export function areDistinct(items: readonly JsonValue[]): boolean {
  return new Set(items.map(canonicalJson)).size === items.length;
}
