import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { eventSchema, schemaFiles } from '../support/catalogs.js';
import { REPOSITORY, type Tree, temporaryFolder, writeTree } from '../support/folders.js';

const execute = promisify(execFile);

/** A version of a catalog with one event. */
const version = (name: string, type: string): Tree =>
  schemaFiles({ 'events/a.json': eventSchema('a', { properties: { id: { type } } }) }, name);

test('diff reads each version once, for the changes and for their places', async () => {
  const folder = await temporaryFolder();
  await writeTree(folder, { ...version('old', 'string'), ...version('new', 'integer') });
  const list = join(folder, 'opened.txt');
  const { stdout } = await execute(
    process.execPath,
    [
      ...['--import', join(REPOSITORY, 'test/support/list-opened-files.mjs')],
      ...[join(REPOSITORY, 'dist/cli/bin.js'), 'diff', 'old', 'new'],
    ],
    { cwd: folder, env: { ...process.env, OPENED_FILES: list } },
  );
  expect(stdout).toMatch(/old\/events\/a\.json:\d+:\d+ -> new\/events\/a\.json:\d+:\d+/);
  const opened = (await readFile(list, 'utf8')).split('\n').map((path) => relative(folder, path));
  expect(opened.filter((path) => path.endsWith('a.json')).sort()).toEqual([
    'new/events/a.json',
    'old/events/a.json',
  ]);
});
