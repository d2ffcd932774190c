import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as api from '../../generator/index.js';
import {
  CONFIG,
  diagnosticsOf,
  eventSchema,
  GOOD_SCHEMAS,
  generateFrom,
  generateOne,
  schemaFiles,
} from '../support/catalogs.js';
import { readTree, temporaryFolder, writeTree } from '../support/folders.js';

const { CODES, check, DiagnosticError, defineConfig, formatDiagnostic, generate } = api;

test('the API has exactly these names', () => {
  expect(Object.keys(api).sort()).toStrictEqual([
    'CODES',
    'CONFIG_FILES',
    'DiagnosticError',
    'check',
    'contains',
    'defineConfig',
    'formatDiagnostic',
    'generate',
    'loadConfig',
  ]);
});

test('defineConfig returns its argument', () => {
  expect(defineConfig(CONFIG)).toBe(CONFIG);
});

describe('generate', () => {
  test('returns the events, the changes and the time of each stage', async () => {
    const { result, files } = await generateFrom(GOOD_SCHEMAS);
    expect(result).toMatchObject({
      out: 'generated',
      events: ['order.created', 'order.deleted'],
      warnings: [],
    });
    expect(result.changes.map(({ path }) => path)).toStrictEqual(Object.keys(files).sort());
    expect(result.changes.every(({ kind, after }) => kind === 'create' && after !== undefined)).toBe(true);
    const stages = [
      'config',
      'load',
      'catalog',
      'lower',
      'share',
      'check',
      'verify',
      'emit',
      'plan',
      'write',
    ];
    expect(result.timings.map(({ stage }) => stage)).toStrictEqual(stages);
    expect(result.timings.every(({ milliseconds }) => milliseconds >= 0)).toBe(true);
  });

  test('changes nothing the second time', async () => {
    const { folder } = await generateFrom(GOOD_SCHEMAS);
    const file = join(folder, 'generated', 'index.js');
    const before = await stat(file);
    const { changes } = await generateOne(CONFIG, { cwd: folder });
    expect(changes.every(({ kind }) => kind === 'unchanged')).toBe(true);
    const after = await stat(file);
    expect([after.mtimeMs, after.ino]).toStrictEqual([before.mtimeMs, before.ino]);
  });

  test('adds and removes files when events are added and removed', async () => {
    const { folder } = await generateFrom(GOOD_SCHEMAS);
    const { 'events/order.deleted.schema.json': _deleted, ...rest } = GOOD_SCHEMAS;
    const next = { ...rest, 'events/order.paid.schema.json': eventSchema('order.paid') };
    const other = await temporaryFolder();
    await writeTree(other, schemaFiles(next));
    const out = join(folder, 'generated');
    const { changes } = await generateOne({ ...CONFIG, schemas: join(other, 'schemas') }, { cwd: folder });
    const kinds = Object.fromEntries(changes.map(({ path, kind }) => [path, kind]));
    expect(kinds).toMatchObject({
      'events/order.created.js': 'unchanged',
      'events/order.deleted.js': 'delete',
      'events/order.paid.js': 'create',
      'index.d.ts': 'update',
    });
    expect(await readTree(out)).toStrictEqual((await generateFrom(next)).files);
  });

  test('changes nothing when one file is a conflict', async () => {
    const { folder } = await generateFrom(GOOD_SCHEMAS);
    await writeFile(join(folder, 'generated', 'types.d.ts'), 'edited\n');
    await writeTree(folder, schemaFiles({ 'events/order.paid.schema.json': eventSchema('order.paid') }));
    const before = await readTree(join(folder, 'generated'));
    expect(await diagnosticsOf(generate(CONFIG, { cwd: folder }))).toMatchObject([
      { code: 'HS501', file: 'generated/types.d.ts' },
    ]);
    expect(await readTree(join(folder, 'generated'))).toStrictEqual(before);
  });

  test('returns warnings', async () => {
    const schema = eventSchema('a', {
      colour: 'red',
      properties: { at: { type: 'string', format: 'moment' } },
    });
    const { result } = await generateFrom({ 'a.json': schema });
    expect(result.warnings.map(({ code, severity }) => `${code} ${severity}`)).toStrictEqual([
      'HS202 warning',
      'HS208 warning',
    ]);
  });

  test('reads only .json files, and neither hidden files nor node_modules', async () => {
    const { result } = await generateFrom({
      ...GOOD_SCHEMAS,
      '.hidden.json': '{',
      '.vscode/settings.json': '{',
      'node_modules/x/package.json': '{',
      'README.md': '# no schema',
    });
    expect(result.events).toStrictEqual(['order.created', 'order.deleted']);
  });

  test('rejects an invalid configuration before it reads anything', async () => {
    const config = { schemas: 'no such folder', out: '' };
    expect(await diagnosticsOf(generate(config))).toMatchObject([{ code: 'HS602', pointer: '/out' }]);
  });
});

describe('several catalogs', () => {
  const both = {
    catalogs: [
      { schemas: 'shop', out: 'out/shop', package: { name: '@acme/shop' } },
      { schemas: 'bank', out: 'out/bank', package: { name: '@acme/bank' } },
    ],
  };
  const shop = schemaFiles({ 'a.json': eventSchema('shop.opened') }, 'shop');
  const bank = schemaFiles({ 'a.json': eventSchema('bank.closed') }, 'bank');

  test('are each generated into their own folder', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { ...shop, ...bank });
    const { catalogs } = await generate(both, { cwd: folder });
    expect(catalogs.map(({ out, events }) => [out, events])).toStrictEqual([
      ['out/shop', ['shop.opened']],
      ['out/bank', ['bank.closed']],
    ]);
    expect(await check(both, { cwd: folder })).toMatchObject({ fresh: true });
  });

  test('are not fresh when the second is stale', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { ...shop, ...bank });
    await generate(both, { cwd: folder });
    await writeTree(folder, schemaFiles({ 'a.json': eventSchema('bank.opened') }, 'bank'));
    const result = await check(both, { cwd: folder });
    expect(result.fresh).toBe(false);
    expect(result.catalogs.map(({ fresh }) => fresh)).toStrictEqual([true, false]);
  });

  test('are reported together, and none is written when one has errors', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { ...shop, 'bank/a.json': '{' });
    expect(await diagnosticsOf(generate(both, { cwd: folder }))).toMatchObject([
      { code: 'HS102', file: 'bank/a.json' },
    ]);
    await writeTree(folder, { 'shop/a.json': '[' });
    const found = await diagnosticsOf(generate(both, { cwd: folder }));
    expect(found.map(({ file }) => file)).toStrictEqual(['bank/a.json', 'shop/a.json']);
    await expect(stat(join(folder, 'out'))).rejects.toThrow('ENOENT');
  });

  test('must not have overlapping folders', async () => {
    const [first, second] = both.catalogs;
    const meeting = { catalogs: [first, { ...second, out: 'out/shop/bank' }] } as typeof both;
    expect(await diagnosticsOf(generate(meeting, { cwd: await temporaryFolder() }))).toMatchObject([
      { code: 'HS602', message: expect.stringContaining('out/shop/bank') },
    ]);
  });
});

describe('a DiagnosticError', () => {
  test('is an Error whose message has all of its diagnostics in the format of formatDiagnostic', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'schemas/a.json': '{', 'schemas/b.json': '[1,]' });
    const error: unknown = await check(CONFIG, { cwd: folder }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DiagnosticError);
    if (!(error instanceof DiagnosticError)) return;
    expect(error.name).toBe('DiagnosticError');
    expect(error.diagnostics).toHaveLength(2);
    expect(error.message).toBe(error.diagnostics.map(formatDiagnostic).join('\n'));
  });

  test.each([
    [
      {
        code: 'HS301',
        severity: 'error',
        message: 'm',
        hint: 'h',
        file: 'a.json',
        line: 1,
        column: 2,
        pointer: '/x',
      },
      'a.json:1:2 - error HS301 at /x: m\n  hint: h',
    ],
    [
      { code: 'HS504', severity: 'warning', message: 'm', hint: 'h', file: 'a.json' },
      'a.json - warning HS504: m\n  hint: h',
    ],
    [{ code: 'HS405', severity: 'error', message: 'm', hint: 'h' }, 'error HS405: m\n  hint: h'],
    [
      { code: 'HS602', severity: 'error', message: 'm', hint: 'h', pointer: '' },
      'error HS602 at (root): m\n  hint: h',
    ],
  ] as const)('%j reads well', (diagnostic, text) => {
    expect(formatDiagnostic(diagnostic)).toBe(text);
  });

  test('has a title, and a code whose first digit names the area', () => {
    for (const [code, { title }] of Object.entries(CODES)) {
      expect(code).toMatch(/^HS[1-9]\d\d$/);
      expect(title).toMatch(/^[a-z].*[^.]$|^an? /);
    }
  });
});

test('the license file is copied into the package', async () => {
  const folder = await temporaryFolder();
  await writeTree(folder, { ...schemaFiles(GOOD_SCHEMAS), LICENSE: '\nDo what you like.\n\n' });
  await generate({ ...CONFIG, package: { licenseFile: 'LICENSE', license: 'MIT' } }, { cwd: folder });
  expect(await readFile(join(folder, 'generated', 'LICENSE'), 'utf8')).toBe('Do what you like.\n');
});
