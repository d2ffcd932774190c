import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from './support/folders.js';

test('a reader that ends early, such as `head`, causes no error', async () => {
  const args = [join(REPOSITORY, 'dist/cli/bin.js'), 'explain', 'HS755'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const [code] = await once(child, 'close');
  expect({ code, errors }).toEqual({ code: 0, errors: [] });
});
