import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CatalogConfig } from '../../generator/config/config.js';
import { CONFIG, GOOD_SCHEMAS, goodFiles, schemaFiles } from '../support/catalogs.js';
import { readTree, temporaryFolder, writeTree } from '../support/folders.js';
import { generateApart, makeSpecial, type Special } from '../support/special-files.js';

interface Case {
  readonly kind: Special;
  /** Where it is, relative to the folder of the configuration. */
  readonly path: string;
}

/** Every kind at every path. */
function cases(kinds: readonly Special[], paths: readonly string[]): readonly Case[] {
  return paths.flatMap((path) => kinds.map((kind) => ({ kind, path })));
}

/** A folder with schemas and a fresh output, and beside it a folder that nothing may touch. */
async function project(): Promise<{ readonly cwd: string; readonly outside: string }> {
  const home = await temporaryFolder();
  const cwd = join(home, 'project');
  const outside = join(home, 'outside');
  await writeTree(outside, { 'mine.txt': 'mine\n' });
  await writeTree(cwd, schemaFiles(GOOD_SCHEMAS));
  await writeTree(join(cwd, 'generated'), await goodFiles());
  return { cwd, outside };
}

/** Generates once per case, each in a folder of its own. Expects that nothing outside of the output is touched. */
async function codesOf(
  list: readonly Case[],
  config: CatalogConfig,
  prepare: (cwd: string) => Promise<void> = async () => undefined,
) {
  const runs = [];
  for (const { kind, path } of list) {
    const { cwd, outside } = await project();
    await prepare(cwd);
    await rm(join(cwd, path), { recursive: true, force: true });
    await makeSpecial(kind, join(cwd, path), path.endsWith('.txt') ? join(outside, 'mine.txt') : outside);
    runs.push({ cwd, outside, config, before: await readTree(cwd) });
  }
  const found = await generateApart(runs);
  for (const { cwd, outside, before } of runs) {
    expect(await readTree(outside)).toStrictEqual({ 'mine.txt': 'mine\n' });
    expect(await readTree(cwd)).toStrictEqual(before);
  }
  return found.map((diagnostics) => diagnostics.map(({ code, file }) => `${code} ${file}`));
}

const ALL: readonly Special[] = ['link', 'FIFO', 'folder', 'socket', 'device'];
const NO_FOLDER = ALL.filter((kind) => kind !== 'folder');

describe('hookschema reads and writes regular files only, and says what else it has found:', () => {
  test('in its staging folder', { timeout: 90_000 }, async () => {
    const list = [
      ...cases(ALL, ['lock', 'journal.json', 'journal.json.new', '.gitignore']),
      ...cases(NO_FOLDER, ['files', 'files/index.js', 'files/events', 'anything']),
    ].map(({ kind, path }) => ({ kind, path: `generated/.hookschema/${path}` }));
    const expected = list.map(({ path }) => [`HS503 ${path}`]);
    expect(await codesOf(list, CONFIG)).toStrictEqual(expected);
  });

  test('as the staging folder, and as the output folder', { timeout: 60_000 }, async () => {
    expect(await codesOf(cases(NO_FOLDER, ['generated/.hookschema']), CONFIG)).toStrictEqual(
      NO_FOLDER.map(() => ['HS503 generated/.hookschema']),
    );
    expect(await codesOf(cases(NO_FOLDER, ['generated']), CONFIG)).toStrictEqual(
      NO_FOLDER.map(() => ['HS503 generated']),
    );
  });

  test('in the place of a generated file, and of the manifest', { timeout: 60_000 }, async () => {
    const list = cases(ALL, ['generated/types.d.ts', 'generated/hookschema.manifest.json']);
    const found = await codesOf(list, CONFIG);
    for (const [at, { path }] of list.entries()) expect(found[at]).toContain(`HS503 ${path}`);
  });

  test('in the place of a folder of the output', { timeout: 60_000 }, async () => {
    const found = await codesOf(cases(NO_FOLDER, ['generated/events']), CONFIG);
    for (const diagnostics of found)
      expect(diagnostics).toContain('HS503 generated/events/order.created.d.ts');
  });

  test('as a schema', { timeout: 60_000 }, async () => {
    const list = cases(['FIFO', 'socket'], ['schemas/x.json', 'schemas/x.yaml']);
    expect(await codesOf(list, CONFIG)).toStrictEqual(list.map(({ path }) => [`HS101 ${path}`]));
    const led = cases(['link', 'device'], ['schemas/x.json']);
    expect(await codesOf(led, CONFIG)).toStrictEqual(led.map(({ path }) => [`HS104 ${path}`]));
    expect(await codesOf(cases(['link'], ['schemas/x']), CONFIG)).toStrictEqual([['HS104 schemas/x']]);
  });

  test('as a schema that is named, or a $ref leads to', { timeout: 60_000 }, async () => {
    const named = { ...CONFIG, schemas: ['schemas/events/x.json', 'schemas/events/o*.json'] };
    const [first] = await codesOf(cases(['FIFO'], ['schemas/events/x.json']), named);
    expect(first?.[0]).toMatch(/^HS101 /);
    const config = { ...CONFIG, schemas: ['schemas/events/*.json'] };
    const refer = (cwd: string): Promise<void> =>
      writeTree(cwd, { 'schemas/events/r.json': '{ "$ref": "x.json" }' });
    const [second] = await codesOf(cases(['FIFO'], ['schemas/events/x.json']), config, refer);
    expect(second?.[0]).toMatch(/^HS101 /);
  });

  test('as the license file', { timeout: 60_000 }, async () => {
    const config = { ...CONFIG, package: { name: '@acme/events', licenseFile: 'LICENSE.txt' } };
    const list = cases(['FIFO', 'folder', 'socket', 'device'], ['LICENSE.txt']);
    for (const diagnostics of await codesOf(list, config)) expect(diagnostics[0]).toMatch(/^HS602 /);
  });

  test('as tsconfig.json, and as a file that it extends', { timeout: 60_000 }, async () => {
    const { package: _package, ...rest } = CONFIG;
    const config: CatalogConfig = { ...rest, out: 'src', target: 'source' };
    const [own] = await codesOf(cases(['FIFO'], ['tsconfig.json']), config);
    expect(own?.[0]).toMatch(/^HS602 /);
    const extend = (cwd: string): Promise<void> =>
      writeTree(cwd, { 'tsconfig.json': '{ "extends": "./base.json" }' });
    const [extended] = await codesOf(cases(['FIFO'], ['base.json']), config, extend);
    expect(extended?.[0]).toMatch(/^HS602 /);
  });

  test('as the catalog of a package', { timeout: 60_000 }, async () => {
    const config: CatalogConfig = { from: './catalog.json', out: 'other' };
    const [found] = await codesOf(cases(['FIFO'], ['catalog.json']), config);
    expect(found?.[0]).toMatch(/^HS605 /);
  });
});

test('A folder in the staging folder that hookschema does not need is removed with the rest', async () => {
  const { cwd } = await project();
  await mkdir(join(cwd, 'generated/.hookschema/files/index.js'), { recursive: true });
  expect(await generateApart([{ cwd, config: CONFIG }])).toStrictEqual([[]]);
  expect(await readTree(join(cwd, 'generated'))).toStrictEqual(await goodFiles());
});
