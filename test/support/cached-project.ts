import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GOOD_SCHEMAS, schemaFiles } from './catalogs.js';
import { readTree, temporaryFolder, writeTree } from './folders.js';
import { type Ran, runCommand } from './run-command.js';

/** What `hookschema generate` prints when it is a cache hit. */
export const NOTHING = 'nothing has changed since the last run\n';

/** Runs `hookschema generate`. `idle`: it was a cache hit. */
export async function generate(
  folder: string,
  ...args: readonly string[]
): Promise<Ran & { readonly idle: boolean }> {
  const ran = await runCommand(['generate', ...args], folder);
  return { ...ran, idle: ran.out.endsWith(NOTHING) };
}

/** The configuration of a project that needs a license file. */
export const CACHED_CONFIG = {
  schemas: 'schemas',
  out: 'generated',
  package: { name: '@acme/events', license: 'MIT', licenseFile: 'LICENSE' },
};

/** A project whose output is up to date. @throws Error when the first run is a cache hit */
export async function upToDateProject(
  config: string | object = CACHED_CONFIG,
  name = 'hookschema.config.json',
): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  await writeTree(folder, {
    [name]: typeof config === 'string' ? config : JSON.stringify(config),
    LICENSE: 'Do what you like.\n',
    ...schemaFiles(GOOD_SCHEMAS),
  });
  if ((await generate(folder)).idle) throw new Error('the first run was a cache hit');
  return folder;
}

/** Changes a file to another text of the same length. */
export async function edit(folder: string, path: string): Promise<void> {
  const text = (await readTree(folder))[path] ?? '';
  const edited = path.endsWith('.json') ? `${text.trimEnd().slice(0, -1)} }` : text.replace(/[a-z]/, 'Z');
  await writeFile(join(folder, path), edited);
}
