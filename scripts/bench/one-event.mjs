import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadedModules } from '../loaded-modules.mjs';
import { validPayloads } from './catalogs/payloads.mjs';
import { writeCatalog } from './catalogs/write-catalog.mjs';
import { growing, writeCopies } from './copies.mjs';
import { median } from './median.mjs';
import { ROOT } from './workshop.mjs';

const CHILD = fileURLToPath(new URL('first-event.mjs', import.meta.url));

/**
 * A catalog whose package has been generated, and a payload of one of its events.
 *
 * @typedef {{ title: string, generated: string, type: string, payload: unknown }} Subject
 */

/**
 * What the import of one event takes in a package without a bundler, as a multiple of what the import of `validators`
 * takes: time until the first event is accepted in a new process, and bytes of code.
 *
 * @typedef {{ title: string, start: number, bytes: number, kilobytes: number }} OneEvent
 */

/**
 * @param {string} folder a workshop
 * @param {number} rounds
 * @returns {OneEvent[]}
 */
export function oneEvent(folder, rounds) {
  return [ownEvents(folder, 41), ownEvents(folder, 600), sharedObjects(folder)].map((subject) => {
    const one = { module: `events/${subject.type}.js`, subject };
    const all = { module: 'validators.js', subject };
    const ratios = Array.from({ length: rounds }, () => start(one) / start(all));
    const bytes = bytesOf(one);
    return {
      title: subject.title,
      start: median(ratios),
      bytes: bytes / bytesOf(all),
      kilobytes: bytes / 1000,
    };
  });
}

/**
 * The events of the repository, and the same ones under other names.
 *
 * @param {string} folder
 * @param {number} count
 * @returns {Subject}
 */
function ownEvents(folder, count) {
  const own = path.join(folder, `own-${count}`);
  const texts = writeCopies(path.join(own, 'schemas'), growing(count));
  writeFileSync(path.join(own, 'hookschema.config.json'), JSON.stringify({ ...CONFIG, schemas: 'schemas' }));
  const payload = JSON.parse(texts[0] ?? '');
  return { title: `${count} events`, generated: generateIn(own), type: payload.type, payload };
}

const CONFIG = { out: 'generated', package: { name: '@acme/events' }, emitters: ['events'] };

/** @param {string} folder @returns {Subject} */
function sharedObjects(folder) {
  const own = path.join(folder, 'shared-objects');
  mkdirSync(own);
  const catalog = writeCatalog('shared-objects', own, { emitters: CONFIG.emitters });
  const [first] = validPayloads(catalog);
  if (first === undefined) throw new Error('The catalog has no events');
  const title = `${catalog.events.length} events that share large objects`;
  return { title, generated: generateIn(own), type: first.type, payload: first.payload };
}

/** @param {string} folder a folder with a configuration @returns {string} the folder of the package */
function generateIn(folder) {
  const bin = path.join(ROOT, 'dist', 'cli', 'bin.js');
  execFileSync(process.execPath, [bin, 'generate'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return path.join(folder, 'generated');
}

/** @param {{ module: string, subject: Subject }} input @returns {number} milliseconds */
function start({ module, subject }) {
  const { generated, type, payload } = subject;
  const own = readFileSync(path.join(generated, 'events', `${type}.js`), 'utf8');
  const name = /^export const (validate\w+)/m.exec(own)?.[1] ?? '';
  const url = pathToFileURL(path.join(generated, module)).href;
  const args = [CHILD, url, name, JSON.stringify(payload)];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

/** @param {{ module: string, subject: Subject }} input */
function bytesOf({ module, subject }) {
  const read = (/** @type {string} */ file) => readFileSync(path.join(subject.generated, file), 'utf8');
  const texts = [...loadedModules(read, module).values()];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
