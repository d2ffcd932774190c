// Helpers for generated code. An emitted module has only those that it uses.

/**
 * True for a JSON object; false for null and arrays.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * True for an optional property that is absent or a string.
 * @param {unknown} value
 */
export function isOptionalString(value) {
  return value === undefined || typeof value === "string";
}

/**
 * True for an object with that many keys. False also where its prototype may give it further properties.
 * @param {object} value
 * @param {number} count
 */
export function hasKeys(value, count) {
  let left = count;
  for (const _key in value) left -= 1;
  return left === 0 && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * The length of a string as JSON Schema counts it: in code points, so a surrogate pair counts once.
 * @param {string} text
 */
export function codePointLength(text) {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    const isHigh = (text.charCodeAt(at) & 0xfc00) === 0xd800;
    if (isHigh && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      length -= 1;
      at += 1;
    }
  }
  return length;
}

/**
 * Equality of JSON values.
 * @param {any} a
 * @param {any} b
 * @returns {boolean}
 */
export function deepEqual(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && deepEqual(a[key], b[key]));
}

/**
 * True when no two items of an array are equal. Objects and arrays are compared as text, so the time grows only with
 * their size.
 * @param {readonly unknown[]} items
 */
export function allDifferent(items) {
  const scalars = new Set();
  const texts = new Set();
  for (const item of items) {
    const isScalar = typeof item !== "object" || item === null;
    const [seen, key] = isScalar ? [scalars, item] : [texts, canonicalText(item)];
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

/**
 * JSON text that is equal for equal values: properties are sorted by name.
 * @param {object} value
 */
function canonicalText(value) {
  return JSON.stringify(value, (_key, inner) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(
      Object.keys(inner)
        .sort()
        .map((key) => [key, inner[key]]),
    );
  });
}
