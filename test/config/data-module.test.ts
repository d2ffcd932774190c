import { join } from 'node:path';
import { createJiti } from 'jiti';
import { describe, expect, test } from 'vitest';
import { readDataModule } from '../../generator/config/read-data-module.js';
import { folderWithHookschema, temporaryFolder, writeTree } from '../support/folders.js';

/** Configurations that consist of data, by what is special about them. */
const DATA: Readonly<Record<string, string>> = {
  'an object': `export default { schemas: 'a', "out": 'b', 1: [2, -3, 1e3, null, true, undefined] };`,
  'comments and a mark': `\uFEFF// one\n/* two */ export default { a: 'b' } // three`,
  'constants and spreads': `const a = 'x', b = { a, c: [a] }, c = [b, 1];\nexport default { ...b, a: 'y', d: [...c, ...c] };`,
  'texts that are put together': `const a = \`x\\n\`; export default { b: a + "/y" + 1, c: \`\${a}-\${1 + 2}\\u0041\`, d: 1 + 2 };`,
  'computed names': `const a = 'x'; export default { [a]: 1, [\`\${a}y\`]: 2, [3]: 4, 'x-y': 5 };`,
  'repeated names': `export default { a: 1, b: 2, a: 3 };`,
  'words that TypeScript knows': `export default { type: 'type', as: 'as', satisfies: 'x as y', const: 1, import: 2 };`,
  satisfies: `import type { HookschemaConfig } from 'hookschema';\nexport default { a: 1 } satisfies HookschemaConfig;`,
  'as const': `const a = ['x'] as const;\nconst b = 'y' as const; export default { a, b, c: ('z' as string) + 'w', d: [1 as const] };`,
  'a constant with a type': `import type { HookschemaConfig } from 'hookschema'\nconst a: HookschemaConfig = { schemas: 's' };\nexport default a`,
  'a type among imports': `import { type CatalogConfig, defineConfig, type HookschemaConfig as H } from 'hookschema';\nconst a: H = {};\nexport default defineConfig({ a: [a as CatalogConfig] });`,
  defineConfig: `import { defineConfig as d } from 'hookschema';\nexport default d({ schemas: 's' } as const);`,
  'types of another module': `import type { X } from './gone.js';\nexport default {} satisfies X;`,
};

/** Modules that have to be run, or whose types are not known. */
const NOT_DATA: Readonly<Record<string, string>> = {
  'a call': `export default { a: String(1) };`,
  'the environment': `export default { a: process.env.HOME };`,
  'a property that sets the prototype': `export default { __proto__: { a: 1 } };`,
  'a text that sets the prototype': `export default { '__proto__': { a: 1 } };`,
  'a method': `export default { a() {} };`,
  'an accessor': `export default { get a() { return 1; } };`,
  'a function': `export default () => ({});`,
  'a regular expression': `export default { a: /x/ };`,
  'a big number': `export default { a: 1n };`,
  'a list with a hole': `export default { a: [1, , 2] };`,
  'an object as text': `export default { a: \`\${{}}\` };`,
  'a spread text': `export default { ...'abc' };`,
  'a name that comes later': `export default { a: b }; const b = 1;`,
  'a variable': `let a = 1; export default { a };`,
  'another module': `import './other.js'; export default {};`,
  'no default export': `export const a = 1;`,
  CommonJS: `module.exports = { a: 1 };`,
  'an operator in a new line': `const a = 'x'\nas\nconst\nb = 1; export default { a };`,
  'an error': `export default {`,
};

describe('readDataModule', () => {
  test.each(Object.keys(DATA))('gives the value that running the module gives: %s', async (name) => {
    const folder = await folderWithHookschema();
    const file = join(folder, 'hookschema.config.ts');
    await writeTree(folder, { 'hookschema.config.ts': DATA[name] ?? '' });
    const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false });
    const expected = await jiti.import(file, { default: true });
    expect(readDataModule(file, DATA[name] ?? '')).toStrictEqual({
      value: expected,
      importsHookschema: expect.any(Boolean),
    });
  });

  test.each(Object.keys(NOT_DATA))('leaves a module to be run: %s', async (name) => {
    const file = join(await folderWithHookschema(), 'hookschema.config.ts');
    expect(readDataModule(file, NOT_DATA[name] ?? '')).toBeUndefined();
  });

  test('reads no types in JavaScript', () => {
    expect(readDataModule('/a.mjs', 'export default { a: 1 } as const;')).toBeUndefined();
    expect(readDataModule('/a.mjs', 'export default { a: 1 };')).toMatchObject({ value: { a: 1 } });
  });

  test('leaves a module to be run that imports another hookschema', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'node_modules/hookschema/package.json': '{ "exports": "./index.js", "type": "module" }',
      'node_modules/hookschema/index.js': 'export const defineConfig = () => ({});',
    });
    const text = `import { defineConfig } from 'hookschema';\nexport default defineConfig({ a: 1 });`;
    expect(readDataModule(join(folder, 'hookschema.config.mjs'), text)).toBeUndefined();
  });
});
