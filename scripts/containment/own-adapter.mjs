import { contains as compare } from '../../build/contains/contains.js';
import { CHECKED } from './checked-formats.mjs';

/**
 * hookschema as the runner calls it, with the formats that the data checks.
 * @param {unknown} sub
 * @param {unknown} sup
 * @param {{ readonly dialect: import('../../build/schema/dialect.js').Dialect }} options
 */
export async function contains(sub, sup, { dialect }) {
  return compare(sub, sup, { dialect, formats: CHECKED });
}
