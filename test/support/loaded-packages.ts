import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY } from './folders.js';

/** The packages whose CommonJS modules the built program loads when it runs a command. @throws where the command fails */
export async function packagesLoadedBy(
  folder: string,
  command: readonly string[],
): Promise<readonly string[]> {
  const bin = join(REPOSITORY, 'dist/cli/bin.js');
  const args = ['--require', join(REPOSITORY, 'test/support/loaded-modules.cjs'), bin, ...command];
  const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  return [...stderr.matchAll(/^loaded .*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/gm)].map(
    ([, name]) => name ?? '',
  );
}
