import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../generator/generate.js';
import { nodeFileSystem } from '../../generator/output/file-system.js';
import { readOutputFolder } from '../../generator/output/output-folder.js';
import {
  CONFIG,
  diagnosticsOf,
  eventSchema,
  GOOD_SCHEMAS,
  generateFrom,
  schemaFiles,
} from '../support/catalogs.js';
import { readTree, temporaryFolder, writeTree } from '../support/folders.js';

describe('the output folder', () => {
  test('a folder with the name of a generated file is reported before anything is written', async () => {
    const { folder } = await generateFrom(GOOD_SCHEMAS);
    await rm(join(folder, 'generated', 'types.d.ts'));
    await mkdir(join(folder, 'generated', 'types.d.ts'));
    await writeTree(folder, schemaFiles({ 'b.json': eventSchema('b') }));
    const before = await readTree(folder);
    expect(await diagnosticsOf(generate(CONFIG, { cwd: folder }))).toMatchObject([
      { code: 'HS503', file: 'generated/types.d.ts' },
    ]);
    expect(await readTree(folder)).toStrictEqual(before);
  });

  test.each(['schemas', 'schemas/generated', '.'])(
    'schemas in schemas/ and output in %s conflict',
    async (out) => {
      const folder = await temporaryFolder();
      await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
      expect(await diagnosticsOf(generate({ ...CONFIG, out }, { cwd: folder }))).toMatchObject([
        { code: expect.stringMatching(/HS503|HS602/) },
      ]);
    },
  );

  /** A disk on which a folder disappears while it is listed, as often as told. */
  const shrinking = (times: number) => {
    let left = times;
    return {
      ...nodeFileSystem,
      list(folder: string) {
        if (left-- > 0) throw Object.assign(new Error('gone'), { code: 'ENOENT' });
        return nodeFileSystem.list(folder);
      },
    };
  };

  test('is read although another run removes its staged files meanwhile', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'a.txt': 'a' });
    const { files } = readOutputFolder(folder, 'out', shrinking(3));
    expect([...files].map(([path, { text }]) => [path, text()])).toStrictEqual([['a.txt', 'a']]);
  });

  test('is reported if its folders keep disappearing', async () => {
    const folder = await temporaryFolder();
    const read = (async () => readOutputFolder(folder, 'out', shrinking(Number.POSITIVE_INFINITY)))();
    expect(await diagnosticsOf(read)).toMatchObject([{ code: 'HS503' }]);
  });
});
