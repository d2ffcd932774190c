import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GOOD_SCHEMAS, schemaFiles } from './support/catalogs.js';
import { folderWithHookschema, writeTree } from './support/folders.js';
import { packagesLoadedBy } from './support/loaded-packages.js';

/** A person waits for `hookschema send`: most of its time is loading modules. */
let server: Server;
beforeAll(async () => {
  server = createServer((_request, response) => response.writeHead(204).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

const CONFIG = "{ schemas: 'schemas', out: 'generated' }";

async function loadedBySend(config: string): Promise<readonly string[]> {
  const folder = await folderWithHookschema();
  await writeTree(folder, { 'hookschema.config.ts': config, ...schemaFiles(GOOD_SCHEMAS) });
  const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return packagesLoadedBy(folder, ['send', 'order.created', '--to', to, '--secret', 'whsec_AAAA']);
}

test('send loads no library for code, types and rare patterns, and runs no configuration of data', async () => {
  const loaded = await loadedBySend(
    `import { defineConfig } from 'hookschema';\nexport default defineConfig(${CONFIG});\n`,
  );
  expect(loaded).toContain('ajv');
  for (const name of ['jiti', 'refa', 'ts-morph', 'yaml']) expect(loaded).not.toContain(name);
});

test('send runs any other configuration', async () => {
  expect(await loadedBySend(`const make = () => (${CONFIG});\nexport default make();\n`)).toContain('jiti');
});
