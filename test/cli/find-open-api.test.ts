import { describe, expect, test } from 'vitest';
import { findOpenApiFiles } from '../../generator/cli/init/find-open-api.js';
import { temporaryFolder, writeTree } from '../support/folders.js';

/** A document that the search must find or leave out. */
const NAMED = '{ "openapi": "3.1.0", "info": { "title": "Shop", "version": "1" }, "webhooks": {} }\n';

describe('the search for OpenAPI documents', () => {
  test('leaves out what is not the user’s own, and what git ignores', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      '.git/HEAD': '',
      '.gitignore': '# made\n/made\n*.tmp.json\ncopies/\n!keep.tmp.json\nnested/**/deep.json\n',
      'packages/api/.gitignore': 'local.json\n',
      'node_modules/a/openapi.json': NAMED,
      'dist/openapi.json': NAMED,
      '.cache/openapi.json': NAMED,
      'made/openapi.json': NAMED,
      'packages/made/openapi.json': NAMED,
      'packages/copies/openapi.json': NAMED,
      'packages/x.tmp.json': NAMED,
      'packages/keep.tmp.json': NAMED,
      'packages/api/local.json': NAMED,
      'packages/api/sub/local.json': NAMED,
      'nested/deep.json': NAMED,
      'nested/a/b/deep.json': NAMED,
      'local.json': NAMED,
      'readme.md': NAMED,
      'other.json': '{ "openapi": "4.0.0" }',
      'one.json': '{ "x": { "openapi": true } }',
    });
    expect(await findOpenApiFiles(folder)).toStrictEqual([
      'local.json',
      'packages/keep.tmp.json',
      'packages/made/openapi.json',
    ]);
  });

  test('knows what a .gitignore above the project ignores', async () => {
    const root = await temporaryFolder();
    await writeTree(root, {
      '.git/HEAD': '',
      '.gitignore': 'ignored.json\n',
      'packages/api/ignored.json': NAMED,
      'packages/api/openapi.json': NAMED,
    });
    expect(await findOpenApiFiles(`${root}/packages/api`)).toStrictEqual(['openapi.json']);
  });

  test('ends at a depth and after a number of folders', async () => {
    const folder = await temporaryFolder();
    const many = Array.from({ length: 2100 }, (_one, at) => [`many/${at}/a.txt`, ''] as const);
    await writeTree(folder, {
      'a/b/c/d/openapi.json': NAMED,
      'a/b/c/d/e/openapi.json': NAMED,
      'a/b/c/d/e/f/openapi.json': NAMED,
      ...Object.fromEntries(many),
    });
    expect(await findOpenApiFiles(folder)).toStrictEqual([]);
    expect(await findOpenApiFiles(`${folder}/a`)).toStrictEqual([
      'b/c/d/openapi.json',
      'b/c/d/e/openapi.json',
    ]);
  });
});
