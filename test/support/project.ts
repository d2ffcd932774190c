import { join } from 'node:path';
import { GOOD_SCHEMAS, goodFiles, schemaFiles } from './catalogs.js';
import { type Tree, temporaryFolder, writeTree } from './folders.js';

/** The text of a configuration file for a catalog whose output is `goodFiles`. */
export const PROJECT_CONFIG =
  '{ "schemas": "schemas", "out": "generated", "package": { "name": "@acme/events" } }';

/** A folder with schemas and a configuration, and with the output unless a test generates it itself. */
export async function project(output?: Tree): Promise<string> {
  const folder = await temporaryFolder();
  await writeTree(folder, { 'hookschema.config.json': PROJECT_CONFIG, ...schemaFiles(GOOD_SCHEMAS) });
  await writeTree(join(folder, 'generated'), output ?? (await goodFiles()));
  return folder;
}
