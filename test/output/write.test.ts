import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../generator/output/file-system.js';
import { MANIFEST } from '../../generator/output/manifest.js';
import { readOutputFolder } from '../../generator/output/output-folder.js';
import { type Plan, planOutput } from '../../generator/output/plan.js';
import { JOURNAL, STAGING } from '../../generator/output/staging-folder.js';
import { writeOutputs } from '../../generator/output/transaction.js';
import { stageOutput } from '../../generator/output/write.js';
import { diagnosticsOf } from '../support/catalogs.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { manifestFor, outputFiles, withManifest } from '../support/output-files.js';

/** Plans and writes as a run does. */
async function write(folder: string, tree: Tree): Promise<readonly string[]> {
  const [plan] = await writeOutputs([{ folder, label: 'out', files: outputFiles(tree), force: false }]);
  return (plan?.changes ?? [])
    .filter(({ kind }) => kind !== 'unchanged')
    .map(({ kind, path }) => `${kind} ${path}`);
}

const plan = (folder: string, tree: Tree): Plan =>
  planOutput(outputFiles(tree), readOutputFolder(folder, 'out'), { label: 'out' });

const carryOut = (folder: string, planned: Plan): void =>
  stageOutput({ folder, label: 'out', system: nodeFileSystem }, planned).commit();

/** Leaves a folder in the state of a run that was interrupted after its first rename. */
async function interrupt(folder: string, renamed: Tree, all: Tree): Promise<void> {
  await writeTree(folder, renamed);
  await writeTree(folder, { [JOURNAL]: manifestFor(outputFiles(withManifest(all))).content });
  await writeTree(join(folder, STAGING, 'files'), all);
}

describe('writeOutput', () => {
  test('creates the folder, the files and their manifest', async () => {
    const folder = join(await temporaryFolder(), 'not', 'there', 'yet');
    await write(folder, { 'index.js': '1\n', 'events/a.js': 'a\n' });
    expect(await readTree(folder)).toStrictEqual(withManifest({ 'events/a.js': 'a\n', 'index.js': '1\n' }));
  });

  describe('where a new folder cannot be moved as a whole', () => {
    const inUse: FileSystem = {
      ...nodeFileSystem,
      rename: (from, to) => {
        if (lstatSync(from).isDirectory()) throw Object.assign(new Error('in use'), { code: 'EPERM' });
        nodeFileSystem.rename(from, to);
      },
    };
    const tree = { 'index.js': '1\n', 'events/a.js': 'a\n', 'events/b/c.js': 'c\n' };

    test('moves its files', async () => {
      const folder = join(await temporaryFolder(), 'out');
      await writeOutputs([{ folder, label: 'out', files: outputFiles(tree), force: false }], {
        system: inUse,
      });
      expect(await readTree(folder)).toStrictEqual(withManifest(tree));
    });

    test('does not replace a file that somebody has put there', async () => {
      const folder = join(await temporaryFolder(), 'out');
      const system: FileSystem = {
        ...inUse,
        rename: (from, to) => {
          if (lstatSync(from).isDirectory()) {
            mkdirSync(to);
            writeFileSync(join(to, 'a.js'), 'mine\n');
          }
          inUse.rename(from, to);
        },
      };
      const written = writeOutputs([{ folder, label: 'out', files: outputFiles(tree), force: false }], {
        system,
      });
      const codes = (await diagnosticsOf(written)).map(({ code, file }) => `${code} ${file}`);
      expect(codes).toStrictEqual(['HS501 out/events/a.js']);
      expect(await readTree(folder)).toMatchObject({ 'events/a.js': 'mine\n' });
    });
  });

  test('updates and deletes files, and leaves no temporary files', async () => {
    const folder = await temporaryFolder();
    await write(folder, { 'index.js': '1\n', 'events/a.js': 'a\n' });
    expect(await write(folder, { 'index.js': '2\n' })).toStrictEqual([
      'delete events/a.js',
      `update ${MANIFEST}`,
      'update index.js',
    ]);
    expect(await readTree(folder)).toStrictEqual(withManifest({ 'index.js': '2\n' }));
  });

  test('removes the folders that it empties, and no others', async () => {
    const folder = await temporaryFolder();
    await write(folder, { 'a/b/one.js': '1\n', 'a/b/c/two.js': '2\n', 'd/three.js': '3\n', 'e.js': '4\n' });
    await writeTree(folder, { 'd/notes.txt': 'mine\n' });
    await write(folder, { 'e.js': '4\n' });
    const left = await readdir(folder, { recursive: true });
    expect(left.sort()).toStrictEqual(['d', 'd/notes.txt', 'e.js', MANIFEST]);
  });

  test('never changes unmanaged files', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'notes.txt': 'mine\n',
      'events/README': 'mine too\n',
      'node_modules/x/y.js': 'z',
    });
    await write(folder, { 'index.js': '1\n', 'events/a.js': 'a\n' });
    await write(folder, {});
    const left = await readTree(folder);
    expect(left).toMatchObject({
      'notes.txt': 'mine\n',
      'events/README': 'mine too\n',
      'node_modules/x/y.js': 'z',
    });
    expect(Object.keys(left)).toHaveLength(4);
  });

  test('writes several folders together, or none of them', async () => {
    const [one, two] = [await temporaryFolder(), await temporaryFolder()];
    await write(two, { 'index.js': '1\n' });
    await writeTree(two, { 'index.js': 'edited\n' });
    const wanted = [one, two].map((folder) => ({
      folder,
      label: 'out',
      files: outputFiles({ 'index.js': '2\n' }),
      force: false,
    }));
    expect(await diagnosticsOf(writeOutputs(wanted))).toMatchObject([{ code: 'HS501' }]);
    expect(await readTree(one)).toStrictEqual({});
    expect(await readTree(two)).toMatchObject({ 'index.js': 'edited\n' });
    await writeOutputs(wanted.map((each) => ({ ...each, force: true })));
    for (const folder of [one, two])
      expect(await readTree(folder)).toStrictEqual(withManifest({ 'index.js': '2\n' }));
  });
});

describe('after an interrupted run', () => {
  const OLD = { 'index.js': 'old\n', 'types.js': 'old\n' };
  const NEW = { 'index.js': 'new\n', 'types.js': 'new\n', 'more.js': 'new\n' };

  test('the next run finishes it', async () => {
    const folder = await temporaryFolder();
    await write(folder, OLD);
    await interrupt(folder, { 'index.js': 'new\n', 'more.js': 'new\n' }, NEW);
    await write(folder, NEW);
    expect(await readTree(folder)).toStrictEqual(withManifest(NEW));
  });

  test('the next run writes the new output when the schemas have changed meanwhile', async () => {
    const folder = await temporaryFolder();
    await write(folder, OLD);
    await interrupt(folder, { 'index.js': 'new\n', 'more.js': 'new\n' }, NEW);
    await write(folder, { 'index.js': 'newer\n' });
    expect(await readTree(folder)).toStrictEqual(withManifest({ 'index.js': 'newer\n' }));
  });

  test('a file that was edited since is still not overwritten', async () => {
    const folder = await temporaryFolder();
    await write(folder, OLD);
    await interrupt(folder, { 'index.js': 'edited\n' }, NEW);
    const { diagnostics } = planOutput(outputFiles(NEW), readOutputFolder(folder, 'out'), { label: 'out' });
    expect(diagnostics).toMatchObject([{ code: 'HS501', file: 'out/index.js' }]);
  });

  test('a second interrupted run leaves no unmanaged files', async () => {
    const folder = await temporaryFolder();
    await write(folder, { a: '1', b: '1' });
    await interrupt(folder, { a: '2' }, { a: '2', b: '2' });
    // The second run finds that a is up to date, so its journal does not name it. A folder in the place of b stops it.
    const second = plan(folder, { a: '2', b: '3' });
    await rm(join(folder, 'b'));
    await mkdir(join(folder, 'b'));
    expect(() => carryOut(folder, second)).toThrow('HS505');
    await rm(join(folder, 'b'), { recursive: true });
    expect(plan(folder, { a: '4', b: '4' }).diagnostics).toStrictEqual([]);
  });

  test('a run that fails while it prepares files keeps the journal of the run before', async () => {
    const folder = await temporaryFolder();
    await write(folder, { a: '1' });
    await interrupt(folder, { a: '2' }, { a: '2' });
    const refused = {
      ...plan(folder, { a: '3' }),
      changes: [{ kind: 'create', path: 'x\0', after: '' } as const],
    };
    expect(() => carryOut(folder, refused)).toThrow('HS505');
    expect(plan(folder, { a: '3' }).diagnostics).toStrictEqual([]);
  });

  test('prepared files of an interrupted run are removed even if there is nothing to write', async () => {
    const folder = await temporaryFolder();
    await write(folder, { a: '1' });
    await interrupt(folder, {}, { a: '1' });
    await write(folder, { a: '1' });
    expect(Object.keys(await readTree(folder)).filter((path) => path.startsWith(STAGING))).toStrictEqual([]);
  });
});

/** The diagnostics that are thrown for a folder. */
const refusal = (folder: string) => diagnosticsOf((async () => readOutputFolder(folder, 'out'))());

describe('readOutputFolder', () => {
  test('finds nothing if the folder does not exist', async () => {
    const there = readOutputFolder(join(await temporaryFolder(), 'none'), 'none');
    expect(there).toStrictEqual({
      files: new Map(),
      others: new Set(),
      folders: new Set(),
      interrupted: false,
      manifest: new Map(),
      journal: new Map(),
    });
  });

  test('rejects a file in place of the folder', async () => {
    const file = join(await temporaryFolder(), 'out');
    await writeFile(file, '');
    expect(await refusal(file)).toMatchObject([
      { code: 'HS503', file: 'out', message: 'the output folder out is a file' },
    ]);
    expect(await refusal(join(file, 'a', 'b'))).toMatchObject([
      { code: 'HS503', file: 'out', message: 'the output folder out is a path below a file' },
    ]);
  });

  test('rejects a symbolic link in place of the folder', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'real'));
    await symlink('real', join(folder, 'out'));
    expect(await refusal(join(folder, 'out'))).toMatchObject([{ code: 'HS503' }]);
    await symlink('nowhere', join(folder, 'dangling'));
    expect(await refusal(join(folder, 'dangling'))).toMatchObject([{ code: 'HS503' }]);
  });

  test('rejects a staging folder that is a link', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, { 'elsewhere/files/mine.txt': 'mine' });
    await mkdir(join(folder, 'out'));
    await symlink('../elsewhere', join(folder, 'out', STAGING));
    expect(await refusal(join(folder, 'out'))).toMatchObject([{ code: 'HS503' }]);
    await diagnosticsOf(write(join(folder, 'out'), { 'index.js': '1\n' }));
    expect(await readTree(join(folder, 'elsewhere'))).toStrictEqual({ 'files/mine.txt': 'mine' });
  });

  test('skips node_modules, .git and the prepared files of a run, at any depth', async () => {
    const folder = await temporaryFolder();
    await writeTree(folder, {
      'node_modules/a.js': '',
      'a/node_modules/a.js': '',
      '.git/HEAD': '',
      [`${STAGING}/files/a.js`]: '',
      '.gitattributes': 'x',
      'a/b.js': 'y',
    });
    await symlink('a', join(folder, 'link'));
    const { files: found, others } = readOutputFolder(folder, 'out');
    expect([...found].map(([path, { text }]) => [path, text()]).sort()).toStrictEqual([
      ['.gitattributes', 'x'],
      ['a/b.js', 'y'],
    ]);
    expect([...others]).toStrictEqual(['link']);
  });
});
