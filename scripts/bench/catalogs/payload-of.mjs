import { pick } from './pick.mjs';

/** @typedef {import('./schemas.mjs').Schema} Schema */

/** The deepest level at which optional properties are filled; it ends recursive schemas. */
const DEEPEST = 6;

/**
 * A payload that a schema of these catalogs accepts. It knows the keywords that the catalogs use, and no others.
 *
 * @param {Schema} schema
 * @param {{ seed: string, lookUp: (ref: string) => Schema, alike?: boolean | undefined }} options
 *   `seed`: another text gives other values; `alike`: as in `MadeCatalog`
 * @returns {any}
 */
export function payloadOf(schema, { seed, lookUp, alike }) {
  /** @param {Schema} one @param {string} path @param {number} depth @returns {any} */
  const valueFor = (one, path, depth) => {
    if (one.$ref !== undefined)
      return valueFor({ ...lookUp(one.$ref), ...without(one, '$ref') }, path, depth);
    if (one.allOf !== undefined)
      return Object.assign({}, ...partsOf(one).map((part) => valueFor(part, path, depth)));
    const options = one.oneOf ?? one.anyOf;
    if (options !== undefined) return valueFor(chosen(options, path, depth), path, depth);
    if (one.const !== undefined) return one.const;
    if (one.enum !== undefined) return one.enum[pick(seed + path, one.enum.length)];
    const type = [one.type].flat()[0];
    if (type === 'object') return objectOf(one, path, depth);
    if (type === 'array')
      return Array.from({ length: 2 }, (_, at) => valueFor(one.items, `${path}/${at}`, depth + 1));
    return scalarOf(type, one, seed + path);
  };
  /** @param {Schema} one @param {string} path @param {number} depth */
  const objectOf = ({ properties = {}, required = [] }, path, depth) => {
    const names = Object.keys(properties).filter(
      (name) =>
        required.includes(name) || (depth < DEEPEST && isGiven(name, `${seed}${path}/${name}?`, alike)),
    );
    return Object.fromEntries(
      names.map((name) => [name, valueFor(properties[name], `${path}/${name}`, depth + 1)]),
    );
  };
  /** @param {readonly Schema[]} options @param {string} path @param {number} depth */
  const chosen = (options, path, depth) =>
    (depth < DEEPEST ? options[pick(`${seed}${path}|`, options.length)] : options.find(isFlat)) ?? {};
  return valueFor(schema, '', 0);
}

/**
 * True where a payload has an optional property: in three of four places.
 *
 * @param {string} name
 * @param {string} place in a payload
 * @param {boolean} [alike] true where the name decides, except in one place of 14
 */
const isGiven = (name, place, alike) =>
  alike ? pick(`${name}?`, 4) > 0 !== (pick(place, 14) === 0) : pick(place, 4) > 0;

/** True for a schema that leads to no other. @param {Schema} schema */
const isFlat = ({ $ref, anyOf }) => $ref === undefined && anyOf === undefined;

/** The parts that apply together. @param {Schema} schema */
const partsOf = (schema) => [...schema.allOf, without(schema, 'allOf')].filter((part) => !part.if);

/** @param {Schema} schema @param {string} keyword */
function without(schema, keyword) {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== keyword));
}

/** @type {Readonly<Record<string, (of: number) => string>>} */
const FORMATS = {
  uri: (of) => `https://api.example.com/resources/${of}/parts/${of % 97}?page=${of % 7}`,
  'uri-template': (of) => `https://api.example.com/resources/${of}/keys{/key_id}`,
  'date-time': (of) => `2024-0${1 + (of % 9)}-1${of % 10}T0${of % 10}:3${of % 10}:15Z`,
  email: (of) => `person${of}@example.com`,
};

/** @param {string} type @param {Schema} schema @param {string} seed @returns {unknown} */
function scalarOf(type, { format = '', pattern, maxLength = 100, minimum = 0 }, seed) {
  const of = pick(seed, 100_000);
  // The only pattern of these catalogs: six hexadecimal digits.
  if (pattern !== undefined) return of.toString(16).padStart(6, '0');
  if (type === 'string') return (FORMATS[format]?.(of) ?? `Some text, number ${of}`).slice(0, maxLength);
  if (type === 'integer') return minimum + of;
  if (type === 'number') return minimum + of / 4;
  if (type === 'boolean') return of % 2 === 0;
  return null;
}
