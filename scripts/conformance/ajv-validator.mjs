import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { FORMAT_NAMES, formatCheck } from '../../build/patterns/formats.js';

/**
 * @typedef {import('./suite.mjs').Group} Group
 * @typedef {import('./suite.mjs').JsonValue} JsonValue
 */

/**
 * Compiles a schema of the suite with Ajv as a library, with our formats.
 *
 * @param {Group} group
 * @param {ReadonlyMap<string, JsonValue>} documents the documents that the schema refers to, by URI. Ajv has the
 *   meta-schemas already
 * @returns {{ judge: (data: JsonValue) => boolean } | { refused: string }} `refused`: why Ajv does not compile it
 */
export function ajvValidator({ draft, schema }, documents) {
  const options = { strict: false, logger: /** @type {const} */ (false) };
  const ajv = draft === 'draft-07' ? new Ajv(options) : new Ajv2020(options);
  for (const name of FORMAT_NAMES) ajv.addFormat(name, formatCheck(name) ?? true);
  try {
    for (const [uri, document] of documents) {
      if (typeof document !== 'object' || document === null) continue;
      // Ajv does not support vocabularies. It would treat a meta-schema that leaves some out like any other schema.
      if (uri.includes('/metaschema-')) ajv.addMetaSchema(document, uri);
      else ajv.addSchema(document, uri);
    }
    const validate = ajv.compile(/** @type {import('ajv').AnySchema} */ (schema));
    return { judge: (data) => validate(data) === true };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}
