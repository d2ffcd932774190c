import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../workshop.mjs';
import { timeOf } from './run.mjs';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const module = (/** @type {string} */ name) => path.join(ROOT, 'node_modules', name);

/** The arguments for the built hookschema, to be run in the folder of a catalog. */
export const OURS = [
  path.join(ROOT, 'dist', 'cli', 'bin.js'),
  ...['generate', '--schemas', 'schemas', '--out', 'generated', '--name', '@acme/events'],
];

/**
 * The times of the three tools that would be needed without hookschema, each run once with default settings on the
 * events of a catalog: types by json-schema-to-typescript, models by quicktype, validators by Ajv.
 *
 * @param {string} catalog a folder with `schemas`
 * @returns {Record<string, number>} milliseconds by tool
 */
export function timesOfOthers(catalog) {
  const programs = Object.entries(othersOn(catalog));
  return Object.fromEntries(programs.map(([name, args]) => [name, timeOf(args, catalog)]));
}

/**
 * The arguments of the three tools. Output of earlier runs is removed.
 *
 * @param {string} catalog a folder with `schemas`
 * @returns {Record<string, string[]>} the arguments by tool, to be run in the folder
 */
export function othersOn(catalog) {
  const events = readdirSync(path.join(catalog, 'schemas', 'events')).map((name) => `schemas/events/${name}`);
  setAside(catalog, ['jstt', 'quicktype', 'ajv']);
  mkdirSync(path.join(catalog, 'quicktype'));
  const jstt = module('json-schema-to-typescript/dist/src/cli.js');
  const quicktype = ['-s', 'schema', '-l', 'typescript', '-o', 'quicktype/events.ts', ...events];
  return {
    'json-schema-to-typescript': [jstt, '-i', 'schemas/events/*.json', '-o', 'jstt'],
    quicktype: [module('quicktype/dist/index.js'), ...quicktype],
    'Ajv standalone': [here('./ajv-standalone.mjs'), 'schemas', 'ajv'],
  };
}

/**
 * The time for types alone as a multiple of what openapi-typescript takes, once. Nothing where the catalog has no OpenAPI
 * document.
 *
 * @param {import('./subject.mjs').Subject} subject
 * @returns {number[]}
 */
export function timesOfTypes({ folder, typesOnly, openApi }) {
  if (typesOnly === undefined || openApi === undefined) return [];
  const cli = module('openapi-typescript/bin/cli.js');
  setAside(folder, ['types-only']);
  return [timeOf(typesOnly, folder) / timeOf([cli, openApi, '-o', 'openapi.ts'], folder)];
}

/** Removes the output and the cache of earlier runs. @param {string} catalog */
export function removeOutput(catalog) {
  setAside(catalog, ['generated', 'node_modules/.cache']);
}

/**
 * Moves files and folders of earlier runs out of a catalog's folder. They are not deleted before all is measured: for some
 * minutes, ext4 looks at every inode that was freed before it takes a new one, so a program that writes thousands of files
 * would take seconds more than in a folder where nothing was deleted.
 *
 * @param {string} catalog
 * @param {readonly string[]} names
 */
function setAside(catalog, names) {
  const there = names.filter((name) => existsSync(path.join(catalog, name)));
  if (there.length === 0) return;
  const aside = mkdtempSync(path.join(path.dirname(catalog), 'aside-'));
  for (const name of there) renameSync(path.join(catalog, name), path.join(aside, path.basename(name)));
}
