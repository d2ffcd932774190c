/** Short ways to write the schemas of these catalogs. @typedef {Record<string, any>} Schema */

export const text = { type: 'string' };
export const whole = { type: 'integer' };
export const flag = { type: 'boolean' };
export const uri = { type: 'string', format: 'uri' };
export const template = { type: 'string', format: 'uri-template' };
export const moment = { type: 'string', format: 'date-time' };
export const email = { type: 'string', format: 'email' };

/** @param {string[]} values @returns {Schema} */
export const oneOfThese = (values) => ({ type: 'string', enum: values });

/** @param {Schema} items @returns {Schema} */
export const list = (items) => ({ type: 'array', items });

/** The same, or null. @param {Schema} schema @returns {Schema} */
export const orNull = (schema) =>
  'type' in schema && !('enum' in schema)
    ? { ...schema, type: [schema.type, 'null'].flat() }
    : { anyOf: [schema, { type: 'null' }] };

/** @param {string} name @returns {Schema} */
export const definition = (name) => ({ $ref: `#/definitions/${name}` });

/**
 * An object. All properties are required, apart from those whose name ends in `?`.
 *
 * @param {Record<string, Schema>} members
 * @param {Schema} [more] other keywords
 * @returns {Schema}
 */
export function object(members, more = {}) {
  const entries = Object.entries(members);
  const properties = Object.fromEntries(entries.map(([name, one]) => [name.replace(/\?$/, ''), one]));
  const required = entries.flatMap(([name]) => (name.endsWith('?') ? [] : [name]));
  return { type: 'object', ...(required.length > 0 && { required }), properties, ...more };
}

/**
 * Members of the same kind.
 *
 * @param {readonly string[]} names
 * @param {Schema} schema
 * @returns {Record<string, Schema>}
 */
export const members = (names, schema) => Object.fromEntries(names.map((name) => [name, schema]));
