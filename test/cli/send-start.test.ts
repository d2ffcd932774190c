import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { folderWithHookschema, REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';
import { packagesLoadedBy } from '../support/loaded-packages.js';
import { modulesIn } from '../support/modules-in.js';
import { requests, SECRET, targetUrl, useTarget } from '../support/send-target.js';

/** A person waits for `hookschema send`: most of its time is loading modules. */
useTarget();

const CONFIG = "{ schemas: 'schemas', out: 'generated' }";

async function loadedBySend(config: string): Promise<readonly string[]> {
  const folder = await folderWithHookschema();
  await writeTree(folder, { 'hookschema.config.ts': config, ...schemaFiles(GOOD_SCHEMAS) });
  const args = ['--to', targetUrl(), '--secret', SECRET, '--expect', '2xx'];
  return packagesLoadedBy(folder, ['send', 'order.created', ...args]);
}

test('send loads no library for code, types and rare patterns, and runs no configuration of data', async () => {
  const loaded = await loadedBySend(
    `import { defineConfig } from 'hookschema';\nexport default defineConfig(${CONFIG});\n`,
  );
  expect(loaded).toContain('fastest-levenshtein');
  for (const name of ['ajv', 'jiti', 'refa', 'ts-morph', 'yaml']) expect(loaded).not.toContain(name);
});

test('send runs any other configuration', async () => {
  expect(await loadedBySend(`const make = () => (${CONFIG});\nexport default make();\n`)).toContain('jiti');
});

test('Only what one event needs is loaded', async () => {
  const folder = await temporaryFolder();
  const list = join(folder, 'loaded.txt');
  const hook = `import { appendFileSync } from 'node:fs';
export async function load(url, context, next) { appendFileSync(${JSON.stringify(list)}, url + '\\n'); return next(url, context); }`;
  await writeTree(folder, {
    'register.mjs': `import { register } from 'node:module';\nregister('data:text/javascript,${encodeURIComponent(hook).replaceAll("'", '%27')}');\n`,
  });
  const args = ['--import', join(folder, 'register.mjs'), join(REPOSITORY, 'dist/cli/bin.js')];
  const sent = ['send', 'organization.created', '--to', targetUrl(), '--secret', SECRET];
  await promisify(execFile)(process.execPath, [...args, ...sent], { cwd: REPOSITORY });
  const loaded = await readFile(list, 'utf8');
  expect(loaded).toContain('/fastest-levenshtein/');
  expect(loaded).not.toMatch(
    /\/(?:ajv|jiti|refa|ts-morph|json-schema-to-typescript|scslre|diff|yaml|@clack)\//,
  );
  const modules = modulesIn(loaded);
  expect(modules).toContain('cli/send/run-send');
  const unneeded = /^(?:check|emit\/guards|target|output|validate\/(?:code|guards))\//;
  expect(modules.filter((name) => unneeded.test(name))).toStrictEqual([]);
  expect(requests).toHaveLength(1);
});
