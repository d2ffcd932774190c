import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasConflict, sidesOf } from '../../generator/output/merge-conflicts.js';
import { eventSchema } from '../support/catalogs.js';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

describe('The sides of a conflict', () => {
  test.each([
    ['a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n', 'a\nb\nd\n', 'a\nc\nd\n'],
    ['<<<<<<< HEAD\n=======\nc\n>>>>>>> other\n', '', 'c\n'],
    ['<<<<<<< HEAD\nb\n||||||| 1f\no\n=======\nc\n>>>>>>> other', 'b\n', 'c\n'],
    ['<<<<<<< HEAD\r\nb\r\n=======\r\n>>>>>>> other\r\n', 'b\r\n', ''],
  ])('%j', (text, ours, theirs) => {
    expect(hasConflict(text)).toBe(true);
    expect(sidesOf(text)).toStrictEqual([ours, theirs]);
  });
  test.each(['=======\n', '<<<<<<< HEAD\na\n', ' <<<<<<< a\n=======\n>>>>>>> b\n'])(
    'no conflict: %j',
    (text) => {
      expect(hasConflict(text)).toBe(false);
    },
  );
});

/** A repository in which two branches have added an event each and generated, and one has been merged into the other. */
async function merged(...options: string[]) {
  const folder = await temporaryFolder();
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@a.example', '-c', 'core.autocrlf=false'];
    execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'ignore' });
  };
  const event = (type: string, x = 'string') => ({
    [`schemas/${type}.json`]: JSON.stringify(eventSchema(type, { properties: { x: { type: x } } })),
  });
  const commit = async (files: Record<string, string>): Promise<void> => {
    await writeTree(folder, files);
    await runCommand(['generate'], folder);
    git('add', '-A');
    git('commit', '-m', 'x');
  };
  git('init', '-b', 'main');
  await commit({
    'hookschema.config.json': '{ "schemas": "schemas", "out": "out" }',
    '.gitignore': 'node_modules\n',
    ...event('a.first'),
    ...event('z.last'),
  });
  git('checkout', '-b', 'side');
  await commit({ ...event('b.side'), ...event('z.last', 'integer') });
  git('checkout', 'main');
  await commit(event('y.main'));
  expect(() => git(...options, 'merge', 'side')).toThrow();
  return { folder, run: (...args: string[]) => runCommand(['generate', ...args], folder) };
}

describe('After a merge', () => {
  test.each([[[]], [['-c', 'merge.conflictStyle=diff3']]])(
    'with %j, conflicts in the output are replaced without --force',
    async (options) => {
      const { folder, run } = await merged(...options);
      expect(await readFile(join(folder, 'out', 'hookschema.manifest.json'), 'utf8')).toContain('<<<<<<<');
      const checked = await run('--check');
      expect(checked).toMatchObject({ exit: 1 });
      expect(checked.err).toContain('out/types.d.ts - warning HS508');
      expect(checked.err).toContain('then run hookschema generate: it replaces this file without --force');
      expect(checked.err).not.toMatch(/HS50[12]|--force\n$/);
      expect(await run()).toMatchObject({ exit: 0, err: '' });
      expect(await run('--check')).toMatchObject({ exit: 0 });
    },
  );

  test('a file that a person has edited is still not replaced', async () => {
    const { folder, run } = await merged();
    const file = join(folder, 'out', 'events', 'a.first.d.ts');
    await writeFile(file, `${await readFile(file, 'utf8')}export type Mine = 1;\n`);
    expect(await run()).toMatchObject({
      exit: 1,
      err: expect.stringContaining('a.first.d.ts - error HS501'),
    });
  });
});
