import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMPILERS } from '../../scripts/compilers.mjs';
import {
  caseExpectation,
  caseNames,
  caseOutput,
  casePayloads,
  type Expectation,
  inCase,
} from '../support/cases.js';
import { importValidators } from '../support/catalogs.js';
import { compile } from '../support/compile.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { expectJudgements, type Headers } from '../support/judged-payloads.js';

/**
 * A folder of `test/cases` has `schemas`; `payloads.json` with payloads that the validators must accept, and payloads
 * that they must reject at a given place; and optionally `config.json` or
 * `config.mjs` with further options. `expected.json` says what
 * the case is about, and which files of the output show it: exactly these are in `expected`. `UPDATE_EXPECTED=1`
 * rewrites them.
 */
const CASES = await caseNames();
const UPDATE = process.env.UPDATE_EXPECTED === '1';

/**
 * Sample payloads. With an envelope around the schemas, a catalog has no samples, and full payloads are used instead.
 */
const EXAMPLE = /\/(?:example-\d+|full)\.json$/;

/** The files of an output that a case shows. */
function shown(output: Tree, { files }: Expectation): Tree {
  if (files === 'all') return output;
  const isShown = (path: string) =>
    files.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one));
  return Object.fromEntries(Object.entries(output).filter(([path]) => isShown(path)));
}

describe.each(CASES)('cases/%s', (name) => {
  test('gives the expected files', async () => {
    const expectation = await caseExpectation(name);
    const found = shown(await readTree(await caseOutput(name)), expectation);
    if (UPDATE) {
      await rm(inCase(name, 'expected'), { recursive: true, force: true });
      await writeTree(inCase(name, 'expected'), found);
    }
    expect(found).toStrictEqual(await readTree(inCase(name, 'expected')));
    if (expectation.files === 'all') return;
    for (const one of expectation.files)
      expect(Object.keys(shown(found, { about: '', files: [one] })), one).not.toStrictEqual([]);
  });

  test('has validators that accept every example', async () => {
    const output = await caseOutput(name);
    const validators = await importValidators(output);
    const files = await readTree(output);
    const examples = Object.entries(files).filter(([path]) => EXAMPLE.test(path));
    expect(examples.length).toBeGreaterThan(0);
    for (const [path, text] of examples) {
      const payload: unknown = JSON.parse(text);
      const headers = JSON.parse(files[path.replace(/[^/]+$/, 'headers.json')] ?? '{}') as Headers;
      expect(validators.validateWebhookEvent(payload, headers), path).toStrictEqual({
        valid: true,
        value: payload,
      });
      expect(validators.isWebhookEvent(payload, headers), path).toBe(true);
    }
  });

  test('has validators that accept the valid payloads, and reject the others at the expected places', async () => {
    expectJudgements(await importValidators(await caseOutput(name)), await casePayloads(name));
  });
});

test('one case shows every file of a package', async () => {
  const expectations = await Promise.all(CASES.map(caseExpectation));
  expect(expectations.filter(({ files }) => files === 'all')).toHaveLength(1);
});

test('all types compile in strict mode in one program, and every example has its type', async () => {
  const folder = await temporaryFolder();
  const declarations: string[] = [];
  for (const name of CASES) {
    const output = await caseOutput(name);
    const paths = await readdir(output, { recursive: true });
    declarations.push(...paths.filter((path) => path.endsWith('.d.ts')).map((path) => join(output, path)));
    await writeTree(folder, { [`${name}.ts`]: typedExamples(output, await readTree(output)) });
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
  const newest = COMPILERS.at(-1);
  if (newest === undefined) throw new Error('no compiler');
  const said = await compile(newest, ['-p', join(folder, 'tsconfig.json')]);
  expect(said).toStrictEqual({ accepted: true, output: '' });
});

/** A module with a constant for each example of an output. Each is declared with the type of its event. */
function typedExamples(output: string, files: Tree): string {
  const examples = Object.keys(files).filter((path) => EXAMPLE.test(path));
  const constants = examples.map((path, at) => {
    const event = path.split('/')[1];
    const [, type] = /export type \{ (\S+) \}/.exec(files[`events/${event}.d.ts`] ?? '') ?? [];
    const module = JSON.stringify(join(output, 'types.js'));
    return `export const example${at}: import(${module}).${type} = ${files[path]?.trimEnd()};\n`;
  });
  return constants.join('');
}
