import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import type { HookschemaConfig } from '../../generator/config/config.js';
import type { Diagnostic } from '../../generator/diagnostics/index.js';
import { REPOSITORY } from './folders.js';

/** Things that are not regular files. A device is a link to one, because only root can make devices. */
export type Special = 'link' | 'FIFO' | 'folder' | 'socket' | 'device';

/** Puts something that is not a regular file at a path. A link leads to `target`. */
export async function makeSpecial(kind: Special, path: string, target = '/dev/zero'): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (kind === 'folder') await mkdir(path);
  else if (kind === 'FIFO') await promisify(execFile)('mkfifo', [path]);
  else if (kind !== 'socket') await symlink(kind === 'device' ? '/dev/zero' : target, path);
  else {
    const server = createServer();
    await new Promise<void>((done) => server.listen(path, done));
    onTestFinished(() => void server.close());
  }
}

/** A folder and what to generate there. */
export interface Run {
  readonly cwd: string;
  readonly config: HookschemaConfig;
}

/** The diagnostics of runs in another process, which is ended after a minute: a FIFO could hang it. */
export async function generateApart(runs: readonly Run[]): Promise<readonly (readonly Diagnostic[])[]> {
  const script = join(REPOSITORY, 'test/support/generate-all.mjs');
  const list = runs.map(({ cwd, config }) => ({ cwd, config }));
  const options = { timeout: 60_000, maxBuffer: 1 << 26 };
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(list)], options);
  return JSON.parse(stdout);
}
