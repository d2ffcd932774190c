// What Ajv's code needs beside itself; written into the emitted validators only where it is used.

/**
 * The length of a string as JSON Schema counts it: in code points, a surrogate pair being one.
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
 * True when no two items of an array are equal.
 * @param {readonly unknown[]} items
 */
export function allDifferent(items) {
  const scalars = new Set();
  /** @type {unknown[]} */
  const others = [];
  for (const item of items) {
    if (typeof item === "object" && item !== null) {
      if (others.some((other) => deepEqual(other, item))) return false;
      others.push(item);
    } else if (scalars.has(item)) return false;
    else scalars.add(item);
  }
  return true;
}
