import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { valueAt } from './value-at.mjs';

/** @typedef {import('./catalogs.mjs').MadeCatalog} MadeCatalog */
/** @typedef {import('./schemas.mjs').Schema} Schema */

/**
 * Writes a catalog in the form that tools without a notion of events need: a file per event in `schemas/events`, which
 * holds what it refers to.
 *
 * @param {MadeCatalog} catalog
 * @param {string} folder
 */
export function writePeerForm(catalog, folder) {
  const target = path.join(folder, 'schemas', 'events');
  mkdirSync(target, { recursive: true });
  for (const [at, { file, pointer }] of catalog.events.entries()) {
    const { $schema: _dialect, $id: _id, definitions: _all, ...own } = valueAt(catalog.files[file], pointer);
    /** @type {Record<string, Schema>} */
    const definitions = {};
    const text = JSON.stringify(moved(own, { catalog, file, definitions }));
    const schema = { title: `Event ${at}`, ...JSON.parse(text), definitions };
    writeFileSync(path.join(target, `event-${at}.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

/**
 * Writes a catalog as an OpenAPI 3.1 document whose components are the events and what they refer to.
 *
 * @param {MadeCatalog} catalog its events must be in one file
 * @param {string} file
 */
export function writeOpenApi({ files, events }, file) {
  const { definitions = {} } = files[events[0]?.file ?? ''] ?? {};
  const schemas = Object.fromEntries(
    Object.entries(definitions).map(([name, one]) => [name.replace('$', '.'), one]),
  );
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Events', version: '1' },
    paths: {},
    components: { schemas },
  });
  writeFileSync(file, text.replaceAll('"#/definitions/', '"#/components/schemas/'));
}

/**
 * A schema whose references lead to its own definitions. What it refers to is added to these.
 *
 * @param {any} value
 * @param {{ catalog: MadeCatalog, file: string, definitions: Record<string, Schema> }} into
 * @returns {any}
 */
function moved(value, into) {
  if (Array.isArray(value)) return value.map((item) => moved(item, into));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value;
  const members = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, moved(one, into)]));
  return typeof $ref === 'string' ? { $ref: movedRef($ref, into), ...members } : members;
}

/** @param {string} ref @param {{ catalog: MadeCatalog, file: string, definitions: Record<string, Schema> }} into */
function movedRef(ref, { catalog, file, definitions }) {
  const [address = '', pointer = ''] = ref.split('#');
  const from = address === '' ? file : path.posix.join(path.posix.dirname(file), address);
  const name = pointer === '' ? path.posix.basename(from, '.json') : pointer.replace(/.*\//, '');
  if (definitions[name] === undefined) {
    const { $schema: _dialect, ...target } = valueAt(catalog.files[from], pointer);
    // Known before it is complete, because it may refer to itself.
    definitions[name] = {};
    definitions[name] = moved(target, { catalog, file: from, definitions });
  }
  return `#/definitions/${name}`;
}
