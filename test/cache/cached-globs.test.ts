import { mkdir, symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edit, generate } from '../support/cached-project.js';
import { type Tree, temporaryFolder, writeTree } from '../support/folders.js';

const event = (type: string, more = {}): string =>
  JSON.stringify({ properties: { type: { const: type }, ...more } });

/** Schemas in several folders; one refers to a file that no glob matches. */
const SCHEMAS: Tree = {
  'a/one.event.json': event('one', { x: { $ref: '../shared/x.json' } }),
  'a/deep/two.event.json': event('two'),
  'b/three.json': event('three'),
  'shared/x.json': '{ "type": "string" }',
};

/** Ways to say where schemas are, that do not name one folder. */
const CONFIGS: Readonly<Record<string, object>> = {
  'a glob': { schemas: 'a/**/*.event.json', root: '.' },
  'a list': { schemas: ['a', 'b/*.json'], root: '.' },
  'a folder and "root"': { schemas: 'a', root: '.' },
  'a file': { schemas: 'a/one.event.json', root: '.' },
};

async function project(config: object): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  const text = JSON.stringify({ ...config, out: 'generated' });
  await writeTree(folder, { ...SCHEMAS, 'hookschema.config.json': text });
  expect(await generate(folder)).toMatchObject({ exit: 0, idle: false });
  return folder;
}

describe.each(Object.entries(CONFIGS))('a run with nothing to do whose schemas are %s', (name, config) => {
  test('is a cache hit, also when files that are not schemas were added', async () => {
    const folder = await project(config);
    expect((await generate(folder)).idle).toBe(true);
    await writeTree(folder, { 'notes.txt': '', 'a/notes.txt': '', 'c/x.json': '{}' });
    expect((await generate(folder)).idle).toBe(true);
  });

  test.each<[string, (folder: string) => Promise<unknown>]>([
    ['a schema was edited', (folder) => edit(folder, 'a/one.event.json')],
    ['a schema that another one refers to was edited', (folder) => edit(folder, 'shared/x.json')],
    ...(name === 'a file'
      ? []
      : ([
          [
            'a schema was added in a folder',
            (folder) => writeTree(folder, { 'a/deep/four.event.json': event('four') }),
          ],
          [
            'a schema was added in a new folder',
            (folder) => writeTree(folder, { 'a/e/e.event.json': event('e') }),
          ],
          ['a schema was removed', (folder) => unlink(join(folder, 'a/deep/two.event.json'))],
          ['a folder was linked', (folder) => symlink('../b', join(folder, 'a/linked'))],
        ] satisfies [string, (folder: string) => Promise<unknown>][])),
  ])('is not a cache hit when %s', async (_why, change) => {
    const folder = await project(config);
    expect((await generate(folder)).idle).toBe(true);
    await change(folder);
    expect((await generate(folder)).idle).toBe(false);
  });
});

test('a run is not a cache hit when a file appears that a reference by $id may mean', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  await writeTree(folder, {
    'hookschema.config.json': JSON.stringify({ schemas: ['a/*.json'], root: '.', out: 'generated' }),
    'a/one.json': JSON.stringify({
      $id: 'https://example.com/a/one.json',
      properties: { type: { const: 'one' }, x: { $ref: 'x.json' } },
    }),
    'a/y.json': JSON.stringify({ $id: 'https://example.com/a/x.json', type: 'string' }),
  });
  expect(await generate(folder)).toMatchObject({ exit: 0, err: '' });
  expect((await generate(folder)).idle).toBe(true);
  await writeTree(folder, { 'a/x.json': '{ "type": "number" }' });
  expect((await generate(folder)).idle).toBe(false);
});

test('a run is not cached when a glob enters a linked folder', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  await writeTree(folder, { ...SCHEMAS, 'real/z.json': event('z') });
  await symlink('../real', join(folder, 'a/linked'));
  const config = JSON.stringify({ schemas: 'a/**/*.json', root: '.', out: 'generated' });
  await writeTree(folder, { 'hookschema.config.json': config });
  await generate(folder);
  expect((await generate(folder)).idle).toBe(false);
});
