import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { diagnosticsOf, eventSchema, schemaFiles } from '../support/catalogs.js';
import { readTree, type Tree } from '../support/folders.js';
import { runInFolder } from '../support/run-in-folder.js';

describe('importExtension', () => {
  const extensionWith = async (tree: Tree): Promise<string | undefined> => {
    const { folder, run } = await runInFolder(
      { ...schemaFiles({ 'a.json': eventSchema('a') }), ...tree },
      { schemas: 'schemas', out: 'src/hooks', target: 'source', emitters: ['types'] },
    );
    await run;
    const text = (await readTree(join(folder, 'src/hooks')))['index.ts'];
    return /export type \* from "\.\/types([^"]*)"/.exec(text ?? '')?.[1];
  };
  const project = (compilerOptions: object, more: object = {}): string =>
    JSON.stringify({ compilerOptions, ...more });

  test.each<[string, Tree, string]>([
    ['nodenext', { 'tsconfig.json': project({ module: 'nodenext' }) }, '.js'],
    [
      'node16 as moduleResolution',
      { 'tsconfig.json': project({ module: 'es2022', moduleResolution: 'node16' }) },
      '.js',
    ],
    ['bundler', { 'tsconfig.json': project({ module: 'esnext', moduleResolution: 'bundler' }) }, ''],
    ['commonjs', { 'tsconfig.json': project({ module: 'commonjs' }) }, ''],
    [
      'whole names',
      { 'tsconfig.json': project({ moduleResolution: 'bundler', allowImportingTsExtensions: true }) },
      '.ts',
    ],
    [
      'rewritten names',
      { 'tsconfig.json': project({ module: 'nodenext', rewriteRelativeImportExtensions: true }) },
      '.ts',
    ],
    ['no tsconfig.json', {}, '.ts'],
    [
      'a tsconfig.json that extends another',
      {
        'tsconfig.json': project({}, { extends: './base.json' }),
        'base.json': project({ module: 'nodenext' }),
      },
      '.js',
    ],
    [
      'a solution, from the project that has the sources',
      {
        'tsconfig.json': JSON.stringify({
          files: [],
          references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }],
        }),
        'tsconfig.node.json': project({ module: 'nodenext' }, { include: ['vite.config.ts'] }),
        'tsconfig.app.json': project(
          { moduleResolution: 'bundler', allowImportingTsExtensions: true },
          { include: ['src'] },
        ),
      },
      '.ts',
    ],
    [
      'comments in tsconfig.json',
      { 'tsconfig.json': '{ // why\n "compilerOptions": { "module": "NodeNext", }, }' },
      '.js',
    ],
  ])('is guessed from %s', async (_name, tree, extension) => {
    expect(await extensionWith(tree)).toBe(extension);
  });
});

describe('a tsconfig.json that cannot be read', () => {
  const TREE = {
    ...schemaFiles({ 'a.json': eventSchema('a') }),
    'tsconfig.json': '{ "extends": "./gone.json" }',
  };

  test('is reported, with the option that makes it unnecessary', async () => {
    const { run } = await runInFolder(TREE, { schemas: 'schemas', out: 'o', target: 'source' });
    expect(await diagnosticsOf(run)).toMatchObject([
      { code: 'HS602', pointer: '/importExtension', hint: expect.stringContaining('importExtension') },
    ]);
  });

  test('is not read if the configuration has the extension', async () => {
    const config: CatalogConfig = { schemas: 'schemas', out: 'o', target: 'source', importExtension: '.js' };
    const { run } = await runInFolder(TREE, config);
    expect((await run).events).toStrictEqual(['a']);
  });
});
