import { execFileSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HookschemaConfig } from '../generator/config/config.js';
import { generate } from '../generator/generate.js';
import { CONFIG, importValidators } from './support/catalogs.js';
import {
  folderNames,
  REPOSITORY,
  readTree,
  TEST_FOLDER,
  type Tree,
  temporaryFolder,
  writeTree,
} from './support/folders.js';
import { expectJudgements, type Headers, type Judged } from './support/judged-payloads.js';

/**
 * A folder of `test/cases` holds `schemas`, the whole output that they give in `expected`, in `payloads.json` what the
 * validators have to refuse and where or to let pass, and perhaps more options in `config.json`. `UPDATE_EXPECTED=1` rewrites
 * `expected`.
 */
const FOLDER = join(TEST_FOLDER, 'cases');
const CASES = await folderNames(FOLDER);
const UPDATE = process.env.UPDATE_EXPECTED === '1';

/** Samples; where an envelope is put around what a schema describes there are none, and full payloads stand for them. */
const EXAMPLE = /\/(?:example-\d+|full)\.json$/;

const expectedFolder = (name: string): string => join(FOLDER, name, 'expected');

async function readJson<T>(file: string, otherwise: T): Promise<T> {
  return readFile(file, 'utf8').then(JSON.parse, () => otherwise);
}

async function output(name: string): Promise<Tree> {
  const folder = await temporaryFolder();
  const more = await readJson<Partial<HookschemaConfig>>(join(FOLDER, name, 'config.json'), {});
  const schemas = join(FOLDER, name, 'schemas');
  await generate({ ...CONFIG, ...more, schemas, out: 'out' }, { cwd: folder });
  return readTree(join(folder, 'out'));
}

describe.each(CASES)('cases/%s', (name) => {
  test('gives the expected files, all of them and no others', async () => {
    const found = await output(name);
    if (UPDATE) {
      await rm(expectedFolder(name), { recursive: true, force: true });
      await writeTree(expectedFolder(name), found);
    }
    expect(found).toStrictEqual(await readTree(expectedFolder(name)));
  });

  test('has validators that accept every example', async () => {
    const validators = await importValidators(expectedFolder(name));
    const fixtures = Object.entries(await readTree(join(expectedFolder(name), 'fixtures')));
    const examples = fixtures.filter(([path]) => EXAMPLE.test(path));
    expect(examples.length).toBeGreaterThan(0);
    const all = Object.fromEntries(fixtures);
    for (const [path, text] of examples) {
      const payload: unknown = JSON.parse(text);
      const headers = JSON.parse(all[path.replace(/[^/]+$/, 'headers.json')] ?? '{}') as Headers;
      expect(validators.validateWebhookEvent(payload, headers), path).toStrictEqual({
        valid: true,
        value: payload,
      });
      expect(validators.isWebhookEvent(payload, headers), path).toBe(true);
    }
  });

  test('has validators that refuse what is wrong, say where, and let pass what is right', async () => {
    const validators = await importValidators(expectedFolder(name));
    const payloads = await readJson<readonly Judged[]>(join(FOLDER, name, 'payloads.json'), []);
    expectJudgements(validators, payloads);
  });
});

test('all the expected types compile strictly in one program, and every example is of its type', async () => {
  const folder = await temporaryFolder();
  const declarations: string[] = [];
  for (const name of CASES) {
    const paths = Object.keys(await readTree(expectedFolder(name)));
    declarations.push(
      ...paths.filter((path) => path.endsWith('.d.ts')).map((path) => join(expectedFolder(name), path)),
    );
    await writeTree(folder, { [`${name}.ts`]: await typedExamples(name) });
  }
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    types: [],
    noEmit: true,
  };
  const files = [...CASES.map((name) => `${name}.ts`), ...declarations];
  await writeTree(folder, {
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({ compilerOptions, files }),
  });
  const tsc = join(REPOSITORY, 'node_modules', 'typescript', 'bin', 'tsc');
  expect(compile(tsc, join(folder, 'tsconfig.json'))).toBe('');
});

/** A module with a constant for each example of a case, declared to be of its event's type. */
async function typedExamples(name: string): Promise<string> {
  const files = await readTree(expectedFolder(name));
  const examples = Object.keys(files).filter((path) => EXAMPLE.test(path));
  const constants = examples.map((path, at) => {
    const event = path.split('/')[1];
    const [, type] = /export type \{ (\S+) \}/.exec(files[`events/${event}.d.ts`] ?? '') ?? [];
    const module = JSON.stringify(join(expectedFolder(name), 'types.js'));
    return `export const example${at}: import(${module}).${type} = ${files[path]?.trimEnd()};\n`;
  });
  return constants.join('');
}

function compile(tsc: string, project: string): string {
  try {
    return execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
