import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventSchema, GOOD_SCHEMAS, goodFiles, schemaFiles } from '../support/catalogs.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { PROJECT_CONFIG, project } from '../support/project.js';
import { runCommand as run } from '../support/run-command.js';

let good: Tree;
beforeAll(async () => {
  good = await goodFiles();
});

describe('hookschema generate', () => {
  test('writes the output of the configuration, and prints what it did', async () => {
    const folder = await project({});
    const { exit, out, err } = await run(['generate'], folder);
    expect({ exit, err }).toStrictEqual({ exit: 0, err: '' });
    expect(await readTree(join(folder, 'generated'))).toStrictEqual(good);
    expect(out.startsWith('  create generated/.gitattributes\n  create generated/.prettierrc\n')).toBe(true);
    expect(out).toContain(`\n  ... and ${Object.keys(good).length - 20} more\n`);
    const total = `2 events in generated: ${Object.keys(good).length} created, 0 updated, 0 deleted, 0 unchanged`;
    expect(out).toContain(`\n${total}\n`);
    expect(out).toMatch(
      /\n\d+ ms: config \d+, load \d+, catalog \d+, lower \d+, share \d+, check \d+, verify \d+, emit \d+, plan \d+, write \d+\n$/,
    );
  });

  test('with --dry-run prints what it would do, and writes nothing', async () => {
    const folder = await project({});
    const { exit, out } = await run(['generate', '--dry-run'], folder);
    expect(exit).toBe(0);
    expect(out).toContain('  create generated/.gitattributes\n');
    expect(out).toContain('dry run: nothing was written\n');
    expect(await readTree(join(folder, 'generated'))).toStrictEqual({});
  });

  test('with --dry-run reports what would stop it', async () => {
    const folder = await project({ ...good, 'index.js': 'edited\n' });
    expect(await run(['generate', '--dry-run'], folder)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('generated/index.js - error HS501'),
    });
    expect((await run(['generate', '--dry-run', '--force'], folder)).exit).toBe(0);
    expect(await readTree(join(folder, 'generated'))).toHaveProperty(['index.js'], 'edited\n');
  });

  test('does not list unchanged files', async () => {
    const { exit, out } = await run(['generate'], await project());
    expect(exit).toBe(0);
    expect(out).toMatch(new RegExp(`^2 events in generated: .* ${Object.keys(good).length} unchanged\n`));
  });

  test('writes sources with --target source', async () => {
    const folder = await project({});
    const { exit } = await run(
      ['generate', '--schemas', 'schemas', '--out', 'hooks', '--target', 'source'],
      folder,
    );
    expect(exit).toBe(0);
    expect(Object.keys(await readTree(join(folder, 'hooks')))).toContain('index.ts');
  });

  test('needs no configuration with --schemas, --out and --name', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, schemaFiles(GOOD_SCHEMAS, 'in'));
    const { exit } = await run(
      ['generate', '--schemas', 'in', '--out', 'generated', '--name', '@acme/events'],
      folder,
    );
    expect(exit).toBe(0);
    expect(await readTree(join(folder, 'generated'))).toStrictEqual(good);
  });

  test('finds the event type with --discriminator', async () => {
    const folder = await temporaryFolder();
    const properties = { event: { type: 'object', properties: { name: { const: 'a' } } } };
    await writeTree(folder, schemaFiles({ 'a.json': { type: 'object', properties } }));
    const args = ['generate', '--schemas', 'schemas', '--out', 'o', '--discriminator', '/event/name'];
    expect(await run(args, folder)).toMatchObject({ exit: 0, out: expect.stringContaining('1 event in o:') });
  });

  test('reads the configuration that --config names', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'sub/my.json': PROJECT_CONFIG, ...schemaFiles(GOOD_SCHEMAS, 'sub/schemas') });
    expect((await run(['generate', '--config', 'sub/my.json'], folder)).exit).toBe(0);
    expect(await readTree(join(folder, 'sub', 'generated'))).toStrictEqual(good);
  });

  test('exits with 1 without a configuration, and says what to do', async () => {
    const { exit, out, err } = await run(['generate'], await temporaryFolder());
    expect({ exit, out }).toStrictEqual({ exit: 1, out: '' });
    expect(err).toContain(
      'error HS601: no hookschema.config.* in this folder\n  hint: write hookschema.config.ts',
    );
  });

  test('exits with 1 when a schema has errors, and counts them', async () => {
    const folder = await project();
    await writeTree(folder, { 'schemas/a.json': '{' });
    const { exit, err } = await run(['generate'], folder);
    expect(exit).toBe(1);
    expect(err).toContain('schemas/a.json:1:2 - error HS102: not JSON');
    expect(err.endsWith('\n\n1 error\n')).toBe(true);
  });

  test('prints warnings to standard error, and succeeds', async () => {
    const folder = await project();
    await writeTree(folder, { 'generated/notes.txt': 'mine' });
    const { exit, err } = await run(['generate'], folder);
    expect(exit).toBe(0);
    expect(err).toContain('generated/notes.txt - warning HS504');
    expect(err.endsWith('\n\n1 warning\n')).toBe(true);
  });

  test('with --verbose notes the constraints that no type expresses', async () => {
    const folder = await project();
    const properties = { at: { type: 'integer', minimum: 0 } };
    await writeTree(
      folder,
      schemaFiles({ 'events/order.created.schema.json': eventSchema('order.created', { properties }) }),
    );
    expect(await run(['generate'], folder)).toMatchObject({ exit: 0, err: '' });
    const { exit, err } = await run(['generate', '--verbose'], folder);
    expect(exit).toBe(0);
    expect(err).toContain('note HS216 at /properties/at: only the validators check: type integer, minimum 0');
    expect(err).toContain('note HS412');
    expect(err.endsWith('\n\n2 notes\n')).toBe(true);
  });

  test('reports a file that was edited by hand, and replaces it with --force', async () => {
    const folder = await project({ ...good, 'index.js': 'edited\n' });
    const refused = await run(['generate'], folder);
    expect(refused).toMatchObject({
      exit: 1,
      err: expect.stringContaining('generated/index.js - error HS501'),
    });
    expect((await run(['generate', '--force'], folder)).exit).toBe(0);
    expect(await readTree(join(folder, 'generated'))).toStrictEqual(good);
  });
});
