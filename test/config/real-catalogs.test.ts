import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../generator/config/check-config.js';
import { loadConfig } from '../../generator/config/load-config.js';
import { generate } from '../../generator/generate.js';
import { generate as run } from '../support/cached-project.js';
import { REPOSITORY, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { CATALOGS } from '../support/real-catalogs.js';

/** The configurations of the page, by the headings that they are below. */
async function configurations(): Promise<ReadonlyMap<string, string>> {
  const page = await readFile(join(REPOSITORY, 'docs/REAL-CATALOGS.md'), 'utf8');
  const sections = page.split(/^## /m).slice(1);
  return new Map(
    sections.flatMap((section) => {
      const [, code] = /^```js\n\/\/ hookschema\.config\.mjs\n(.*?)^```$/ms.exec(section) ?? [];
      return code === undefined ? [] : [[section.split('\n')[0] ?? '', code] as const];
    }),
  );
}

test('every configuration of the page is tried', async () => {
  expect([...(await configurations()).keys()]).toStrictEqual(Object.keys(CATALOGS));
});

/** A project with the configuration of the page. */
async function projectOf(name: string, files: Tree): Promise<string> {
  const folder = await temporaryFolder();
  await writeTree(folder, {
    ...files,
    'hookschema.config.mjs': (await configurations()).get(name) ?? '',
    'node_modules/README': '',
  });
  await symlink(join(REPOSITORY, 'node_modules/yaml'), join(folder, 'node_modules/yaml'));
  return folder;
}

describe('The configuration of a real catalog', () => {
  test.each(Object.entries(CATALOGS))(
    '%s reads a catalog of that form',
    async (name, { files, events, warned = [] }) => {
      const folder = await projectOf(name, files);
      const { config } = await loadConfig(folder);
      expect(await checkConfig(config, undefined)).toStrictEqual([]);
      const { catalogs, warnings } = await generate(config, { cwd: folder });
      expect(catalogs.flatMap((one) => one.events)).toStrictEqual(events);
      expect(new Set(warnings.map(({ code }) => code))).toStrictEqual(new Set(warned));
    },
  );

  test.each(Object.entries(CATALOGS))(
    '%s: a run with nothing to do is a cache hit',
    async (name, { files }) => {
      const folder = await projectOf(name, files);
      expect((await run(folder)).idle).toBe(false);
      expect((await run(folder)).idle).toBe(true);
    },
  );
});
