import { describe, expect, test } from 'vitest';
import { replaceContent, writeNew } from '../../generator/cli/new-files.js';
import { readTree, temporaryFolder, writeTree } from '../support/folders.js';

describe('files of a project', () => {
  test('are created where they do not exist, and named where they do', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'a.json': 'mine' });
    const files = [
      { path: 'a.json', content: '{}' },
      { path: 'b/c.json', content: '{}' },
    ];
    expect(await writeNew(folder, files)).toStrictEqual(['a.json']);
    expect(await readTree(folder)).toStrictEqual({ 'a.json': 'mine', 'b/c.json': '{}' });
  });

  test('are replaced', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'package.json': '{}' });
    await replaceContent(folder, { path: 'package.json', content: '{ "name": "a" }' });
    expect(await readTree(folder)).toStrictEqual({ 'package.json': '{ "name": "a" }' });
  });

  test.each([
    ['created', (folder: string) => writeNew(folder, [{ path: 'a/b.json', content: '{}' }]), 'a/b.json'],
    ['replaced', (folder: string) => replaceContent(folder, { path: 'a/b.json', content: '{}' }), 'a/b.json'],
  ])('that cannot be %s are reported', async (_how, write, file) => {
    const folder = await temporaryFolder();
    await writeTree(folder, { a: 'a file where the folder would be' });
    await expect(write(folder)).rejects.toMatchObject({ diagnostics: [{ code: 'HS505', file }] });
  });
});
