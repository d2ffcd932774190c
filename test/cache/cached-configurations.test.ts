import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CACHED_CONFIG, edit, generate, upToDateProject } from '../support/cached-project.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { folderWithHookschema, temporaryFolder, writeTree } from '../support/folders.js';

/**
 * Configurations whose value does not follow from their text, by reason, with what changes their value. A search for
 * words would not find them all.
 */
const COMPUTED: readonly (readonly [string, string, (folder: string) => unknown])[] = [
  ['reads the environment', 'const id = process.env.TEST_ID;', setEnvironment],
  [
    'reads the environment by another name',
    'const { env } = globalThis["pro" + "cess"];\nconst id = env.TEST_ID;',
    setEnvironment,
  ],
  ['escapes the names that it uses', 'const id = \\u0070rocess.env.TEST_ID;', setEnvironment],
  ['evaluates text as code', 'const id = [].at.constructor("return process.env.TEST_ID")();', setEnvironment],
  ['changes a name that it exports', 'let id = "x";\nid = process.env.TEST_ID;', setEnvironment],
  ['imports dynamically', `const { id } = await import('./other.mjs');`, editOther],
  [
    'imports a file that is not data, with a comment that names hookschema',
    `import /* from 'hookschema' */ { id } from\n'./other.mjs';\nconsole.assert(id);`,
    editOther,
  ],
  [
    'reads a folder',
    `import { readdirSync } from 'node:fs';\nconst id = readdirSync(new URL('texts', import.meta.url)).join();`,
    (folder: string) => writeTree(folder, { 'texts/b.txt': '' }),
  ],
];

function setEnvironment(): void {
  process.env.TEST_ID = 'second';
}

function editOther(folder: string): Promise<void> {
  return writeTree(folder, { 'other.mjs': `export const id = 'second';` });
}

/** A project whose configuration is a module that has a constant `id`. */
async function computedProject(text: string): Promise<string> {
  process.env.TEST_ID = 'first';
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  const value = `{ ...${JSON.stringify(CACHED_CONFIG)}, schemaId: 'urn:x:' + id }`;
  await writeTree(folder, {
    'hookschema.config.mjs': `${text}\nexport default ${value};`,
    'other.mjs': `export const id = 'first';`,
    'texts/a.txt': '',
    LICENSE: 'x',
    ...schemaFiles(GOOD_SCHEMAS),
  });
  return folder;
}

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
  test.each(COMPUTED)(
    'is a cache hit as long as the value stays the same when the configuration %s',
    async (_why, text, change) => {
      const folder = await computedProject(text);
      expect((await generate(folder)).idle).toBe(false);
      expect((await generate(folder)).idle).toBe(true);
      await change(folder);
      expect((await generate(folder)).idle).toBe(false);
      expect((await generate(folder)).idle).toBe(true);
    },
  );

  test.each([
    ['.mjs', `export const id = 'first';`, `import { id } from './other.mjs';`],
    ['.ts', `const id: string = 'first';\nexport default id;`, `import id from './other.js';`],
  ])(
    'is a cache hit until a data file %s that the configuration imports is edited',
    async (ending, other, text) => {
      const folder = await computedProject(text);
      await writeTree(folder, { [`other${ending}`]: other });
      if (ending === '.ts') {
        await rm(join(folder, 'other.mjs'));
        await rename(join(folder, 'hookschema.config.mjs'), join(folder, 'hookschema.config.ts'));
      }
      expect((await generate(folder)).idle).toBe(false);
      expect((await generate(folder)).idle).toBe(true);
      await writeTree(folder, { [`other${ending}`]: other.replace('first', 'second') });
      expect((await generate(folder)).idle).toBe(false);
    },
  );

  test('is not cached when the value holds what no text can stand for', async () => {
    const folder = await computedProject('const id = [...new Map([[1, 2]])].join();');
    const emitter = `{ name: 'x', emit: () => [], options: new Map() }`;
    const file = join(folder, 'hookschema.config.mjs');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('schemaId:', `emitters: ['types', ${emitter}], schemaId:`));
    await generate(folder);
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is a cache hit with an emitter of its own, until a file that the emitter imports is edited', async () => {
    const folder = await computedProject('const id = 1;');
    const written = (name: string) =>
      `export const emitter = { name: 'own', emit: () => [{ path: '${name}.md', content: 'x' }] };`;
    await writeTree(folder, {
      'emitter.js': `export { emitter } from './inner.js';`,
      'inner.js': written('one'),
      'hookschema.config.mjs': `import { emitter } from './emitter.js';\nexport default { ...${JSON.stringify(CACHED_CONFIG)}, emitters: ['types', emitter] };`,
    });
    const first = await generate(folder);
    expect(first.err).toBe('');
    expect((await generate(folder)).idle).toBe(true);
    await writeTree(folder, { 'inner.js': written('two') });
    expect((await generate(folder)).out).toContain('create generated/two.md');
  });

  test.each(PURE)('is a cache hit when the configuration %s', async (_why, name, text) => {
    const folder = await upToDateProject(text.replace('CONFIG', JSON.stringify(CACHED_CONFIG)), name);
    expect((await generate(folder)).idle).toBe(true);
    await edit(folder, 'LICENSE');
    expect((await generate(folder)).idle).toBe(false);
  });

  test('is a cache hit with another hookschema than the one that runs, as long as it gives the same value', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'hookschema.config.mjs': `import { defineConfig } from 'hookschema';\nexport default defineConfig(${JSON.stringify(CACHED_CONFIG)});`,
      'node_modules/hookschema/package.json': '{ "exports": "./index.js", "type": "module" }',
      'node_modules/hookschema/index.js':
        'export const defineConfig = (config) => ({ ...config, schemaId: process.env.TEST_ID });',
      LICENSE: 'x',
      ...schemaFiles(GOOD_SCHEMAS),
    });
    process.env.TEST_ID = 'urn:first';
    await generate(folder);
    expect((await generate(folder)).idle).toBe(true);
    process.env.TEST_ID = 'urn:second';
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
