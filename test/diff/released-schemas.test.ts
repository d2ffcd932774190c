import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkVersions } from '../../scripts/ci/check-versions.mjs';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';

/** The names of the steps that the check of continuous integration runs in a folder. */
async function stepsIn(root: string): Promise<readonly string[]> {
  const names: string[] = [];
  const step = async (name: string, work: () => unknown): Promise<boolean> => {
    names.push(name);
    if (name.includes('no released version')) await work();
    return true;
  };
  await checkVersions({ root, step });
  return names;
}

function git(cwd: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd, stdio: 'ignore' });
}

test('continuous integration compares the schemas with the last release, and says when there is none', async () => {
  const folder = await temporaryFolder();
  await writeTree(folder, { 'a.txt': 'a' });
  git(folder, 'init', '-q');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'one');
  expect(await stepsIn(folder)).toEqual(['the schemas have no released version to be compared with']);
  for (const tag of ['v0.9.0', 'v0.10.0', 'vx', 'v1.0.0-rc.1']) git(folder, 'tag', tag);
  expect(await stepsIn(folder)).toEqual([
    'the version of the schemas rises by what has changed since v0.10.0',
  ]);
});

test('the checkout of continuous integration has the tags', async () => {
  const workflow = await readFile(join(REPOSITORY, '.github/workflows/ci.yml'), 'utf8');
  expect(workflow).toContain('fetch-depth: 0');
});
