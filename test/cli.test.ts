import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../generator/cli/commands.js';
import { commandHelp, generalHelp } from '../generator/cli/help.js';
import type { Terminal } from '../generator/cli/terminal.js';
import { MANIFEST } from '../generator/output/manifest.js';
import { eventSchema, GOOD_SCHEMAS, goodFiles, schemaFiles } from './support/catalogs.js';
import { REPOSITORY, readTree, type Tree, temporaryFolder, writeTree } from './support/folders.js';
import { runCommand } from './support/run-command.js';

const run = (args: readonly string[], cwd: string, env: Terminal['env'] = {}) =>
  runCommand(args, cwd, { env });

let good: Tree;
beforeAll(async () => {
  good = await goodFiles();
});

const CONFIG = '{ "schemas": "schemas", "out": "generated", "package": { "name": "@acme/events" } }';

/** A folder with schemas and a configuration, and with the output unless a test generates it itself. */
async function project(output: Tree = good): Promise<string> {
  const folder = await temporaryFolder();
  await writeTree(folder, { 'hookschema.config.json': CONFIG, ...schemaFiles(GOOD_SCHEMAS) });
  await writeTree(join(folder, 'generated'), output);
  return folder;
}

describe('without a command', () => {
  test.each([[[]], [['--help']], [['-h']]])('%j prints the help', async (args) => {
    expect(await run(args, '/')).toStrictEqual({ exit: 0, out: generalHelp(COMMANDS), err: '' });
  });

  test.each(['--version', '-v'])('%s prints the version', async (option) => {
    const manifest = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
    expect(await run([option], '/')).toStrictEqual({ exit: 0, out: `${manifest.version}\n`, err: '' });
  });
});

describe('a wrong command line exits with 2 and prints the error to standard error', () => {
  test.each([
    [['genarate'], 'unknown command genarate; did you mean generate?'],
    [['deploy'], 'unknown command deploy'],
    [['--verion'], 'unknown option --verion; did you mean --version?'],
    [['generate', '--chekc'], 'unknown option --chekc; did you mean --check?'],
    [['generate', '--schema=s'], 'unknown option --schema; did you mean --schemas?'],
    [['generate', '-x'], 'unknown option -x'],
    [['generate', 'schemas'], 'unexpected argument schemas'],
    [['generate', '--out'], "Option '--out <value>' argument missing"],
    [['generate', '--check=yes'], "Option '--check' does not take an argument"],
    [['generate', '--schemas', 's'], '--schemas and --out must be used together'],
    [['generate', '--out', 'o'], '--schemas and --out must be used together'],
    [['generate', '--config', 'c', '--schemas', 's', '--out', 'o'], '--config excludes --schemas'],
    [['generate', '--name', 'n'], '--name, --discriminator and --target need --schemas and --out'],
    [['generate', '--discriminator', '/t'], '--name, --discriminator and --target need --schemas'],
    [['generate', '--target', 'source'], '--name, --discriminator and --target need --schemas'],
    [['generate', '--schemas', 's', '--out', 'o', '--target', 'sources'], 'unknown target sources'],
    [
      ['generate', '--schemas', 's', '--out', 'o', '--target', 'source', '--name', 'n'],
      '--name needs --target package',
    ],
    [['generate', '--diff'], '--diff needs --check'],
    [['generate', '--schemas', 's', '--out', 'o', '--name', ''], '--name has an empty value'],
    [
      ['generate', '--schemas', 's', '--out', 'o', '--discriminator', 'type'],
      'is not a JSON Pointer; write /type',
    ],
    [
      ['generate', '--schemas', 's', '--out', 'o', '--discriminator', 'event.name'],
      'is not a JSON Pointer; write /event/name',
    ],
    [['generate', '--check', '--force'], '--check and --force exclude each other'],
    [['generate', '--check', '--dry-run'], '--check and --dry-run exclude each other'],
    [['generate', '--reporter', 'xml'], 'unknown reporter xml; choose one of pretty, json, github, sarif'],
  ])('%j', async (args, problem) => {
    const { exit, out, err } = await run(args, '/');
    expect({ exit, out }).toStrictEqual({ exit: 2, out: '' });
    expect(err).toContain('error HS701: ');
    expect(err).toContain(problem);
    expect(err).toMatch(/\n {2}hint: hookschema (?:generate )?--help shows the usage\n$/);
  });
});

describe('help', () => {
  test.each(COMMANDS)('$name --help and -h print its own', async (command) => {
    const expected = { exit: 0, out: commandHelp(command), err: '' };
    expect(await run([command.name, '--help'], '/')).toStrictEqual(expected);
    expect(await run([command.name, '-h'], '/')).toStrictEqual(expected);
  });

  test.each(COMMANDS)('$name has a line for every option, and examples', (command) => {
    const text = commandHelp(command);
    const lines = [...text.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, name]) => name);
    expect(lines).toStrictEqual([...Object.keys(command.options), 'reporter', 'help', 'version']);
    for (const example of command.examples) expect(text).toContain(example);
    expect(command.examples.length).toBeGreaterThan(0);
  });

  test('fits into a terminal', () => {
    const lines = [generalHelp(COMMANDS), ...COMMANDS.map(commandHelp)].join('\n').split('\n');
    expect(lines.filter((line) => line.length > 120)).toStrictEqual([]);
  });
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
      /\n\d+ ms: config \d+, load \d+, catalog \d+, lower \d+, verify \d+, emit \d+, plan \d+, write \d+\n$/,
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
    await writeTree(folder, { 'sub/my.json': CONFIG, ...schemaFiles(GOOD_SCHEMAS, 'sub/schemas') });
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
    expect(err.endsWith('\n\n1 note\n')).toBe(true);
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

describe('hookschema generate --check', () => {
  test('exits with 0 when the output is up to date', async () => {
    const { exit, out, err } = await run(['generate', '--check'], await project());
    expect({ exit, out }).toStrictEqual({ exit: 0, out: '' });
    expect(err).toMatch(/^2 events in generated: up to date\n\d+ ms: /);
  });

  test('exits with 1 when it is stale: the files on standard output, the command that fixes it on standard error', async () => {
    const folder = await project();
    await rm(join(folder, 'generated', 'index.js'));
    await rm(join(folder, 'generated', 'index.d.ts'));
    const { exit, out, err } = await run(['generate', '--check'], folder);
    expect(exit).toBe(1);
    expect(out).toBe('  missing  generated/index.d.ts\n  missing  generated/index.js\n');
    expect((await run(['generate', '--check', '--diff'], folder)).out).toContain(
      '+++ b/generated/index.js\n',
    );
    expect(err).toBe('generated is stale: 2 files differ\nrun: npx hookschema generate\n');
    expect(await readTree(join(folder, 'generated'))).not.toHaveProperty(['index.js']);
  });

  test('shows the diff of the types, and all of it fits on a screen', async () => {
    const folder = await project();
    const added = Array.from({ length: 40 }, (_one, at) => eventSchema(`order.added_${at}`));
    await writeTree(folder, {
      'schemas/added.json': JSON.stringify({ $defs: Object.fromEntries(added.entries()) }),
    });
    const { out, err } = await run(['generate', '--check'], folder);
    expect(out).toContain('+++ b/generated/types.d.ts\n');
    expect(out).not.toContain('+++ b/generated/index.js\n');
    expect(out).toMatch(/ {2}\.\.\. and \d+ more files; --diff prints all\n/);
    expect(out).toMatch(/ {2}\.\.\. and \d+ more lines; --diff prints all\n$/);
    expect(`${out}${err}`.split('\n').length).toBeLessThan(50);
    const all = (await run(['generate', '--check', '--diff'], folder)).out;
    expect(all.split('\n').length).toBeGreaterThan(1000);
  });

  test('prints a message in the singular for one file', async () => {
    const folder = await project();
    await writeFile(join(folder, 'generated', MANIFEST), '');
    const { err } = await run(['generate', '--check'], folder);
    expect(err).toContain('1 file differs\n');
  });

  test.each<[readonly string[], Terminal['env'], string]>([
    [[], { npm_lifecycle_event: 'generate' }, 'run: npm run generate'],
    [[], { npm_lifecycle_event: 'test' }, 'run: npx hookschema generate'],
    [
      ['--config', 'hookschema.config.json'],
      {},
      'run: npx hookschema generate --config hookschema.config.json',
    ],
    [
      ['--schemas', 'schemas', '--out', 'hooks', '--target', 'source'],
      {},
      'run: npx hookschema generate --schemas schemas --out hooks --target source',
    ],
    [
      ['--schemas', 'schemas', '--out', 'my events', '--name', '@acme/events'],
      {},
      "run: npx hookschema generate --schemas schemas --out 'my events' --name @acme/events",
    ],
  ])('with %j in %j advises: %s', async (args, env, advice) => {
    const folder = await project({});
    const { exit, err } = await run(['generate', '--check', ...args], folder, env);
    expect(exit).toBe(1);
    expect(err.trimEnd().split('\n').at(-1)).toBe(advice);
  });

  test.each<[Terminal['env'], string]>([
    [{}, 'run: npx hookschema generate --force'],
    [{ npm_lifecycle_event: 'generate' }, 'run: npm run generate -- --force'],
  ])('in %j advises --force when a file was edited by hand', async (env, advice) => {
    const folder = await project();
    await writeFile(join(folder, 'generated', 'index.js'), 'edited\n');
    const { exit, err } = await run(['generate', '--check'], folder, env);
    expect(exit).toBe(1);
    expect(err.trimEnd().split('\n').at(-1)).toBe(advice);
  });

  test('advises to remove an unmanaged file, which no command does', async () => {
    const folder = await project({ ...good, 'notes.txt': 'mine' });
    const { exit, err } = await run(['generate', '--check'], folder);
    expect(exit).toBe(1);
    expect(err).toContain('remove: generated/notes.txt (hookschema did not write it)\n');
    expect(err).not.toContain('run:');
  });
});
