/**
 * How a validator says what is wrong. These functions are written into the emitted validators as they stand here,
 * only those that are used; they import nothing.
 */

/**
 * What Ajv's code reports.
 * @typedef {{ instancePath: string, keyword: string, params: Record<string, unknown> }} Failure
 *
 * A compiled schema: true for a payload that it accepts, `errors` says why not.
 * @typedef {{ (payload: unknown): boolean, errors?: Failure[] | null }} Check
 *
 * @typedef {{
 *   event: string | undefined,
 *   path: string,
 *   keyword: string,
 *   expected: string,
 *   found: string,
 *   message: string,
 * }} ValidationError
 *
 * @typedef {{ valid: true, value: any } | { valid: false, errors: [ValidationError] }} Result
 */

/**
 * Runs a check and puts its answer into the form that the package exports.
 * @param {Check} check
 * @param {string} event
 * @param {unknown} payload
 * @returns {Result}
 */
export function resultOf(check, event, payload) {
  if (check(payload)) return { valid: true, value: payload };
  return { valid: false, errors: [describeFailures(event, check.errors ?? [], payload)] };
}

/**
 * The answer for a payload whose event type leads to no validator.
 * @param {unknown} payload
 * @param {readonly string[]} tokens where the event type stands
 * @returns {Result}
 */
export function unknownEvent(payload, tokens) {
  let value = payload;
  let path = "";
  for (const token of tokens) {
    if (!isObject(value))
      return refused(undefined, { path, keyword: "type", expected: "an object", found: kindOf(value) });
    path = pointerTo(path, token);
    if (!Object.hasOwn(value, token))
      return refused(undefined, { path, keyword: "required", expected: "a value", found: "nothing" });
    value = value[token];
  }
  if (typeof value !== "string")
    return refused(undefined, { path, keyword: "type", expected: "a string", found: kindOf(value) });
  return refused(undefined, {
    path,
    keyword: "discriminator",
    expected: "a known event type",
    found: show(value),
  });
}

/**
 * One error for whatever went wrong first.
 * @param {string} event
 * @param {readonly Failure[]} failures
 * @param {unknown} payload
 * @returns {ValidationError}
 */
export function describeFailures(event, failures, payload) {
  const { path, keyword, expected } = mostTelling(failures);
  const value = valueAt(payload, path);
  const compared = keyword === "const" || keyword === "enum";
  const found = keyword === "required" ? "nothing" : compared ? show(value) : kindOf(value);
  return withMessage(event, { path, keyword, expected, found });
}

/**
 * Where several branches failed, the failure that lies deepest is the one meant; where none lies deeper than the
 * branches themselves, what they expect is joined.
 * @param {readonly Failure[]} failures
 * @returns {{ path: string, keyword: string, expected: string }}
 */
function mostTelling(failures) {
  const last = failures[failures.length - 1];
  if (last === undefined) return { path: "", keyword: "false schema", expected: "something else" };
  const branches = failures.slice(0, -1).filter((one) => one.instancePath.startsWith(last.instancePath));
  if (!isJunction(last) || branches.length === 0) return locate(last);
  const deepest = branches.reduce((best, one) =>
    locate(one).path.length > locate(best).path.length ? one : best,
  );
  if (locate(deepest).path !== last.instancePath) return locate(deepest);
  const expectations = branches.filter((one) => !isJunction(one)).map((one) => locate(one).expected);
  return {
    path: last.instancePath,
    keyword: last.keyword,
    expected: [...new Set(expectations)].join(" or "),
  };
}

/** @param {Failure} failure */
function isJunction({ keyword, params }) {
  return keyword === "anyOf" || keyword === "if" || (keyword === "oneOf" && params.passingSchemas === null);
}

/**
 * @param {Failure} failure
 * @returns {{ path: string, keyword: string, expected: string }}
 */
function locate({ instancePath, keyword, params }) {
  const name =
    params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName;
  const path = typeof name === "string" ? pointerTo(instancePath, name) : instancePath;
  const isMissing = params.missingProperty !== undefined;
  return { path, keyword: isMissing ? "required" : keyword, expected: expectationOf(keyword, params) };
}

/**
 * What a keyword wanted, as the words after "must be".
 * @param {string} keyword
 * @param {Record<string, unknown>} params
 * @returns {string}
 */
function expectationOf(keyword, params) {
  const limit = String(params.limit);
  switch (keyword) {
    case "type":
      return String(params.type).split(",").map(withArticle).join(" or ");
    case "required":
    case "dependentRequired":
    case "dependencies":
      return "a value";
    case "const":
      return show(params.allowedValue);
    case "enum":
      return Array.isArray(params.allowedValues)
        ? `one of ${params.allowedValues.map(show).join(", ")}`
        : "a known value";
    case "format":
      return `a valid ${params.format}`;
    case "pattern":
      return `a string that matches ${params.pattern}`;
    case "minLength":
      return `a string of at least ${limit} characters`;
    case "maxLength":
      return `a string of at most ${limit} characters`;
    case "minItems":
      return `an array of at least ${limit} items`;
    case "maxItems":
      return `an array of at most ${limit} items`;
    case "minProperties":
      return `an object of at least ${limit} properties`;
    case "maxProperties":
      return `an object of at most ${limit} properties`;
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return `a number ${params.comparison} ${limit}`;
    case "multipleOf":
      return `a multiple of ${params.multipleOf}`;
    case "uniqueItems":
      return "an array without repeated items";
    case "contains":
      return "an array with an item that its schema asks for";
    case "additionalProperties":
    case "unevaluatedProperties":
    case "false schema":
      return "absent";
    case "propertyNames":
      return "a property with another name";
    case "oneOf":
      return "what exactly one of its schemas describes";
    default:
      return `what its schema's ${keyword} allows`;
  }
}

/** @param {string} type */
function withArticle(type) {
  return type === "null" ? type : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

/**
 * @param {string | undefined} event
 * @param {{ path: string, keyword: string, expected: string, found: string }} error
 * @returns {Result}
 */
function refused(event, error) {
  return { valid: false, errors: [withMessage(event, error)] };
}

/**
 * @param {string | undefined} event
 * @param {{ path: string, keyword: string, expected: string, found: string }} error
 * @returns {ValidationError}
 */
function withMessage(event, { path, keyword, expected, found }) {
  const subject = `${event ?? "webhook event"}: ${path === "" ? "the payload" : path}`;
  const says = ["type", "const", "enum", "discriminator", "anyOf", "oneOf"];
  const got = says.includes(keyword) ? `, got ${found}` : "";
  const message = keyword === "required" ? `${subject} is required` : `${subject} must be ${expected}${got}`;
  return { event, path, keyword, expected, found, message };
}

/**
 * The JSON type of a value, and JavaScript's own word for what JSON does not have.
 * @param {unknown} value
 */
function kindOf(value) {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/**
 * A value in a message: short ones as they are, of others the kind.
 * @param {unknown} value
 * @returns {string}
 */
function show(value) {
  if (typeof value === "object" && value !== null) return withArticle(kindOf(value));
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {string} base
 * @param {string} token
 */
function pointerTo(base, token) {
  return `${base}/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/**
 * @param {unknown} payload
 * @param {string} path a JSON Pointer
 */
function valueAt(payload, path) {
  let value = payload;
  for (const token of path.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? /** @type {any} */ (value)[key]
        : undefined;
  }
  return value;
}
