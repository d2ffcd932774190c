import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CODES, type Diagnostic } from '../../generator/diagnostics/index.js';
import { generate } from '../../generator/generate.js';
import {
  CONFIG,
  diagnosticsOf,
  eventSchema,
  GOOD_SCHEMAS,
  generateFrom,
  goodFiles,
  schemaFiles,
} from '../support/catalogs.js';
import { diagnosticLike } from '../support/diagnostic-like.js';
import {
  folderNames,
  readTree,
  TEST_FOLDER,
  type Tree,
  temporaryFolder,
  writeTree,
} from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

/**
 * A folder of `test/invalid` has invalid schemas, and `expected.json` with all of their diagnostics: the exact code and
 * place, and a part of the message and of the hint.
 */
const FOLDER = join(TEST_FOLDER, 'invalid');
const CASES = await folderNames(FOLDER);

type Expected = Omit<Diagnostic, 'severity'>;

let goodOutput: Tree;
beforeAll(async () => {
  goodOutput = await goodFiles();
});

/** A folder with an earlier output and with invalid schemas. */
async function brokenProject(schemas: Tree): Promise<string> {
  const folder = await temporaryFolder();
  await writeTree(join(folder, 'schemas'), schemas);
  await writeTree(join(folder, 'generated'), goodOutput);
  return folder;
}

async function readExpected(name: string): Promise<readonly Expected[]> {
  return JSON.parse(await readFile(join(FOLDER, name, 'expected.json'), 'utf8'));
}

const matching = (expected: Expected): object =>
  diagnosticLike({ ...expected, severity: CODES[expected.code].severity });

describe.each(CASES)('invalid/%s', (name) => {
  test('is rejected with exactly the expected diagnostics, and the output is unchanged', async () => {
    const expected = await readExpected(name);
    const schemas = await readTree(join(FOLDER, name, 'schemas'));
    const folder = await temporaryFolder();
    await writeTree(join(folder, 'generated'), goodOutput);
    if (Object.keys(schemas).length > 0) await writeTree(join(folder, 'schemas'), schemas);
    const found = await diagnosticsOf(generate(CONFIG, { cwd: folder }));
    expect(found).toStrictEqual(expected.map(matching));
    expect(await readTree(join(folder, 'generated'))).toStrictEqual(goodOutput);
  });
});

test('the cases cover every error of schemas, references and catalog', async () => {
  const expected = await Promise.all(CASES.map(readExpected));
  const covered = new Set(expected.flat().map(({ code }) => code));
  const builtInTests = ['HS104', 'HS105', 'HS109', 'HS227', 'HS408', 'HS410'];
  const errors = Object.entries(CODES).filter(([, { severity }]) => severity === 'error');
  const wanted = errors
    .map(([code]) => code)
    .filter((code) => /^HS[1-4]/.test(code) && !builtInTests.includes(code));
  expect(wanted.filter((code) => !covered.has(code as Expected['code']))).toStrictEqual([]);
});

test('the command line reports everything at once, exits with 1 and leaves the output unchanged', async () => {
  const folder = await brokenProject(await readTree(join(FOLDER, 'everything-at-once', 'schemas')));
  const expected = await readExpected('everything-at-once');
  const command = ['generate', '--schemas', 'schemas', '--out', 'generated'];
  const { exit, out, err } = await runCommand(command, folder);
  expect(exit).toBe(1);
  expect(out).toBe('');
  const places = err.matchAll(/^(\S+) - error (HS\d+)/gm);
  expect([...places].map(([, place, code]) => `${place} ${code}`)).toStrictEqual(
    expected.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`),
  );
  expect(err.split('\n').at(-2)).toBe(`${expected.length} errors`);
  expect(await readTree(join(folder, 'generated'))).toStrictEqual(goodOutput);
});

test('a symbolic link that leads out of the schema folder is rejected, one that stays inside is read', async () => {
  const folder = await brokenProject(schemaFiles(GOOD_SCHEMAS, '.'));
  await writeTree(folder, { 'outside.json': '{ "secret": true }' });
  await symlink('../outside.json', join(folder, 'schemas', 'link.json'));
  await symlink('events/order.created.schema.json', join(folder, 'schemas', 'same.json'));
  const found = await diagnosticsOf(generate(CONFIG, { cwd: folder }));
  expect(found.map(({ code, file }) => [code, file])).toStrictEqual([
    ['HS104', 'schemas/link.json'],
    ['HS403', 'schemas/same.json'],
  ]);
  expect(await readTree(join(folder, 'generated'))).toStrictEqual(goodOutput);
});

test('a schema that is nested too deeply is rejected before any library overflows the stack', async () => {
  const depth = 20_000;
  const text = `${'{"not":'.repeat(depth)}true${'}'.repeat(depth)}`;
  const folder = await brokenProject({ 'deep.json': text });
  const found = await diagnosticsOf(generate(CONFIG, { cwd: folder }));
  expect(found).toMatchObject([{ code: 'HS105', file: 'schemas/deep.json' }]);
  expect(found[0]?.message).toContain(`nested ${depth + 1} levels deep`);
  expect(await readTree(join(folder, 'generated'))).toStrictEqual(goodOutput);
});

test('a schema with the maximum number of levels is generated', async () => {
  const levels = 190;
  const nested = JSON.parse(`${'{"items":'.repeat(levels)}{}${'}'.repeat(levels)}`);
  const { result } = await generateFrom({ 'a.json': eventSchema('a', { properties: { nested } }) });
  expect(result.events).toStrictEqual(['a']);
});

test('both types of JSON errors in one folder are reported in one run', async () => {
  const folder = await brokenProject({
    ...schemaFiles({ 'b.json': '{ "type": "object", "type": "object" }' }, '.'),
    'a.json': '{',
  });
  const found = await diagnosticsOf(generate(CONFIG, { cwd: folder }));
  expect(found.map(({ code, file }) => [code, file])).toStrictEqual([
    ['HS102', 'schemas/a.json'],
    ['HS103', 'schemas/b.json'],
  ]);
});

test('a byte order mark does not shift the places of diagnostics', async () => {
  const run = generateFrom({ 'a.json': '\ufeff{ "type": "strng" }' });
  expect(await diagnosticsOf(run)).toMatchObject([{ code: 'HS203', line: 1, column: 11 }]);
});

test('a linked folder is followed inside the schema folder, and rejected when it leads outside', async () => {
  const folder = await temporaryFolder();
  await writeTree(folder, { ...schemaFiles({ 'real/a.json': eventSchema('a') }), 'outside/b.json': '{}' });
  await symlink('../outside', join(folder, 'schemas', 'link'));
  expect(await diagnosticsOf(generate(CONFIG, { cwd: folder }))).toMatchObject([
    { code: 'HS104', file: 'schemas/link' },
  ]);
});

test('a file with a long text can be read', async () => {
  const { result } = await generateFrom({
    'a.json': eventSchema('a', { description: 'x'.repeat(12_000_000) }),
  });
  expect(result.events).toStrictEqual(['a']);
});
