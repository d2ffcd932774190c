import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { ModuleKind } from 'typescript';
import { describe, expect, test } from 'vitest';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';

const { href } = pathToFileURL(join(REPOSITORY, '.dependency-cruiser.mjs'));
const { default: config } = (await import(href)) as { readonly default: IConfiguration };

/** The files of a small generator without violations. The entry points are empty unless a test fills them. */
const CLEAN = {
  'package.json': '{ "type": "module", "dependencies": { "ajv": "*" } }',
  'node_modules/ajv/package.json': '{ "name": "ajv", "main": "ajv.js", "version": "8.0.0" }',
  'node_modules/ajv/ajv.js': 'export const Ajv = 1;',
  'generator/index.ts': "export * from './pipeline.js';",
  'generator/emit/index.ts': "export * from '../json/json.js';",
  'generator/cli/bin.ts': "import '../index.js';",
  'generator/pipeline.ts': "export * from './load/load.js';",
  'generator/json/json.ts': 'export const json = 1;',
  'generator/load/load.ts': "export * from '../json/json.js'; export * from '../schema/schema.js';",
  'generator/schema/schema.ts': 'export type Schema = boolean;',
};

/** The rules that a generator breaks, sorted. */
async function brokenRules(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  await writeTree(folder, { ...CLEAN, ...files });
  const { tsConfig: _file, ...options } = config.options ?? {};
  const { output } = await cruise(
    ['generator'],
    { ...options, ruleSet: { forbidden: config.forbidden ?? [] }, validate: true, baseDir: folder },
    options.enhancedResolveOptions,
    { tsConfig: { options: { module: ModuleKind.NodeNext, allowJs: true } } },
  );
  const { summary } = output as ICruiseResult;
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

describe('The order of the folders', () => {
  test('is kept by a generator whose files import from above', async () => {
    expect(await brokenRules({})).toStrictEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'an import from below',
      { 'generator/json/json.ts': "import '../schema/schema.js';" },
      ['only-from-above-json'],
    ],
    [
      'an import of a type from below',
      {
        'generator/json/json.ts':
          "import type { Schema } from '../schema/schema.js'; export type A = Schema;",
      },
      ['only-from-above-json'],
    ],
    [
      'a circle, even of types',
      {
        'generator/schema/schema.ts': "import type { B } from './other.js'; export type Schema = B;",
        'generator/schema/other.ts': "import type { Schema } from './schema.js'; export type B = Schema | 1;",
      },
      ['no-circles'],
    ],
    [
      'a library outside its adapter',
      { 'generator/load/load.ts': "import 'ajv'; export * from '../schema/schema.js';" },
      ['only-in-its-adapter-ajv'],
    ],
    [
      'a folder whose name begins like an adapter',
      {
        'generator/validate/ajv2/a.ts': "import 'ajv';",
        'generator/pipeline.ts': "import './validate/ajv2/a.js'; export * from './load/load.js';",
      },
      ['only-in-its-adapter-ajv'],
    ],
    [
      'a file beside the pipeline that imports something',
      { 'generator/stray.ts': "import './json/json.js';" },
      ['no-dead-files', 'no-file-outside-of-the-order-from'],
    ],
    [
      'a folder without a place in the order',
      {
        'generator/utils/a.ts': 'export const a = 1;',
        'generator/pipeline.ts': "import './utils/a.js'; export * from './load/load.js';",
      },
      ['no-file-outside-of-the-order-to'],
    ],
    [
      'a subfolder that imports a later one',
      {
        'generator/catalog/names/naming.ts':
          "import '../events/classify.js'; export * from '../shapes/a.js';",
        'generator/catalog/events/classify.ts': '',
        'generator/catalog/shapes/a.ts': 'export const a = 1;',
        'generator/pipeline.ts': "import './catalog/names/naming.js'; export * from './load/load.js';",
      },
      ['only-from-above-catalog-names'],
    ],
    [
      'a file of a folder that imports one of its subfolders',
      {
        'generator/catalog/catalog.ts': "import './index/schema-index.js';",
        'generator/catalog/index/schema-index.ts': '',
        'generator/pipeline.ts': "import './catalog/catalog.js'; export * from './load/load.js';",
      },
      ['only-from-above-catalog-.'],
    ],
    [
      'a subfolder without a place in the order',
      {
        'generator/catalog/other/a.ts': "import '../catalog.js';",
        'generator/catalog/catalog.ts': '',
        'generator/pipeline.ts': "import './catalog/other/a.js'; export * from './load/load.js';",
      },
      ['no-file-outside-of-the-order-in-catalog'],
    ],
    ['a file that nothing imports', { 'generator/json/dead.ts': "import './json.js';" }, ['no-dead-files']],
    [
      'a stage that imports the command line',
      {
        'generator/pipeline.ts': "import './cli/other.js'; export * from './load/load.js';",
        'generator/cli/other.ts': '',
      },
      ['only-the-program-above-the-stages'],
    ],
  ])('is broken by %s', async (_name, files, rules) => {
    expect(await brokenRules(files)).toStrictEqual(rules);
  });
});
