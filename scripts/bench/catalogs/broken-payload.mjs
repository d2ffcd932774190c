import { pick } from './pick.mjs';

/**
 * A copy of a payload with a number where the schema of these catalogs requires text: at one place, chosen by the seed.
 *
 * @param {any} payload
 * @param {string} seed
 * @returns {any}
 */
export function brokenPayload(payload, seed) {
  const copy = structuredClone(payload);
  const places = textsIn(copy);
  const place = places[pick(seed, places.length)];
  if (place === undefined) throw new Error('The payload has no text');
  place.holder[place.key] = 17.5;
  return copy;
}

/** @param {any} value @returns {{ holder: any, key: string }[]} */
function textsIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [{ holder: value, key }] : textsIn(inner),
  );
}
