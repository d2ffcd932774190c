import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './workshop.mjs';

const SOURCE = path.join(ROOT, 'schemas');

/**
 * A copy of an event of this repository. Copy 0 is the event itself; copies from 1 on have their own names.
 *
 * @typedef {{ event: string, copy: number }} Copy
 */

/**
 * A catalog of any size: this repository's events, and from the 42nd on the same events under other names. Large
 * catalogs have the same kinds of events for many resources in the same way.
 *
 * @param {number} count how many events
 * @returns {Copy[]}
 */
export function growing(count) {
  const events = readdirSync(path.join(SOURCE, 'events'))
    .sort()
    .map((file) => file.replace('.schema.json', ''));
  return Array.from({ length: count }, (_, at) => ({
    event: events[at % events.length] ?? '',
    copy: Math.floor(at / events.length),
  }));
}

/**
 * Writes the schemas of a catalog.
 *
 * @param {string} folder where to write them
 * @param {readonly Copy[]} copies its events
 * @returns {string[]} the samples of all its events
 */
export function writeCopies(folder, copies) {
  for (const shared of ['common', 'envelope.schema.json']) {
    cpSync(path.join(SOURCE, shared), path.join(folder, shared), { recursive: true });
  }
  mkdirSync(path.join(folder, 'events'), { recursive: true });
  return copies.flatMap((one) => {
    const schema = schemaOf(one);
    const file = `${schema.properties.type.const}.schema.json`;
    writeFileSync(path.join(folder, 'events', file), `${JSON.stringify(schema, null, 2)}\n`);
    return schema.examples.map((/** @type {object} */ example) => JSON.stringify(example));
  });
}

/** @param {Copy} copy */
function schemaOf({ event, copy }) {
  const schema = JSON.parse(readFileSync(path.join(SOURCE, 'events', `${event}.schema.json`), 'utf8'));
  if (copy === 0) return schema;
  const type = `${event}_${copy}`;
  const examples = schema.examples.map((/** @type {object} */ one) => ({ ...one, type }));
  const properties = { ...schema.properties, type: { const: type } };
  return { ...schema, title: `${schema.title} ${copy}`, properties, examples };
}
