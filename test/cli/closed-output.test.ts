import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REPOSITORY, temporaryFolder, writeTree } from '../support/folders.js';

test('a reader that ends early, such as `head`, causes no error', async () => {
  const args = [join(REPOSITORY, 'dist/cli/bin.js'), 'explain', 'HS755'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const [code] = await once(child, 'close');
  expect({ code, errors }).toEqual({ code: 0, errors: [] });
});

/** A device on which every write fails as on a full disk. Linux has it. */
const FULL = '/dev/full';

describe.skipIf(!existsSync(FULL))(
  'an output that cannot be written is one line, and the exit code is 1',
  () => {
    const run = (args: readonly string[], cwd: string) => {
      const full = openSync(FULL, 'w');
      const { status, stderr } = spawnSync(process.execPath, [join(REPOSITORY, 'dist/cli/bin.js'), ...args], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
        cwd,
      });
      closeSync(full);
      return { status, stderr };
    };
    const expected = {
      status: 1,
      stderr: 'hookschema: the output cannot be written: ENOSPC: no space left on device, write\n',
    };

    test.each([
      [['--help']],
      [['list', '--from', 'scalekit']],
      [['list', '--from', 'scalekit', '--reporter', 'json']],
    ])('%j', (args) => {
      expect(run(args, REPOSITORY)).toEqual(expected);
    });

    test('generate, the first time and with nothing to do: its files are written', async () => {
      const folder = await temporaryFolder();
      await writeTree(folder, {
        'schemas/a.json':
          '{ "type": "object", "properties": { "type": { "const": "a" } }, "required": ["type"] }',
        'hookschema.config.json': '{ "schemas": "schemas", "out": "out", "target": "source" }',
      });
      for (const _time of [1, 2]) {
        const { status, stderr } = run(['generate'], folder);
        expect(status).toBe(1);
        expect(stderr).toContain(expected.stderr);
        expect(stderr).not.toContain('at ');
        expect(existsSync(join(folder, 'out/types.ts'))).toBe(true);
      }
    });
  },
);
