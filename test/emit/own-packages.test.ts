import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { zodSchemas } from '../../docs/examples/zod.js';
import type { Emitter } from '../../generator/emit/emitter.js';
import { code } from '../../generator/module/code.js';
import { fromPackage } from '../../generator/module/imported-name.js';
import { constant } from '../../generator/module/statement.js';
import { COMPILERS } from '../../scripts/compilers.mjs';
import { GOOD_SCHEMAS, generateFrom, generateOne, schemaFiles } from '../support/catalogs.js';
import { compile, PATIENCE } from '../support/compile.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';

const [NEWEST = { script: '' }] = COMPILERS.slice(-1);

const hashing: Emitter = {
  name: 'hashing',
  dependencies: { tiny: '1.x' },
  emit: () => [
    {
      path: 'hashing',
      statements: [
        constant({ name: 'hash', type: 'unknown', value: code`${fromPackage('tiny')('hash')}` }),
        constant({ name: 'node', type: 'unknown', value: code`${fromPackage('node:crypto')('webcrypto')}` }),
      ],
    },
  ],
};

describe('The packages of an emitter', () => {
  test('are in the manifest and the README of a package', async () => {
    const { files } = await generateFrom(GOOD_SCHEMAS, { emitters: [zodSchemas, hashing] });
    const manifest = JSON.parse(files['package.json'] ?? '');
    expect(manifest).toMatchObject({ dependencies: { tiny: '1.x' }, peerDependencies: { zod: '^4.3.0' } });
    expect(files['README.md']).toContain('npm install @acme/events zod\n');
    expect(files['README.md']).toContain('Its modules import only each other and `tiny`, `zod`.');
  });

  const warningsIn = async (tree: Tree, target: 'package' | 'source') => {
    const folder = await temporaryFolder();
    await writeTree(folder, { ...schemaFiles(GOOD_SCHEMAS), ...tree });
    const config = { schemas: 'schemas', out: 'app/src/hooks', target, emitters: [zodSchemas, hashing] };
    return (await generateOne(config, { cwd: folder })).warnings;
  };
  const having = (...names: readonly string[]): string =>
    JSON.stringify({ devDependencies: Object.fromEntries(names.map((name) => [name, '1'])) });

  test('are missed among sources where no package.json above names them', async () => {
    const warnings = await warningsIn({ 'app/package.json': having('tiny'), 'package.json': '{}' }, 'source');
    expect(warnings).toMatchObject([
      { code: 'HS805', severity: 'warning', hint: 'npm install zod@"^4.3.0"' },
    ]);
  });

  test.each<[string, Tree]>([
    ['in the nearest one', { 'app/package.json': having('tiny', 'zod') }],
    ['in one of a workspace above it', { 'app/package.json': having('tiny'), 'package.json': having('zod') }],
  ])('are found %s', async (_where, tree) => {
    expect(await warningsIn(tree, 'source')).toStrictEqual([]);
  });

  test('are not looked for around a package, which has them in its own manifest', async () => {
    expect(await warningsIn({ 'package.json': '{}' }, 'package')).toStrictEqual([]);
  });
});

describe('Code of an emitter of one’s own among sources', () => {
  const emitting = (value: string): Emitter => ({
    name: 'own',
    emit: () => [{ path: 'own', statements: [constant({ name: 'own', type: 'number', value })] }],
  });

  test.each([
    ['1', true],
    ['"one"', false],
  ])('is checked by the compiler: %s', { timeout: PATIENCE }, async (value, accepted) => {
    const { folder } = await generateFrom(GOOD_SCHEMAS, {
      target: 'source',
      importExtension: '.js',
      emitters: ['validators', emitting(value)],
    });
    const compilerOptions = { module: 'nodenext', target: 'es2022', strict: true, types: [], noEmit: true };
    await writeTree(folder, {
      'package.json': '{ "type": "module" }',
      'tsconfig.json': JSON.stringify({ compilerOptions, include: ['generated'] }),
    });
    expect(await compile(NEWEST, ['-p', folder])).toMatchObject({ accepted });
    const files = await readTree(join(folder, 'generated'));
    expect(files['own.ts']).not.toContain('@ts-nocheck');
    expect(files['validators.ts']).toContain('@ts-nocheck');
  });
});
