/**
 * @typedef {object} Peer A way to validate payloads.
 * @property {string} key its name in `--json`
 * @property {string} title its name in tables
 * @property {(payload: unknown) => unknown} accepts returns true exactly for valid payloads; any other result means
 *   invalid
 * @property {boolean} [looseTimestamps] true when it cannot be as exact about timestamps as the others
 */

/**
 * True for a JSON object: neither null nor an array.
 *
 * @param {unknown} value
 */
export function isJsonObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
