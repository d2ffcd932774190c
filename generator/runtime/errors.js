// How a validator says what is wrong. These functions are written into the emitted validators as they stand here,
// only those that are used; they import nothing.

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
 */

/**
 * What an event's validator has against a payload: the first thing that is wrong, or nothing.
 * @param {string} event
 * @param {readonly string[]} tokens where the event type stands
 * @param {Check} check compiled from the rest of the schema
 * @param {unknown} payload
 * @returns {ValidationError[]}
 */
export function errorsOf(event, tokens, check, payload) {
  try {
    const wrong = typeError(event, tokens, payload);
    if (wrong !== undefined) return [wrong];
    return check(payload) ? [] : [describeFailures(event, check.errors ?? [], payload)];
  } catch {
    return [unreadable(event)];
  }
}

/**
 * The answer for a payload that an event's guard has refused.
 * @param {string} event
 * @param {readonly string[]} tokens
 * @param {Check} check
 * @param {unknown} payload
 * @returns {{ valid: false, errors: [ValidationError] }}
 */
export function refusal(event, tokens, check, payload) {
  const [error] = errorsOf(event, tokens, check, payload);
  return { valid: false, errors: [error ?? unreadable(event)] };
}

/**
 * Everything that an event's validator has against a payload.
 * @param {string} event
 * @param {readonly string[]} tokens where the event type stands
 * @param {Check} check compiled to go on after an error
 * @param {unknown} payload
 * @returns {ValidationError[]}
 */
export function allErrorsOf(event, tokens, check, payload) {
  try {
    const wrong = typeError(event, tokens, payload);
    const failures = check(payload) ? [] : (check.errors ?? []);
    const found = mistakes(failures).map((group) => describeFailures(event, group, payload));
    const all = wrong === undefined ? found : [wrong, ...found];
    // Schemas that meet in an allOf may say the same thing twice.
    return [...new Map(all.map((error) => [`${error.path} ${error.message}`, error])).values()];
  } catch {
    return [unreadable(event)];
  }
}

/**
 * The answer that goes with a list of errors.
 * @param {ValidationError[]} errors
 * @param {unknown} payload
 */
export function resultOf(errors, payload) {
  return errors.length === 0 ? { valid: true, value: payload } : { valid: false, errors };
}

/**
 * The errors for a payload whose event type leads to no validator.
 * @param {unknown} payload
 * @param {readonly string[]} tokens where the event type stands
 * @returns {[ValidationError]}
 */
export function unknownEvent(payload, tokens) {
  let value = payload;
  let path = "";
  for (const token of tokens) {
    if (!isObject(value))
      return [refused({ path, keyword: "type", expected: "an object", found: kindOf(value) })];
    path = pointerTo(path, token);
    if (!Object.hasOwn(value, token))
      return [refused({ path, keyword: "required", expected: "a value", found: "nothing" })];
    value = value[token];
  }
  if (typeof value !== "string")
    return [refused({ path, keyword: "type", expected: "a string", found: kindOf(value) })];
  return [refused({ path, keyword: "discriminator", expected: "a known event type", found: show(value) })];
}

/**
 * The error for what cannot even be looked at: a getter or proxy that throws, nesting without end.
 * @param {string | undefined} event
 * @returns {ValidationError}
 */
export function unreadable(event) {
  const error = {
    path: "",
    keyword: "unreadable",
    expected: "a JSON value",
    found: "a value that cannot be read",
  };
  return withMessage(event, error);
}

/**
 * What is wrong with the event type of a payload that is to be this event.
 * @param {string} event
 * @param {readonly string[]} tokens
 * @param {unknown} payload
 */
function typeError(event, tokens, payload) {
  const value = tokens.reduce(
    (/** @type {any} */ inner, token) => (isObject(inner) ? inner[token] : undefined),
    payload,
  );
  if (value === undefined || value === event) return undefined;
  const path = tokens.reduce(pointerTo, "");
  return withMessage(event, { path, keyword: "const", expected: show(event), found: show(value) });
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
 * Sorts failures into mistakes. Those of the branches of a choice come before the choice itself: they are one mistake,
 * unless all branches but one are simply of another type; then what that one has to say counts by itself.
 * @param {readonly Failure[]} failures
 * @returns {readonly (readonly Failure[])[]}
 */
function mistakes(failures) {
  /** @type {(readonly Failure[])[]} */
  const groups = [];
  for (const failure of failures) {
    const inside = isJunction(failure) ? groupsInside(groups, failure.instancePath) : [];
    const deeper = inside.filter(
      ([first]) => first !== undefined && locate(first).path !== failure.instancePath,
    );
    const others = inside.filter(
      ([first]) =>
        first?.keyword !== "type" && first !== undefined && locate(first).path === failure.instancePath,
    );
    const isOneBranch = deeper.length > 0 && deeper.length < inside.length && others.length === 0;
    for (const group of isOneBranch ? deeper : [[...inside.flat(), failure]]) groups.push(group);
  }
  return groups;
}

/**
 * Takes the last groups off that lie at a place or below it.
 * @param {(readonly Failure[])[]} groups
 * @param {string} path
 */
function groupsInside(groups, path) {
  let start = groups.length;
  while (start > 0 && `${groups[start - 1]?.[0]?.instancePath}/`.startsWith(`${path}/`)) start -= 1;
  return groups.splice(start);
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
  if (failures.length === 1) return locate(last);
  const branches = failures.slice(0, -1).filter((one) => one.instancePath.startsWith(last.instancePath));
  if (!isJunction(last) || branches.length === 0) return locate(last);
  const deepest = branches.reduce((best, one) => (meantMore(one, best) ? one : best));
  if (locate(deepest).path !== last.instancePath) return locate(deepest);
  const expectations = branches.filter((one) => !isJunction(one)).map((one) => locate(one).expected);
  return {
    path: last.instancePath,
    keyword: last.keyword,
    expected: [...new Set(expectations)].join(" or "),
  };
}

/**
 * Deeper down, or just as deep with something there that is wrong rather than missing.
 * @param {Failure} one
 * @param {Failure} other
 */
function meantMore(one, other) {
  const [left, right] = [locate(one), locate(other)];
  const [depth, otherDepth] = [left.path.split("/").length, right.path.split("/").length];
  return (
    depth > otherDepth ||
    (depth === otherDepth && right.keyword === "required" && left.keyword !== "required")
  );
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
      return `a string of at least ${count(params.limit, "character")}`;
    case "maxLength":
      return `a string of at most ${count(params.limit, "character")}`;
    case "minItems":
      return `an array of at least ${count(params.limit, "item")}`;
    case "maxItems":
    case "items":
    case "additionalItems":
      return `an array of at most ${count(params.limit, "item")}`;
    case "unevaluatedItems":
      return `an array of at most ${count(params.len, "item")}`;
    case "not":
      return "something that its schema does not rule out";
    case "minProperties":
      return `an object of at least ${count(params.limit, "property")}`;
    case "maxProperties":
      return `an object of at most ${count(params.limit, "property")}`;
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return `a number ${params.comparison} ${params.limit}`;
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

/**
 * @param {unknown} number
 * @param {string} noun
 */
function count(number, noun) {
  if (number === 1) return `1 ${noun}`;
  return `${number} ${noun === "property" ? "properties" : `${noun}s`}`;
}

/** @param {string} type */
function withArticle(type) {
  return type === "null" ? type : `${"aio".includes(type.charAt(0)) ? "an" : "a"} ${type}`;
}

/**
 * @param {{ path: string, keyword: string, expected: string, found: string }} error
 * @returns {ValidationError}
 */
function refused(error) {
  return withMessage(undefined, error);
}

/**
 * @param {string | undefined} event
 * @param {{ path: string, keyword: string, expected: string, found: string }} error
 * @returns {ValidationError}
 */
function withMessage(event, { path, keyword, expected, found }) {
  const subject = `${event ?? "webhook event"}: ${path === "" ? "the payload" : path}`;
  const says = ["type", "const", "enum", "discriminator", "anyOf", "oneOf", "unreadable"];
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
  const isPlain = !token.includes("~") && !token.includes("/");
  return `${base}/${isPlain ? token : token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/**
 * @param {unknown} payload
 * @param {string} path a JSON Pointer
 */
function valueAt(payload, path) {
  let value = payload;
  for (const token of path.split("/").slice(1)) {
    const key = token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? /** @type {any} */ (value)[key]
        : undefined;
  }
  return value;
}
