import { fail } from "./errors.js";

// Explains what is wrong with a value, from its schema as data. Each keyword has a function that makes the check of that
// keyword; an emitted module has those of the keywords in its catalog.

/**
 * @typedef {import("./errors.js").Failure} Failure
 * @typedef {import("./errors.js").Check} Check
 * @typedef {import("./standard-schema.js").NamedSchema} NamedSchema
 *
 * Says whether a value is valid, and adds what is wrong to the list, with JSON Pointers that start at the value.
 * @typedef {(value: any, failures: Failure[]) => boolean} Explain
 *
 * Makes the check of a keyword from its value; undefined where it accepts everything.
 * @typedef {(value: any, schema: any, explainer: Explainer) => Explain | undefined} MakeCheck
 *
 * @typedef {{
 *   stops: boolean,
 *   formats: Readonly<Record<string, (text: string) => boolean>>,
 *   schemaOf: (definition: NamedSchema) => any,
 *   compile: (schema: any) => Explain | undefined,
 * }} Explainer
 */

/**
 * Gives the check of an event's schema. Checks are made when they are used first, and kept.
 * @param {readonly (readonly [keyword: string, make: MakeCheck])[]} keywords in the order in which they report errors
 * @param {{
 *   stops: boolean,
 *   typeAt: readonly string[],
 *   formats?: Explainer["formats"],
 * }} options `stops`: at the first error; `typeAt`: the path of the event type, which has been compared before
 * @returns {(event: NamedSchema) => Check}
 */
export function explainerOf(keywords, { stops, typeAt, formats = {} }) {
  /** @type {Map<NamedSchema, unknown>} */
  const schemas = new Map();
  /** @type {Map<object, Explain | undefined>} */
  const compiled = new Map();
  /** @type {Map<NamedSchema, Explain>} */
  const events = new Map();
  /** @type {Explainer} */
  const explainer = {
    stops,
    formats,
    schemaOf(definition) {
      if (!schemas.has(definition))
        schemas.set(
          definition,
          definition.schema((/** @type {any} */ $ref) => ({ $ref })),
        );
      return schemas.get(definition);
    },
    compile(schema) {
      if (typeof schema === "boolean") return schema ? undefined : explainNever;
      if (!compiled.has(schema)) compiled.set(schema, checkOf(rulesOf(schema), keywords, explainer));
      return compiled.get(schema);
    },
  };
  return (event) => (value, _path, failures) => {
    let explain = events.get(event);
    if (explain === undefined) {
      explain = explainer.compile(withoutType(explainer.schemaOf(event), typeAt)) ?? (() => true);
      events.set(event, explain);
    }
    return explain(value, failures);
  };
}

/**
 * The key of what validators check instead of some keywords of a schema: choices that are shorter, and properties that
 * tell the branches of a choice apart.
 */
export const checked = Symbol("checked");

/**
 * The keywords of a schema that are checked.
 * @param {any} schema
 */
export function rulesOf(schema) {
  const { anyOf, ...others } = schema;
  const instead = schema[checked];
  if (instead === undefined) return schema;
  return instead.type === undefined ? { ...schema, ...instead } : { ...others, ...instead };
}

/**
 * A schema without the literal of the event type.
 * @param {any} schema
 * @param {readonly string[]} path of the event type
 * @returns {any}
 */
function withoutType(schema, [token, ...rest]) {
  if (token === undefined) return typeof schema.const === "string" ? true : schema;
  if (!Object.hasOwn(schema.properties ?? {}, token)) return schema;
  return {
    ...schema,
    properties: { ...schema.properties, [token]: withoutType(schema.properties[token], rest) },
  };
}

/**
 * The check of all keywords of a schema.
 * @param {any} rules
 * @param {readonly (readonly [keyword: string, make: MakeCheck])[]} keywords
 * @param {Explainer} explainer
 * @returns {Explain | undefined}
 */
function checkOf(rules, keywords, explainer) {
  const checks = keywords.flatMap(([keyword, make]) => {
    const check = rules[keyword] === undefined ? undefined : make(rules[keyword], rules, explainer);
    return check === undefined ? [] : [check];
  });
  return together(checks, explainer.stops);
}

/**
 * Several checks as one.
 * @param {readonly Explain[]} checks
 * @param {boolean} stops
 * @returns {Explain | undefined}
 */
export function together(checks, stops) {
  if (checks.length < 2) return checks[0];
  return (value, failures) => {
    let isValid = true;
    for (const check of checks) {
      if (check(value, failures)) continue;
      if (stops) return false;
      isValid = false;
    }
    return isValid;
  };
}

/**
 * Puts the way to a part of a value in front of the paths of the failures in it. Returns false.
 * @param {Failure[]} failures
 * @param {number} start index of the first failure in the part
 * @param {string} pointer
 */
export function inside(failures, start, pointer) {
  for (const failure of failures.slice(start)) failure.path = pointer + failure.path;
  return false;
}

/**
 * The check of a test: one failure for a value that does not pass.
 * @param {string} keyword
 * @param {string} expected
 * @param {(value: any) => boolean} test
 * @returns {Explain}
 */
export function explainTest(keyword, expected, test) {
  return (value, failures) => test(value) || fail(failures, "", keyword, expected, value);
}

/**
 * The verdict of a check, without its failures.
 * @param {Explain | undefined} check
 * @param {unknown} value
 */
export function isAccepted(check, value) {
  return check === undefined || check(value, []);
}

/** @type {Explain} */
function explainNever(value, failures) {
  return fail(failures, "", "false schema", "absent", value);
}

/** @type {MakeCheck} */
export function explainReference(definition, _schema, { schemaOf, compile }) {
  // Made on first use, because a definition may lead back to itself.
  /** @type {Explain | undefined} */
  let check;
  return (value, failures) => {
    check ??= compile(schemaOf(definition)) ?? (() => true);
    return check(value, failures);
  };
}
