import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EVENTS } from './events.mjs';
import { generate, ROOT } from './workshop.mjs';

/**
 * Generates a catalog in which each of the six events comes several times, under other names: the shapes repeat as they
 * do in catalogs that grow.
 *
 * @param {string} folder
 * @param {number} copies of each event
 * @returns {{ generated: string, texts: string[] }} the package, and the samples of all its events
 */
export function generateCopies(folder, copies) {
  const schemas = path.join(folder, `schemas-${copies}`);
  for (const shared of ['common', 'envelope.schema.json']) {
    cpSync(path.join(ROOT, 'schemas', shared), path.join(schemas, shared), { recursive: true });
  }
  mkdirSync(path.join(schemas, 'events'));
  const texts = EVENTS.flatMap((event) =>
    Array.from({ length: copies }, (_, copy) => addCopy(schemas, event, copy)),
  );
  return {
    generated: generate({ schemas, out: path.join(folder, `events-${copies}`) }),
    texts: texts.flat(),
  };
}

/**
 * Writes the schema of one more event.
 *
 * @param {string} schemas
 * @param {string} event
 * @param {number} copy
 * @returns {string[]} its samples
 */
function addCopy(schemas, event, copy) {
  const name = `${event}_${copy}`;
  const schema = JSON.parse(
    readFileSync(path.join(ROOT, 'schemas', 'events', `${event}.schema.json`), 'utf8'),
  );
  const examples = /** @type {object[]} */ (schema.examples).map((one) => ({ ...one, type: name }));
  const properties = { ...schema.properties, type: { const: name } };
  const renamed = { ...schema, title: `${schema.title} ${copy}`, properties, examples };
  writeFileSync(path.join(schemas, 'events', `${name}.schema.json`), JSON.stringify(renamed));
  return examples.map((one) => JSON.stringify(one));
}
