import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGS } from '../catalogs/catalogs.mjs';
import { writeOpenApi, writePeerForm } from '../catalogs/peer-form.mjs';
import { valueAt } from '../catalogs/value-at.mjs';
import { writeCatalog } from '../catalogs/write-catalog.mjs';
import { growing, writeCopies } from '../copies.mjs';
import { OURS } from './contestants.mjs';

/**
 * A catalog to measure runs on.
 *
 * @typedef {object} Subject
 * @property {string} title its row in the tables
 * @property {number} events
 * @property {string} folder
 * @property {string[]} args the arguments of hookschema in that folder
 * @property {string[] | undefined} typesOnly the same for types alone
 * @property {string} peers the folder with `schemas` for the other tools
 * @property {string | undefined} openApi the file for openapi-typescript
 * @property {(round: number) => void} change changes the description of one event
 * @property {(round: number) => void} extend adds a property to the same event
 */

/**
 * Writes a catalog of this repository's events.
 *
 * @param {string} parent
 * @param {number} events
 * @returns {Subject}
 */
export function copiesSubject(parent, events) {
  const folder = path.join(parent, `catalog-${events}`);
  writeCopies(path.join(folder, 'schemas'), growing(events));
  mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
  return {
    title: events.toLocaleString('en'),
    events,
    folder,
    args: OURS,
    typesOnly: undefined,
    peers: folder,
    openApi: undefined,
    change: (round) => edit(copiesFile(folder), '', (event) => described(event, round)),
    extend: (round) => edit(copiesFile(folder), '', (event) => extended(event, round)),
  };
}

/**
 * Writes one of the catalogs that have the shapes of large published ones.
 *
 * @param {string} parent
 * @param {string} name a key of `CATALOGS`
 * @returns {Subject}
 */
export function madeSubject(parent, name) {
  const folder = path.join(parent, name);
  const made = writeCatalog(name, folder);
  const [first] = made.events;
  if (first === undefined) throw new Error(`${name} has no events`);
  mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
  writePeerForm(made, path.join(folder, 'peers'));
  const isOneFile = Object.keys(made.files).length === 1;
  const openApi = isOneFile ? path.join(folder, 'openapi.json') : undefined;
  if (openApi !== undefined) writeOpenApi(made, openApi);
  const types = { ...made.config, out: 'types-only', emitters: ['types'], target: 'source' };
  writeFileSync(path.join(folder, 'types-only.json'), JSON.stringify(types));
  const [program = ''] = OURS;
  const file = path.join(folder, first.file);
  return {
    title: `${name}, ${made.events.length}`,
    events: made.events.length,
    folder,
    args: [program, 'generate'],
    typesOnly:
      openApi === undefined ? undefined : [program, 'generate', '--config', 'types-only.json', '--force'],
    peers: path.join(folder, 'peers'),
    openApi,
    change: (round) => edit(file, first.pointer, (event) => described(event, round)),
    extend: (round) => edit(file, first.pointer, (event) => extended(event, round)),
  };
}

/** The file of the first event. @param {string} folder */
function copiesFile(folder) {
  const events = path.join(folder, 'schemas', 'events');
  return path.join(events, readdirSync(events).sort()[0] ?? '');
}

/**
 * Changes members of an event's schema.
 *
 * @param {string} file
 * @param {string} pointer leads to the event
 * @param {(event: any) => object} change gives the new members
 */
function edit(file, pointer, change) {
  const schemas = JSON.parse(readFileSync(file, 'utf8'));
  const event = pointer === '' ? schemas : valueAt(schemas, pointer);
  Object.assign(event, change(event));
  writeFileSync(file, JSON.stringify(schemas, null, 2));
}

/** @param {object} _event @param {number} round */
function described(_event, round) {
  return { description: `Changed ${round} times.` };
}

/** @param {{ properties?: object }} event @param {number} round */
function extended({ properties }, round) {
  return { properties: { ...properties, [`added_${round}`]: { type: 'string', maxLength: 10 + round } } };
}

/** The names that `madeSubject` accepts. */
export const MADE = Object.keys(CATALOGS);

/**
 * The catalogs that the options of a benchmark name.
 *
 * @param {{ events: string, catalogs: string }} options numbers of events, and keys of `CATALOGS`, with commas between them
 * @returns {((parent: string) => Subject)[]} functions that write the catalogs
 */
export function subjectsOf({ events, catalogs }) {
  const listed = (/** @type {string} */ list) => list.split(',').filter((one) => one !== '');
  return [
    ...listed(events).map((count) => (/** @type {string} */ parent) => copiesSubject(parent, Number(count))),
    ...listed(catalogs).map((name) => (/** @type {string} */ parent) => madeSubject(parent, name)),
  ];
}
