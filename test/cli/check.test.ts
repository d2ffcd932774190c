import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CatalogCheck, CheckResult } from '../../generator/generate.js';
import { MANIFEST } from '../../generator/output/manifest.js';
import {
  CONFIG,
  checkOne,
  diagnosticsOf,
  eventSchema,
  GOOD_SCHEMAS,
  generateFrom,
  schemaFiles,
} from '../support/catalogs.js';
import { readTree, temporaryFolder, writeTree } from '../support/folders.js';

type Checked = CatalogCheck & Pick<CheckResult, 'warnings'>;

/** The result of `check` for an up-to-date output that a test has changed. Fails if `check` has written anything. */
async function checkAfter(change: (folder: string) => Promise<unknown>): Promise<Checked> {
  const { folder } = await generateFrom(GOOD_SCHEMAS);
  await change(folder);
  const before = await readTree(folder);
  const result = await checkOne(CONFIG, { cwd: folder });
  expect(await readTree(folder)).toStrictEqual(before);
  return result;
}

const kinds = ({ changes }: CatalogCheck): readonly string[] =>
  changes.filter(({ kind }) => kind !== 'unchanged').map(({ kind, path }) => `${kind} ${path}`);

describe('check', () => {
  test('accepts an output that is up to date', async () => {
    const result = await checkAfter(async () => undefined);
    expect(result).toMatchObject({ fresh: true, diff: '', conflicts: [], warnings: [], out: 'generated' });
    expect(result.events).toStrictEqual(['order.created', 'order.deleted']);
    expect(kinds(result)).toStrictEqual([]);
  });

  test('finds an output stale if schemas have changed, with a diff from the disk to the new output', async () => {
    const path = 'events/order.created.schema.json';
    const schema = eventSchema('order.created', { properties: { id: { type: 'integer' } } });
    const result = await checkAfter((folder) => writeTree(folder, schemaFiles({ [path]: schema })));
    expect(result.fresh).toBe(false);
    expect(result.conflicts).toStrictEqual([]);
    expect(kinds(result)).toContain('update types.d.ts');
    expect(result.diff).toContain('--- a/generated/types.d.ts\n+++ b/generated/types.d.ts\n@@');
    expect(result.diff).toContain('\n-  id: string;\n');
    expect(result.diff).toContain('\n+  id?: number;\n');
  });

  test('finds a missing file', async () => {
    const result = await checkAfter((folder) => rm(join(folder, 'generated', 'index.js')));
    expect(result.fresh).toBe(false);
    expect(kinds(result)).toStrictEqual(['create index.js']);
    expect(result.diff).toContain('--- /dev/null\n+++ b/generated/index.js\n');
  });

  test('finds an output stale that does not exist', async () => {
    const result = await checkAfter((folder) => rm(join(folder, 'generated'), { recursive: true }));
    expect(result.fresh).toBe(false);
    expect(result.changes.every(({ kind }) => kind === 'create')).toBe(true);
  });

  test('finds a file that was edited by hand, and reports it as a conflict', async () => {
    const result = await checkAfter((folder) => writeFile(join(folder, 'generated', 'index.js'), 'edited\n'));
    expect(result.fresh).toBe(false);
    expect(result.conflicts).toMatchObject([{ code: 'HS501', file: 'generated/index.js' }]);
    expect(result.diff).toContain('-edited\n');
  });

  test('finds the files of an event that no longer exists', async () => {
    const result = await checkAfter((folder) => rm(join(folder, 'schemas/events/order.deleted.schema.json')));
    expect(result.fresh).toBe(false);
    expect(kinds(result)).toContain('delete events/order.deleted.js');
    expect(result.diff).toContain('--- a/generated/events/order.deleted.js\n+++ /dev/null\n');
  });

  test('finds an unmanaged file, and shows only its name', async () => {
    const result = await checkAfter((folder) =>
      writeFile(join(folder, 'generated', 'notes.txt'), 'secret\n'),
    );
    expect(result.fresh).toBe(false);
    expect(kinds(result)).toStrictEqual(['unmanaged notes.txt']);
    expect(result.diff).toBe('Only in generated: notes.txt\n');
    expect(result.warnings).toMatchObject([{ code: 'HS504' }]);
  });

  test('finds an edited manifest', async () => {
    const result = await checkAfter(async (folder) => {
      const file = join(folder, 'generated', MANIFEST);
      await writeFile(file, (await readFile(file, 'utf8')).replace('index.js', 'index.mjs'));
    });
    expect(result.fresh).toBe(false);
    expect(kinds(result)).toStrictEqual([`update ${MANIFEST}`]);
  });

  test('ignores the option force', async () => {
    const { folder } = await generateFrom(GOOD_SCHEMAS);
    await writeFile(join(folder, 'generated', 'index.js'), 'edited\n');
    expect(await checkOne(CONFIG, { cwd: folder, force: true })).toMatchObject({ fresh: false });
    expect(await readFile(join(folder, 'generated', 'index.js'), 'utf8')).toBe('edited\n');
  });

  test('throws the errors of the schemas', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'schemas/a.json': '{' });
    expect(await diagnosticsOf(checkOne(CONFIG, { cwd: folder }))).toMatchObject([{ code: 'HS102' }]);
    await expect(stat(join(folder, 'generated'))).rejects.toThrow('ENOENT');
  });
});
