/**
 * @typedef {object} Peer Something that can tell a valid payload from an invalid one.
 * @property {string} key its name in `--json`
 * @property {string} title its name in tables
 * @property {(payload: unknown) => unknown} accepts gives true exactly for the valid payloads; other answers refuse
 * @property {boolean} [looseTimestamps] it cannot be as exact about timestamps as the others
 */

/**
 * A JSON object: neither null nor an array.
 *
 * @param {unknown} value
 */
export function isJsonObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
