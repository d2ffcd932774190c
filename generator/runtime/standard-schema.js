import { invalidResult, withType } from "./errors.js";

// The interface of Standard Schema v1 (https://standardschema.dev), with its JSON Schema part, for a validator.

/**
 * @typedef {{ message: string, path: string }} PlainError
 * @typedef {{ valid: true, value: unknown } | { valid: false, errors: readonly PlainError[] }} Result
 */

/**
 * Adds the Standard Schema interface to a validator, which remains a function.
 * @template {(payload: unknown) => any} T
 * @param {T} validate
 * @param {() => Record<string, unknown>} jsonSchema the schema in draft 2020-12
 */
export function standard(validate, jsonSchema) {
  const schemaFor = (/** @type {{ target: string }} */ { target }) => {
    if (target !== "draft-2020-12")
      throw new Error(`hookschema: no JSON Schema for ${target}, only draft-2020-12`);
    // A copy, because validators share parts of the schemas.
    return JSON.parse(JSON.stringify(jsonSchema()));
  };
  return Object.assign(validate, {
    "~standard": {
      version: 1,
      vendor: "hookschema",
      validate: (/** @type {unknown} */ value) => standardResult(validate(value), value),
      jsonSchema: { input: schemaFor, output: schemaFor },
    },
  });
}

/**
 * Creates the validator of an event: a function that is also a Standard Schema.
 * @param {string} event its type
 * @param {(payload: unknown) => boolean} guard
 * @param {import("./errors.js").Check} explain reports what is wrong with a payload that the guard rejects
 * @param {NamedSchema} schema
 * @param {readonly string[]} tokens path of the event type
 */
export function validatorFor(event, guard, explain, schema, tokens) {
  const check = withType(event, explain, tokens);
  return standard(
    (payload) => (guard(payload) ? { valid: true, value: payload } : invalidResult(event, check, payload)),
    () => jsonSchemaOf(schema),
  );
}

/**
 * A schema with a name, and its guard if it has one. It refers to other schemas through the function `ref`.
 * @typedef {{ name: string, guard?: (value: any) => boolean, schema: (ref: (other: NamedSchema) => { $ref: string }) => unknown }} NamedSchema
 */

/**
 * A self-contained JSON Schema: a schema with all definitions that it refers to.
 * @param {NamedSchema} root
 */
export function jsonSchemaOf(root) {
  const { refs, $defs } = collect([root]);
  return { $schema: DRAFT_2020_12, ...refs[0], $defs };
}

/**
 * A self-contained JSON Schema that accepts what any of several schemas accept.
 * @param {readonly NamedSchema[]} roots
 */
export function unionSchemaOf(roots) {
  const { refs, $defs } = collect(roots);
  return { $schema: DRAFT_2020_12, oneOf: refs, $defs };
}

const DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema";

/**
 * References to the given schemas, and the definitions of all schemas that they lead to.
 * @param {readonly NamedSchema[]} roots
 */
function collect(roots) {
  /** @type {Record<string, unknown>} */
  const $defs = {};
  const refTo = (/** @type {NamedSchema} */ { name, schema }) => {
    if (!Object.hasOwn($defs, name)) {
      // Set before the schema's own references are followed, because one may lead back to it.
      $defs[name] = true;
      $defs[name] = schema(refTo);
    }
    return { $ref: `#/$defs/${name}` };
  };
  return { refs: roots.map(refTo), $defs };
}

/**
 * @param {Result} result
 * @param {unknown} payload
 */
function standardResult(result, payload) {
  if (result.valid) return { value: result.value };
  return { issues: result.errors.map(({ message, path }) => ({ message, path: keysOf(path, payload) })) };
}

/**
 * The keys of a JSON Pointer. Keys of arrays are numbers.
 * @param {string} path
 * @param {any} payload
 */
function keysOf(path, payload) {
  let inner = payload;
  return path
    .split("/")
    .slice(1)
    .map((token) => {
      const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
      const isIndex = Array.isArray(inner);
      try {
        inner = inner[key];
      } catch {
        // There is nothing inside, or it cannot be read.
        inner = undefined;
      }
      return isIndex ? Number(key) : key;
    });
}
