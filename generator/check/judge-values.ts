import type { NamedSchema } from '../catalog/named-schema.js';
import { canonicalJson, type JsonValue } from '../json/json.js';
import { changeReferences } from '../schema/rename-references.js';
import { isOfTypes, type Schema, type SchemaObject, typesOf, withoutAnnotations } from '../schema/schema.js';
import { singleSchemas } from '../validate/ajv/single-schemas.js';
import { lowerValidator } from '../validate/validator-rules.js';

/** Whether a schema of the catalog accepts a value. */
export type Judge = (schema: SchemaObject, value: JsonValue) => boolean;

/** Keywords that need no compiled function. */
const SIMPLE: ReadonlySet<string> = new Set(['type', 'enum']);

/**
 * Makes a function that judges values by single schemas before names are given: those of properties, say. Ajv compiles
 * each schema that says more than its type and values once, whatever its annotations are.
 */
export function judgeOf(named: ReadonlyMap<string, NamedSchema>): Judge {
  const ids = new Map([...named.keys()].map((key, at) => [key, `schema:${at}`]));
  const document = (schema: Schema) => ({
    allOf: [changeReferences(lowerValidator(schema), (key) => ids.get(key) ?? key)],
  });
  let compile: ReturnType<typeof singleSchemas> | undefined;
  const compiled = new Map<string, (value: JsonValue) => boolean>();
  return (schema, value) => {
    const bare = withoutAnnotations(schema);
    if (typeof bare === 'boolean') return bare;
    const types = typesOf(bare);
    if (types !== undefined && !isOfTypes(value, types)) return false;
    if (Object.keys(bare).every((keyword) => SIMPLE.has(keyword))) return isListed(bare, value);
    const text = canonicalJson(bare as JsonValue);
    compile ??= singleSchemas(
      new Map([...named].map(([key, one]) => [ids.get(key) ?? key, document(one.schema)])),
    );
    const check = compiled.get(text) ?? compile(document(bare));
    compiled.set(text, check);
    return check(value);
  };
}

function isListed({ enum: values }: SchemaObject, value: JsonValue): boolean {
  const text = canonicalJson(value);
  return values === undefined || values.some((one) => canonicalJson(one) === text);
}
