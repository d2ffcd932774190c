import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CACHED_CONFIG, edit, generate, upToDateProject } from './support/cached-project.js';
import { GOOD_SCHEMAS, schemaFiles } from './support/catalogs.js';
import { folderWithHookschema, temporaryFolder, writeTree } from './support/folders.js';

/** Configurations whose value does not follow from their text, by reason. A search for words would not find them. */
const IMPURE: readonly (readonly [string, string])[] = [
  ['imports another file', `import './other.mjs';\nexport default CONFIG;`],
  ['imports from another file', `import { x } from './other.mjs';\nexport default CONFIG;`],
  ['reads the environment', 'export default { ...CONFIG, ...(process.env.X && {}) };'],
  [
    'reads the environment by another name',
    'const { env } = globalThis["pro" + "cess"];\nexport default CONFIG;',
  ],
  ['escapes the names that it uses', 'const x = \\u0070rocess.env;\nexport default CONFIG;'],
  ['imports dynamically', `await import('./other.mjs');\nexport default CONFIG;`],
  [
    'imports from another file, with a comment that names hookschema',
    `import /* from 'hookschema' */ { x } from\n'./other.mjs';\nexport default CONFIG;`,
  ],
  ['evaluates text as code', 'const x = [].at.constructor("return 1")();\nexport default CONFIG;'],
  ['reads the locale of the machine', 'const x = (1.5).toLocaleString();\nexport default CONFIG;'],
  ['exports a name that may be changed', 'let x = CONFIG;\nexport default x;'],
];

/** Configurations whose value follows from their text, whatever words appear in it. */
const PURE: readonly (readonly [string, string, string])[] = [
  ['is an object literal', 'hookschema.config.mjs', 'export default CONFIG;'],
  [
    'mentions the environment and imports in strings and comments',
    'hookschema.config.mjs',
    `// process.env, import('./other.mjs')\nconst one = { ...CONFIG, schemaId: 'urn:Date:process' };\nexport default one;`,
  ],
  [
    'is TypeScript with constants',
    'hookschema.config.ts',
    'type Folder = string;\nconst root = `.` as Folder;\nexport default { ...CONFIG, schemas: root + `/schemas` } satisfies object;',
  ],
];

describe('a run that has nothing to do', () => {
  test.each(IMPURE)('is never a cache hit when the configuration %s', async (_why, text) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'node_modules'));
    await writeTree(folder, {
      'hookschema.config.mjs': text.replace('CONFIG', JSON.stringify(CACHED_CONFIG)),
      'other.mjs': 'export const x = 1;',
      LICENSE: 'x',
      ...schemaFiles(GOOD_SCHEMAS),
    });
    expect((await generate(folder)).exit).toBe(0);
    expect((await generate(folder)).idle).toBe(false);
  });

  test.each(PURE)('is a cache hit when the configuration %s', async (_why, name, text) => {
    const folder = await upToDateProject(text.replace('CONFIG', JSON.stringify(CACHED_CONFIG)), name);
    expect((await generate(folder)).idle).toBe(true);
    await edit(folder, 'LICENSE');
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is not cached when the configuration imports another hookschema than the one that runs', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'hookschema.config.mjs': `import { defineConfig } from 'hookschema';\nexport default defineConfig(${JSON.stringify(CACHED_CONFIG)});`,
      'node_modules/hookschema/package.json': '{ "exports": "./index.js", "type": "module" }',
      'node_modules/hookschema/index.js':
        'export const defineConfig = (config) => ({ ...config, schemaId: process.env.TEST_ID });',
      LICENSE: 'x',
      ...schemaFiles(GOOD_SCHEMAS),
    });
    await generate(folder);
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is not a cache hit when the hookschema that the configuration imports was replaced', async () => {
    const folder = await folderWithHookschema();
    await writeTree(folder, {
      'hookschema.config.mjs': `import { defineConfig } from 'hookschema';\nexport default defineConfig(${JSON.stringify(CACHED_CONFIG)});`,
      LICENSE: 'x',
      ...schemaFiles(GOOD_SCHEMAS),
    });
    await generate(folder);
    expect((await generate(folder)).idle).toBe(true);
    await rm(join(folder, 'node_modules/hookschema'));
    await writeTree(folder, {
      'node_modules/hookschema/package.json': '{ "exports": "./index.js", "type": "module" }',
      'node_modules/hookschema/index.js': 'export const defineConfig = (config) => config;',
    });
    expect((await generate(folder)).idle).toBe(false);
  });
});
