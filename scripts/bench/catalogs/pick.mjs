/**
 * A number that follows from a text: the same on every machine and in every run. Catalogs and payloads use it instead
 * of randomness.
 *
 * @param {string} text
 * @param {number} below
 * @returns {number} a whole number from 0 to `below` - 1
 */
export function pick(text, below) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return (hash >>> 0) % below;
}
