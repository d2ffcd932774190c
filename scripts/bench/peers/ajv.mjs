import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { isDateTime } from '../../../generator/runtime/formats.js';
import { bundle } from '../bundle.mjs';
import { EVENTS } from '../events.mjs';

/** @typedef {{ $id: string, oneOf: { $ref: string }[], $defs: Record<string, import('ajv').AnySchemaObject> }} Bundled */

/** @param {string} generated @returns {Bundled} */
function schemaIn(generated) {
  return JSON.parse(readFileSync(path.join(generated, 'schemas', 'webhook-events.schema.json'), 'utf8'));
}

/**
 * The names of the events' definitions by event type.
 *
 * @param {Bundled} schema
 */
function definitionsOf({ $defs }) {
  const named = Object.entries($defs).map(
    ([name, { properties }]) => /** @type {const} */ ([properties?.type?.const, name]),
  );
  return new Map(named.filter(([event]) => EVENTS.includes(event)));
}

/**
 * Writes Ajv's standalone code for the six events, bundled: one validator per event, and a function that looks up the
 * event's validator.
 *
 * @param {{ generated: string, folder: string, mode: 'full' | 'fast', minify?: boolean }} input
 * @returns {Promise<string>} the module's path: it exports `validate`
 */
export async function writeAjvStandalone({ generated, folder, mode, minify = false }) {
  const schema = schemaIn(generated);
  const ajv = new Ajv2020({ code: { source: true, esm: true } });
  addFormats.default(ajv, { mode, formats: ['date-time'] });
  ajv.addSchema(schema);
  const definitions = definitionsOf(schema);
  const names = Object.fromEntries(
    [...definitions.values()].map((name) => [name, `${schema.$id}#/$defs/${name}`]),
  );
  const entries = [...definitions].map(([event, name]) => `[${JSON.stringify(event)}, ${name}]`);
  const compiled = path.join(folder, `ajv-${mode}-compiled.mjs`);
  writeFileSync(compiled, standaloneCode.default(ajv, names));
  const code = `import { ${[...definitions.values()].join(', ')} } from ${JSON.stringify(compiled)};
const validators = new Map([${entries.join(', ')}]);
export function validate(payload) {
  const one = validators.get(payload?.type);
  return one !== undefined && one(payload);
}`;
  const file = path.join(folder, `ajv-${mode}.mjs`);
  writeFileSync(file, await bundle({ code, folder, minify }));
  return file;
}

/**
 * Ajv at run time: the union with `discriminator`, and our own check of timestamps.
 *
 * @param {string} generated
 * @returns {import('../peer.mjs').Peer}
 */
function ajvAtRunTime(generated) {
  const schema = schemaIn(generated);
  const ajv = new Ajv2020({ discriminator: true });
  ajv.addFormat('date-time', isDateTime);
  const discriminated = { type: 'object', required: ['type'], discriminator: { propertyName: 'type' } };
  const validate = ajv.compile({ ...schema, ...discriminated });
  return {
    key: 'ajvDiscriminator',
    title: 'Ajv at run time, `discriminator`',
    accepts: (one) => validate(one),
  };
}

/**
 * @param {{ generated: string, folder: string }} input
 * @returns {Promise<import('../peer.mjs').Peer[]>}
 */
export async function ajv({ generated, folder }) {
  const full = await import(
    pathToFileURL(await writeAjvStandalone({ generated, folder, mode: 'full' })).href
  );
  const fast = await import(
    pathToFileURL(await writeAjvStandalone({ generated, folder, mode: 'fast' })).href
  );
  return [
    {
      key: 'ajvStandalone',
      title: 'Ajv standalone, ajv-formats `full`',
      accepts: (payload) => full.validate(payload),
      looseTimestamps: true,
    },
    {
      key: 'ajvStandaloneFast',
      title: 'Ajv standalone, ajv-formats `fast`',
      accepts: (payload) => fast.validate(payload),
      looseTimestamps: true,
    },
    ajvAtRunTime(generated),
  ];
}
