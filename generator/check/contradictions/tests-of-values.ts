import { type NamedSchema, schemasByKey } from '../../catalog/index/named-schema.js';
import type { JsonValue } from '../../json/json.js';
import { ANNOTATIONS } from '../../schema/keyword-sets.js';
import { memoize, once } from '../../schema/memoize.js';
import type { SchemaObject } from '../../schema/schema.js';
import { schemaTests } from '../../validate/data-checks.js';

/** Whether a schema accepts a value; undefined for a schema that says nothing beside its type and its values. */
export type TestOf = (schema: SchemaObject) => ((value: JsonValue) => boolean) | undefined;

/** Makes the tests of single schemas, each when it is needed. */
export function testsOfValues(named: ReadonlyMap<string, NamedSchema>): TestOf {
  const makeTest = once(() => schemaTests(schemasByKey(named)));
  return memoize((schema) => {
    if (Object.keys(schema).every(isPlain)) return undefined;
    const test = makeTest()(schema);
    return (value) => accepts(test, value);
  });
}

function isPlain(keyword: string): boolean {
  return keyword === 'type' || keyword === 'enum' || keyword === 'const' || ANNOTATIONS.has(keyword);
}

/** A text that takes a pattern too long to check counts as accepted. */
function accepts(test: (value: JsonValue) => boolean, value: JsonValue): boolean {
  try {
    return test(value);
  } catch {
    return true;
  }
}
