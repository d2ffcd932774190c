import { type NamedSchema, schemasByKey } from '../catalog/index/named-schema.js';
import { canonicalJson, type JsonValue } from '../json/json.js';
import { isOfTypes, type SchemaObject, typesOf, withoutAnnotations } from '../schema/schema.js';
import { schemaTests } from '../validate/data-checks.js';

/** Whether a schema of the catalog accepts a value. */
export type Judge = (schema: SchemaObject, value: JsonValue) => boolean;

/** Keywords that need no check of their own. */
const SIMPLE: ReadonlySet<string> = new Set(['type', 'enum']);

/**
 * Makes a function that judges values by single schemas before names are given: those of properties, say. The checks are
 * those that explain rejections in emitted code. They are made once for each schema that says more than its type and
 * values, whatever its annotations are.
 */
export function judgeOf(named: ReadonlyMap<string, NamedSchema>): Judge {
  const makeTest = schemaTests(schemasByKey(named));
  const known = new Map<string, (value: JsonValue) => boolean>();
  return (schema, value) => {
    const bare = withoutAnnotations(schema);
    if (typeof bare === 'boolean') return bare;
    const types = typesOf(bare);
    if (types !== undefined && !isOfTypes(value, types)) return false;
    if (Object.keys(bare).every((keyword) => SIMPLE.has(keyword))) return isListed(bare, value);
    const text = canonicalJson(bare as JsonValue);
    const accepts = known.get(text) ?? makeTest(bare);
    known.set(text, accepts);
    return accepts(value);
  };
}

function isListed({ enum: values }: SchemaObject, value: JsonValue): boolean {
  const text = canonicalJson(value);
  return values === undefined || values.some((one) => canonicalJson(one) === text);
}
