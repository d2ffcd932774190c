import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './workshop.mjs';

const SOURCE = path.join(ROOT, 'schemas');

/**
 * Writes schemas of a catalog of any size: this repository's events one after the other, and from the 42nd on again
 * under other names, as catalogs grow that have the same kinds of events for many things.
 *
 * @param {string} folder where to write them
 * @param {number} count how many events
 */
export function writeCopies(folder, count) {
  for (const shared of ['common', 'envelope.schema.json']) {
    cpSync(path.join(SOURCE, shared), path.join(folder, shared), { recursive: true });
  }
  mkdirSync(path.join(folder, 'events'), { recursive: true });
  const names = readdirSync(path.join(SOURCE, 'events')).sort();
  for (let at = 0; at < count; at += 1) {
    const name = names[at % names.length] ?? '';
    const schema = JSON.parse(readFileSync(path.join(SOURCE, 'events', name), 'utf8'));
    const copy = Math.floor(at / names.length);
    const [file, text] = copy === 0 ? [name, schema] : renamed(schema, copy);
    writeFileSync(path.join(folder, 'events', file), `${JSON.stringify(text, null, 2)}\n`);
  }
}

/**
 * @param {any} schema of an event
 * @param {number} copy
 * @returns {[file: string, schema: object]} the same for an event of another name
 */
function renamed(schema, copy) {
  const type = `${schema.properties.type.const}_${copy}`;
  const examples = schema.examples.map((/** @type {object} */ one) => ({ ...one, type }));
  const properties = { ...schema.properties, type: { const: type } };
  return [
    `${type}.schema.json`,
    { ...schema, $id: undefined, title: `${schema.title} ${copy}`, properties, examples },
  ];
}
