import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../generator/cache/kept-code.js';
import { eventSchema, schemaFiles } from '../support/catalogs.js';
import { readTree, temporaryFolder, writeTree } from '../support/folders.js';
import { modulesIn } from '../support/modules-in.js';
import { runBuilt } from '../support/run-built.js';

const paid = (more: object = {}) => ({
  'paid.json': eventSchema('paid', { required: ['id'], properties: { id: { type: 'string' } }, ...more }),
});

/** A project in which `validate` has run once, with a payload that is not valid. */
async function project(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  await writeTree(folder, { ...schemaFiles(paid()), 'payload.json': '{ "type": "paid", "id": 7 }' });
  expect(await validate(folder)).toStrictEqual({ isRejected: true, isKept: false });
  return folder;
}

/** Prints the modules that Node loads. */
const HOOK = `data:text/javascript,${encodeURIComponent(`
import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`
  export async function load(url, context, next) {
    process._rawDebug(url.slice(0, 300));
    return next(url, context);
  }\`));
`)}`;

/** Runs `validate`. `isKept`: the validator was not made again. */
async function validate(folder: string): Promise<{ isRejected: boolean; isKept: boolean }> {
  const args = ['validate', 'payload.json', '--schemas', 'schemas'];
  const { out, err } = await runBuilt(args, folder, { node: ['--import', HOOK] });
  expect(out).toMatch(/^1 payload: /);
  const loaded = modulesIn(err);
  expect(loaded).toContain('cli/validate/run-validate');
  return { isRejected: out.includes('1 rejected'), isKept: !loaded.includes('pipeline') };
}

const CACHE = 'node_modules/.cache/hookschema';

/** The kept files of a project: the code and its record. */
async function kept(folder: string): Promise<{ readonly code: string; readonly record: string }> {
  const names = await readdir(join(folder, CACHE));
  const path = (end: string): string => join(folder, CACHE, names.find((name) => name.endsWith(end)) ?? end);
  return { code: path('.js'), record: path('.json') };
}

/** A validator that accepts everything. */
const FORGED = '({ validateWebhookEvent: () => ({ valid: true }) })';

describe('The validator of a catalog', { timeout: 60_000 }, () => {
  test('is kept for the next run with equal schemas', async () => {
    const folder = await project();
    expect(await validate(folder)).toStrictEqual({ isRejected: true, isKept: true });
  });

  test('is made again when a schema has changed, and the earlier one is kept too', async () => {
    const folder = await project();
    await writeTree(folder, schemaFiles(paid({ properties: { id: { type: 'integer' } } })));
    expect(await validate(folder)).toStrictEqual({ isRejected: false, isKept: false });
    expect(await validate(folder)).toStrictEqual({ isRejected: false, isKept: true });
    await writeTree(folder, schemaFiles(paid()));
    expect(await validate(folder)).toStrictEqual({ isRejected: true, isKept: true });
  });

  test('is kept for four catalogs at most', async () => {
    const folder = await project();
    for (const at of [1, 2, 3, 4, 5]) {
      await writeTree(folder, schemaFiles(paid({ title: `Schema ${at}` })));
      expect((await validate(folder)).isKept).toBe(false);
    }
    expect(Object.keys(await readTree(join(folder, CACHE)))).toHaveLength(2 * 4);
  });

  test('is not kept where there is no node_modules', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { ...schemaFiles(paid()), 'payload.json': '{ "type": "paid", "id": 7 }' });
    for (const _time of [1, 2])
      expect(await validate(folder)).toStrictEqual({ isRejected: true, isKept: false });
  });

  test.each<[string, (files: { readonly code: string; readonly record: string }) => Promise<void>]>([
    ['code with other contents', ({ code }) => writeFile(code, FORGED)],
    [
      'code with other contents, and a record with its hash',
      async ({ code, record }) => {
        const known: object = JSON.parse(await readFile(record, 'utf8'));
        await writeFile(code, FORGED);
        await writeFile(record, JSON.stringify({ ...known, hash: hashOf(FORGED) }));
      },
    ],
    [
      'the same files from another disk or an archive',
      async ({ code }) => {
        await cp(code, `${code}.copy`);
        await rename(`${code}.copy`, code);
      },
    ],
    [
      'a link in place of the code',
      async ({ code }) => {
        await rename(code, `${code}.moved`);
        await symlink(`${code}.moved`, code);
      },
    ],
    ['a record that is not JSON', ({ record }) => writeFile(record, '{')],
    ['a record of another form', ({ record }) => writeFile(record, '[]')],
    ['an empty record', ({ record }) => writeFile(record, '{"roots":[]}')],
    [
      'a record of another version of hookschema',
      async ({ record }) => {
        const known: object = JSON.parse(await readFile(record, 'utf8'));
        await writeFile(record, JSON.stringify({ ...known, program: 'other' }));
      },
    ],
  ])('is not believed: %s', async (_what, tamper) => {
    const folder = await project();
    await tamper(await kept(folder));
    expect(await validate(folder)).toStrictEqual({ isRejected: true, isKept: false });
    expect(await validate(folder)).toStrictEqual({ isRejected: true, isKept: true });
  });
});
