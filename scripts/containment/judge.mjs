import { Ajv2020 } from 'ajv/dist/2020.js';
import { readSchema } from '../../build/contains/read/read-schema.js';
import { FORMAT_NAMES, formatCheck } from '../../build/patterns/formats.js';
import { renameReferences } from '../../build/schema/rename-references.js';
import { CHECKED } from './checked-formats.mjs';

/**
 * Whether Ajv accepts a witness under `sub` and refuses it under `sup`. Both are given to it in 2020-12, as hookschema
 * reads them, because Ajv cannot read every dialect.
 * @param {import('./questions.mjs').Question} question
 * @param {unknown} witness
 */
export function confirms({ sub, sup, dialect }, witness) {
  try {
    return isValid(sub, dialect, witness) && !isValid(sup, dialect, witness);
  } catch {
    return false;
  }
}

/**
 * @param {any} schema
 * @param {import('./questions.mjs').Dialect} dialect
 * @param {unknown} value
 */
function isValid(schema, dialect, value) {
  const { root, definitions } = readSchema(schema, { dialect, formats: CHECKED, documents: {} });
  const names = new Map([...definitions.keys()].map((name, at) => [name, `d${at}`]));
  const rename = (/** @type {string} */ name) => names.get(name) ?? name;
  const $defs = Object.fromEntries(
    [...definitions].map(([name, one]) => [rename(name), renameReferences(one, rename)]),
  );
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, ownProperties: true });
  for (const name of FORMAT_NAMES) ajv.addFormat(name, formatCheck(name) ?? (() => true));
  return ajv.validate({ $ref: `#/$defs/${rename(root)}`, $defs }, value);
}
