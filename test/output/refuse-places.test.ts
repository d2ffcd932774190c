import { mkdir, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../generator/config/load-config.js';
import { generate } from '../../generator/generate.js';
import { diagnosticsOf, GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { readTree, temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

/** A project with a linked folder for each trap. */
async function project(): Promise<string> {
  const folder = join(await temporaryFolder(), 'project');
  await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
  await mkdir(join(folder, 'real'));
  await symlink('schemas', join(folder, 'to-schemas'));
  await symlink('.', join(folder, 'to-project'));
  await symlink('real', join(folder, 'to-real'));
  await symlink('/', join(folder, 'to-root'));
  return folder;
}

/** The output and the schemas, and what the message says about them. */
const REFUSED: readonly (readonly [out: string, schemas: string, message: string])[] = [
  ['/', 'schemas', 'the output (/) is the root of the disk'],
  ['to-root', 'schemas', 'is the root of the disk'],
  ['generated', '/', 'the schemas (/) is the root of the disk'],
  ['generated', '/**/*.json', 'is the root of the disk'],
  [homedir(), 'schemas', 'is the home folder, or contains it'],
  ['generated', homedir(), 'is the home folder, or contains it'],
  ['..', 'schemas', 'is the folder of the project, or contains it'],
  ['.', 'schemas', 'is the folder of the project, or contains it'],
  ['to-project', 'schemas', 'is the folder of the project, or contains it'],
  ['to-schemas', 'schemas', 'overlap'],
  ['to-schemas/generated', 'schemas', 'overlap'],
  ['to-project/schemas/generated', 'schemas', 'overlap'],
  ['schemas/generated', 'to-schemas', 'overlap'],
  ['schemas', 'to-schemas/**/*.json', 'overlap'],
];

describe('Places that are refused:', () => {
  test.each(REFUSED)('the output %s with the schemas %s', async (out, schemas, message) => {
    const folder = await project();
    await writeTree(folder, { 'hookschema.config.json': JSON.stringify({ schemas, out }) });
    const before = await readTree(folder);
    const { config, base, source } = await loadConfig(folder);
    const found = await diagnosticsOf(generate(config, { cwd: base, source }));
    expect(found.map((one) => one.code)).toContain('HS602');
    const said = found.find((one) => one.message.includes(message));
    expect(said).toMatchObject({ file: 'hookschema.config.json', line: 1, hint: expect.any(String) });
    expect(await readTree(folder)).toStrictEqual(before);
  });

  test('two outputs that are one folder, through a link', async () => {
    const folder = await project();
    const catalog = { schemas: 'schemas', package: { name: '@acme/events' } };
    const config = {
      catalogs: [
        { ...catalog, out: 'real/one' },
        { ...catalog, out: 'to-real/one' },
      ],
    };
    const found = await diagnosticsOf(generate(config as Parameters<typeof generate>[0], { cwd: folder }));
    expect(found).toMatchObject([{ code: 'HS602', pointer: '/catalogs/1/out' }]);
  });

  test('on the command line, before anything is read', { timeout: 10_000 }, async () => {
    const folder = await project();
    for (const args of [
      ['--schemas', '/', '--out', 'x'],
      ['--schemas', 'schemas', '--out', '/'],
    ]) {
      const { exit, err } = await runCommand(['generate', ...args], folder);
      expect({ exit, err }).toMatchObject({ exit: 1, err: expect.stringContaining('root of the disk') });
    }
  });
});

test('A linked folder between the project and its output is allowed', async () => {
  const folder = await project();
  const config = { schemas: 'schemas', out: 'to-real/generated', package: { name: '@acme/events' } };
  await generate(config, { cwd: folder });
  expect(await readTree(join(folder, 'real/generated'))).toHaveProperty('index.js');
});
