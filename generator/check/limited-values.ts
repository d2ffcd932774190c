import { canonicalJson, type JsonValue } from '../json/json.js';
import { keywordsWhere } from '../schema/keyword-sets.js';
import { once } from '../schema/memoize.js';
import { type SchemaObject, valuesOf } from '../schema/schema.js';
import { schemaTests } from '../validate/data-checks.js';
import { at, type Contradiction, listed, type Part } from './contradiction.js';

/** The keywords that limit numbers and texts. Whether a format is checked is a setting, so it counts for nothing here. */
const LIMITS = keywordsWhere(({ about }) => about === 'number' || about === 'string').filter(
  (keyword) => keyword !== 'format',
);

/**
 * Why other keywords leave none of the values that a part lists: a `const` below a `minimum`, say. Undefined where they leave
 * one, and where nothing is listed or limited.
 */
export function limitedValues(parts: readonly Part<SchemaObject>[]): Contradiction | undefined {
  const lists = parts.flatMap((part) => {
    const values = valuesOf(part.schema);
    return values === undefined ? [] : [{ part, values, texts: new Set(values.map(canonicalJson)) }];
  });
  const [first] = lists;
  if (first === undefined) return undefined;
  const limited = parts.flatMap(({ schema }) => limitsOf(schema) ?? []);
  if (limited.length === 0) return undefined;
  const isLeft = (value: JsonValue): boolean =>
    lists.every(({ texts }) => texts.has(canonicalJson(value))) &&
    limited.every((test) => accepts(test, value));
  if (first.values.some(isLeft)) return undefined;
  return at(first.part, 'values', `the other keywords accept none of its values: ${listed(first.values)}`);
}

/** The test of the limits of a schema alone; undefined where it has none. */
function limitsOf(schema: SchemaObject): ((value: JsonValue) => boolean) | undefined {
  const limits = LIMITS.filter((keyword) => schema[keyword] !== undefined);
  return limits.length === 0
    ? undefined
    : testsOf()(Object.fromEntries(limits.map((keyword) => [keyword, schema[keyword]])));
}

const testsOf = once(() => schemaTests(new Map()));

/** A text that takes a pattern too long to check counts as accepted. */
function accepts(test: (value: JsonValue) => boolean, value: JsonValue): boolean {
  try {
    return test(value);
  } catch {
    return true;
  }
}
