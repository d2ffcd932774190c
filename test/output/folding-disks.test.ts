import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, DiagnosticError } from '../../generator/diagnostics/index.js';
import { checkFiles } from '../../generator/output/check-files.js';
import { MANIFEST } from '../../generator/output/manifest.js';
import { readOutputFolder } from '../../generator/output/output-folder.js';
import { planOutput } from '../../generator/output/plan.js';
import { writeOutputs } from '../../generator/output/transaction.js';
import { readTree, type Tree, temporaryFolder, writeTree } from '../support/folders.js';
import { type Folding, foldingDisk } from '../support/folding-disk.js';
import { outputFiles, withManifest } from '../support/output-files.js';

/** A folder on a disk that folds names. */
async function folderOn(folding: Folding) {
  const folder = join(await temporaryFolder(), 'out');
  const system = foldingDisk(folder, folding);
  const plan = (tree: Tree) =>
    planOutput(outputFiles(tree), readOutputFolder(folder, 'out', system), { label: 'out' });
  return {
    folder,
    async write(tree: Tree, force = false): Promise<readonly Diagnostic[]> {
      try {
        const wanted = [{ folder, label: 'out', files: outputFiles(tree), force }];
        await writeOutputs(wanted, { system, patience: 200 });
        return [];
      } catch (error) {
        if (error instanceof DiagnosticError) return error.diagnostics;
        throw error;
      }
    },
    isFresh: (tree: Tree): boolean => plan(tree).changes.every(({ kind }) => kind === 'unchanged'),
  };
}

const E_COMPOSED = '\u00e9';
const E_DECOMPOSED = 'e\u0301';

describe('On a disk that ignores case', () => {
  test.each<[string, Tree, Tree]>([
    ['a file', { 'Order.js': 'old\n', 'a.js': 'a\n' }, { 'order.js': 'new\n', 'a.js': 'a\n' }],
    ['a file with the same text', { 'Order.js': 'same\n' }, { 'order.js': 'same\n' }],
    ['a folder', { 'Events/a.js': 'old\n', 'Events/b.js': 'b\n' }, { 'events/a.js': 'new\n' }],
    ['the folder of a folder', { 'A/B/c.js': '1\n' }, { 'a/b/c.js': '2\n', 'a/d.js': '3\n' }],
  ])('%s may change its name only in case', async (_what, old, fresh) => {
    const { folder, write, isFresh } = await folderOn('case');
    expect(await write(old)).toStrictEqual([]);
    expect(await write(fresh)).toStrictEqual([]);
    expect(await readTree(folder)).toStrictEqual(withManifest(fresh));
    expect(isFresh(fresh)).toBe(true);
  });

  test.each<[string, string]>([
    ['README.MD', 'README.md'],
    ['Events/A.js', 'events/a.js'],
    ['STRASSE.js', 'stra\u00dfe.js'],
  ])('the file %s of the user is not replaced with %s, even with --force', async (own, generated) => {
    for (const force of [false, true]) {
      const { folder, write } = await folderOn('case');
      await writeTree(folder, { [own]: 'mine\n' });
      const found = await write({ [generated]: 'ours\n' }, force);
      expect(found.filter(({ severity }) => severity === 'error')).toMatchObject([
        { code: 'HS503', file: `out/${generated}`, message: expect.stringContaining(own) },
      ]);
      expect(await readTree(folder)).toStrictEqual({ [own]: 'mine\n' });
    }
  });
});

describe('On a disk that decomposes names', () => {
  test('a file is found under the name that the disk gives it', async () => {
    const { folder, write, isFresh } = await folderOn('normalisation');
    const tree = { [`${E_COMPOSED}/${E_COMPOSED}.js`]: '1\n', 'a.js': 'a\n' };
    expect(await write(tree)).toStrictEqual([]);
    expect(Object.keys(await readTree(folder))).toContain(`${E_DECOMPOSED}/${E_DECOMPOSED}.js`);
    expect(isFresh(tree)).toBe(true);
    expect(await write({ ...tree, [`${E_COMPOSED}/${E_COMPOSED}.js`]: '2\n' })).toStrictEqual([]);
    expect(await write({ 'a.js': 'a\n' })).toStrictEqual([]);
    expect(Object.keys(await readTree(folder))).toStrictEqual(['a.js', MANIFEST]);
  });
});

test.each([
  ['a.js', 'A.js'],
  [`${E_COMPOSED}.js`, `${E_DECOMPOSED}.js`],
  ['stra\u00dfe.js', 'STRASSE.js'],
  ['a/b.js', 'A'],
])('an emitter cannot write both %s and %s', (one, other) => {
  const given = [one, other].map((path) => ({ by: 'mine', file: { path, content: '' } }));
  expect(checkFiles(given)).toMatchObject([{ code: 'HS803' }]);
});
