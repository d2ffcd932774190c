import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGS } from './catalogs.mjs';

/**
 * Writes one of the catalogs to measure with: its schemas below `schemas/`, and `hookschema.config.json`, whose output
 * folder is `generated`. The same name gives the same bytes everywhere.
 *
 * @param {string} name a key of `CATALOGS`
 * @param {string} folder where to write it
 * @param {Readonly<Record<string, unknown>>} [options] other options of the configuration
 * @returns {import('./catalogs.mjs').MadeCatalog}
 * @throws {Error} when there is no such catalog
 */
export function writeCatalog(name, folder, options = {}) {
  const make = CATALOGS[name];
  if (make === undefined) throw new Error(`No catalog ${name}; known: ${Object.keys(CATALOGS).join(', ')}`);
  const made = make();
  const config = { ...made.config, out: 'generated', package: { name: '@acme/events' }, ...options };
  for (const [file, value] of Object.entries({ ...made.files, 'hookschema.config.json': config })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${JSON.stringify(value, null, 2)}\n`);
  }
  return made;
}
