import { refusal } from "./errors.js";

// Standard Schema v1 (https://standardschema.dev), with its JSON Schema part, around a validator.

/**
 * @typedef {{ message: string, path: string }} PlainError
 * @typedef {{ valid: true, value: unknown } | { valid: false, errors: readonly PlainError[] }} Result
 */

/**
 * Gives a validator the interface that routers, forms and tools know. The function itself stays what it is.
 * @template {(payload: unknown) => any} T
 * @param {T} validate
 * @param {() => Record<string, unknown>} jsonSchema the schema in draft 2020-12
 */
export function standard(validate, jsonSchema) {
  const schemaFor = (/** @type {{ target: string }} */ { target }) => {
    if (target !== "draft-2020-12")
      throw new Error(`hookschema: no JSON Schema for ${target}, only draft-2020-12`);
    // A copy, because what it is made of is shared by all validators.
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
 * The validator of one event: a function, and a Standard Schema.
 * @param {string} event its type
 * @param {(payload: unknown) => boolean} guard
 * @param {import("./errors.js").Check} explain says what is wrong with what the guard refuses
 * @param {NamedSchema} schema
 * @param {readonly string[]} tokens where the event type stands
 */
export function validatorFor(event, guard, explain, schema, tokens) {
  return standard(
    (payload) =>
      guard(payload) ? { valid: true, value: payload } : refusal(event, explain, payload, tokens),
    () => jsonSchemaOf(schema),
  );
}

/**
 * A schema with a name. It refers to others through the function that it is given.
 * @typedef {{ name: string, schema: (ref: (other: NamedSchema) => { $ref: string }) => unknown }} NamedSchema
 */

/**
 * A JSON Schema that is complete in itself: a schema with all to which it leads.
 * @param {NamedSchema} root
 */
export function jsonSchemaOf(root) {
  return { $schema: DRAFT_2020_12, ...refTo(root), $defs: definitionsOf([root]) };
}

/**
 * The JSON Schema for any of several.
 * @param {readonly NamedSchema[]} roots
 */
export function unionSchemaOf(roots) {
  return { $schema: DRAFT_2020_12, oneOf: roots.map(refTo), $defs: definitionsOf(roots) };
}

const DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema";

/** @param {NamedSchema} schema */
function refTo({ name }) {
  return { $ref: `#/$defs/${name}` };
}

/** @param {readonly NamedSchema[]} roots */
function definitionsOf(roots) {
  const found = new Map();
  const add = (/** @type {NamedSchema} */ named) => {
    if (found.has(named.name)) return refTo(named);
    found.set(named.name, undefined);
    found.set(named.name, named.schema(add));
    return refTo(named);
  };
  roots.forEach(add);
  return Object.fromEntries(found);
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
 * A JSON Pointer as the keys that lead to the place; those of arrays as numbers.
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
      inner = read(inner, key);
      return isIndex ? Number(key) : key;
    });
}

/**
 * A value's member; nothing where it cannot be read.
 * @param {any} value
 * @param {string} key
 */
function read(value, key) {
  try {
    return typeof value === "object" && value !== null ? value[key] : undefined;
  } catch {
    return undefined;
  }
}
