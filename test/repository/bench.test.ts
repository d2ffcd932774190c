import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../support/folders.js';

const execute = promisify(execFile);

const NAMES = [
  'validate',
  'catalogs',
  'types',
  'generate',
  'watch',
  'project',
  'start',
  'scale',
  'sizes',
  'package',
  'validate-command',
  'recordings',
  'formats',
  'multiples',
  'receive',
];

test.each([[[]], [['nothing-of-the-kind']], [['constructor']]])(
  'npm run bench with %j lists the benchmarks and exits with 2',
  async (args: readonly string[]) => {
    const run = execute(process.execPath, [join(REPOSITORY, 'scripts/bench/run.mjs'), ...args]);
    const { code, stderr } = await run.then(
      () => ({ code: 0, stderr: '' }),
      (error: { code: number; stderr: string }) => error,
    );
    expect(code).toBe(2);
    expect([...stderr.matchAll(/^ {2}(\S+) {2}/gm)].map(([, name]) => name)).toStrictEqual(NAMES);
  },
);

test('packages that only benchmarks need are not dependencies of the root', async () => {
  const read = async (path: string) => JSON.parse(await readFile(join(REPOSITORY, path), 'utf8'));
  const [root, scripts] = [await read('package.json'), await read('scripts/package.json')];
  expect(scripts.private).toBe(true);
  for (const name of Object.keys(scripts.devDependencies))
    expect({ ...root.dependencies, ...root.devDependencies }).not.toHaveProperty([name]);
});

test('the lockfile does not name a registry', async () => {
  const lock = JSON.parse(await readFile(join(REPOSITORY, 'package-lock.json'), 'utf8'));
  const resolved = Object.values<{ resolved?: string }>(lock.packages).flatMap((one) => one.resolved ?? []);
  expect(resolved.toSorted()).toStrictEqual(['generated', 'scripts']);
});
