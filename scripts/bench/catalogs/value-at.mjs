/**
 * The value at a JSON Pointer without escapes.
 *
 * @param {any} value
 * @param {string} pointer
 * @returns {any}
 * @throws {Error} when there is none
 */
export function valueAt(value, pointer) {
  let found = value;
  for (const token of pointer.split('/').slice(1)) found = found?.[token];
  if (found === undefined) throw new Error(`Nothing at ${pointer}`);
  return found;
}
