import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../generator/generate.js';
import {
  CONFIG,
  diagnosticsOf,
  eventSchema,
  GOOD_SCHEMAS,
  generateFrom,
  schemaFiles,
} from './support/catalogs.js';
import { readTree, temporaryFolder, writeTree } from './support/folders.js';

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
});
