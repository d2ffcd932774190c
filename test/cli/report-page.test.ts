import { execFileSync } from 'node:child_process';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, writeTree } from '../support/folders.js';
import { runCommand } from '../support/run-command.js';

const NOT_FILES: readonly (readonly [string, (path: string) => unknown, RegExp])[] = [
  ['a link', (path) => symlink('other.md', path), /symbolic link/],
  ['a FIFO', (path) => execFileSync('mkfifo', [path]), /FIFO/],
  ['a folder', (path) => mkdir(path), /folder|directory/i],
];

test.each(NOT_FILES)('drift --report refuses %s in the place of the page', async (_name, make, reason) => {
  const folder = await temporaryFolder();
  const schema = { type: 'object', required: ['type'], properties: { type: { const: 'a.b' } } };
  await writeTree(folder, {
    'schemas/a.json': JSON.stringify(schema),
    'other.md': 'mine',
    'sent.ndjson': '{"type":"a.b"}',
  });
  await make(join(folder, 'page.md'));
  const args = ['drift', 'sent.ndjson', '--schemas', 'schemas', '--report', 'page.md'];
  const { exit, err } = await runCommand(args, folder);
  expect({ exit, err }).toMatchObject({ exit: 1, err: expect.stringMatching(/HS505/) });
  expect(err).toMatch(reason);
  expect(await readFile(join(folder, 'other.md'), 'utf8')).toBe('mine');
});
