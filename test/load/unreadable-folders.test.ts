import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { readSchemas } from '../../generator/load/read-schemas.js';
import { GOOD_SCHEMAS, schemaFiles } from '../support/catalogs.js';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';

/** Gives up the rights of root, who may read everything. */
const BECOME_NOBODY = getuid?.() === 0 ? 'process.seteuid(65534);' : '';

test('A folder of schemas that cannot be read is reported, and the others are read', {
  timeout: 60_000,
}, async () => {
  // Not below the folder of the run, which nobody else may enter.
  const folder = await mkdtemp(join(tmpdir(), 'hookschema-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeTree(folder, schemaFiles({ ...GOOD_SCHEMAS, 'locked/a.json': {}, 'b/locked/c.json': {} }));
  await chmod(folder, 0o755);
  for (const name of ['locked', 'b/locked']) await chmod(join(folder, 'schemas', name), 0);
  const code = `
    const { readSchemas } = await import(${JSON.stringify(join(REPOSITORY, 'build/load/read-schemas.js'))});
    const { fingerprintOf } = await import(${JSON.stringify(join(REPOSITORY, 'build/cache/fingerprint.js'))});
    ${BECOME_NOBODY}
    const { documents, diagnostics } = await readSchemas({ folder: 'schemas', label: 'schemas' });
    const isSteady = fingerprintOf(['schemas']) === fingerprintOf(['schemas']);
    console.log(JSON.stringify({ documents: documents.length, isSteady, diagnostics }));`;
  const args = ['--input-type=module', '--eval', code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  for (const name of ['locked', 'b/locked']) await chmod(join(folder, 'schemas', name), 0o755);
  expect(JSON.parse(stdout)).toMatchObject({
    documents: 2,
    isSteady: true,
    diagnostics: [
      {
        code: 'HS101',
        file: 'schemas/b/locked',
        message: expect.stringContaining('the folder cannot be read: EACCES'),
      },
      { code: 'HS101', file: 'schemas/locked', hint: expect.stringContaining('permissions') },
    ],
  });
});

test('Hidden folders and node_modules are not entered, whatever they lead to', async () => {
  const folder = await temporaryFolder();
  await writeTree(folder, schemaFiles(GOOD_SCHEMAS));
  await mkdir(join(folder, 'schemas/node_modules'));
  await mkdir(join(folder, 'schemas/.hidden'));
  for (const name of ['node_modules', '.hidden']) await symlink('/', join(folder, 'schemas', name, 'root'));
  const { documents, diagnostics } = await readSchemas({ folder: join(folder, 'schemas'), label: 'schemas' });
  expect({ documents: documents.length, diagnostics }).toStrictEqual({ documents: 2, diagnostics: [] });
});
