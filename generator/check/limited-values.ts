import type { JsonValue } from '../json/json.js';
import { keywordsWhere } from '../schema/keyword-sets.js';
import { once } from '../schema/memoize.js';
import type { SchemaObject } from '../schema/schema.js';
import { schemaTests } from '../validate/data-checks.js';

/** The keywords that limit numbers and texts. Whether a format is checked is a setting, so it counts for nothing here. */
const LIMITS = keywordsWhere(({ about }) => about === 'number' || about === 'string').filter(
  (keyword) => keyword !== 'format',
);

/** Whether the limits of all schemas together accept a value; undefined where none has limits. */
export function limitTest(schemas: readonly SchemaObject[]): ((value: JsonValue) => boolean) | undefined {
  const tests = schemas.flatMap((schema) => limitsOf(schema) ?? []);
  return tests.length === 0 ? undefined : (value) => tests.every((test) => accepts(test, value));
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
