import { mkdirSync, readdirSync, rmSync } from 'node:fs';
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
  for (const name of ['jstt', 'quicktype', 'ajv'])
    rmSync(path.join(catalog, name), { recursive: true, force: true });
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
  rmSync(path.join(folder, 'types-only'), { recursive: true, force: true });
  return [timeOf(typesOnly, folder) / timeOf([cli, openApi, '-o', 'openapi.ts'], folder)];
}

/** Removes the output and the cache of earlier runs. @param {string} catalog */
export function removeOutput(catalog) {
  for (const name of ['generated', 'node_modules/.cache'])
    rmSync(path.join(catalog, name), { recursive: true, force: true });
}
