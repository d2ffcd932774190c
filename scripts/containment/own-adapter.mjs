import { contains as compare } from '../../dist/contains/contains.js';

/**
 * hookschema as the runner wants it.
 * @param {unknown} sub
 * @param {unknown} sup
 * @param {{ readonly dialect: import('../../dist/schema/dialect.js').Dialect }} options
 */
export async function contains(sub, sup, { dialect }) {
  return compare(sub, sup, { dialect, formats: 'assert' });
}
