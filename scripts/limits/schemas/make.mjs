/**
 * A schema of extreme size or shape, made when it is needed. A file is its text, or the value of a JSON file.
 *
 * @typedef {object} Extreme
 * @property {string} name
 * @property {0 | 1} exit the exit code with which `generate` must end
 * @property {readonly string[]} [codes] codes that must be reported
 * @property {number} [heap] the limit of the heap in megabytes, 2000 by default
 * @property {() => Readonly<Record<string, string | object>>} files
 */

/** @param {number} length @param {(at: number) => any} make */
export const times = (length, make) => Array.from({ length }, (_, at) => make(at));

/** @param {number} count @param {(at: number) => any} make a map with the keys p0, p1 and so on */
export const keyed = (count, make) => Object.fromEntries(times(count, (at) => [`p${at}`, make(at)]));

/** An event with one property `x`. @param {unknown} x @param {object} [more] */
export const event = (x, more = {}) => ({
  'a.json': {
    type: 'object',
    required: ['type', 'x'],
    properties: { type: { const: 'a.b' }, x },
    ...more,
  },
});

/** An event whose `x` refers to the first of some definitions. @param {Record<string, unknown>} $defs */
export const defined = ($defs) => event({ $ref: '#/$defs/p0' }, { $defs });

/** A schema in a schema, so many times. @param {number} times @param {(inner: any) => any} wrap @param {any} core */
export const nested = (times, wrap, core = { type: 'string' }) => {
  let schema = core;
  for (let at = 0; at < times; at += 1) schema = wrap(schema);
  return schema;
};

export const string = { type: 'string' };
export const int = { type: 'integer' };

/** A condition. @param {unknown} condition @param {unknown} then @param {unknown} [otherwise] */
export const when = (condition, then, otherwise = true) =>
  Object.fromEntries([
    ['if', condition],
    ['then', then],
    ['else', otherwise],
  ]);
