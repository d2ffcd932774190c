import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogConfig } from '../../generator/config/config.js';
import { CONFIG, generateOne } from './catalogs.js';
import { folderNames, TEST_FOLDER, temporaryFolder } from './folders.js';
import type { Judged } from './judged-payloads.js';
import { memo } from './memo.js';

const FOLDER = join(TEST_FOLDER, 'cases');

/** The subject of a case, and the files of its output that show it. */
export interface Expectation {
  readonly about: string;
  /** Paths of files, or of folders with a slash at the end. */
  readonly files: readonly string[] | 'all';
}

/** The folders of `test/cases`. */
export const caseNames = (): Promise<readonly string[]> => folderNames(FOLDER);

/** The absolute path of a file in a case. */
export const inCase = (name: string, ...path: readonly string[]): string => join(FOLDER, name, ...path);

/** The options that a case adds to those of every test: those of `config.mjs`, or of `config.json`. */
export async function caseConfig(name: string): Promise<Partial<CatalogConfig>> {
  const module = inCase(name, 'config.mjs');
  if (!existsSync(module)) return readJson(inCase(name, 'config.json'), {});
  const { default: config } = (await import(module)) as { readonly default: Partial<CatalogConfig> };
  return config;
}

/** The `expected.json` of a case. @throws when it does not exist */
export const caseExpectation = (name: string): Promise<Expectation> =>
  readJson(inCase(name, 'expected.json'));

/** The payloads of a case, with the expected verdicts. @throws when `payloads.json` does not exist */
export const casePayloads = (name: string): Promise<readonly Judged[]> =>
  readJson(inCase(name, 'payloads.json'));

/** Generates the package of a case, once for all tests of a worker. @returns its folder */
export const caseOutput = memo(async (name: string): Promise<string> => {
  const folder = await temporaryFolder();
  const own = { ...CONFIG, fixtures: { json: true }, ...(await caseConfig(name)) };
  const config = { ...own, schemas: inCase(name, 'schemas'), out: 'out' };
  await generateOne(config, { cwd: folder });
  return join(folder, 'out');
});

async function readJson<T>(file: string, otherwise?: T): Promise<T> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (otherwise === undefined) throw error;
    return undefined;
  });
  return text === undefined ? (otherwise as T) : JSON.parse(text);
}
