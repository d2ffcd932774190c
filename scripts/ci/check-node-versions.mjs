import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';

/** The Node versions that must give the same bytes: the lowest that `engines` allows, then the major versions. */
const VERSIONS = ['20.19.0', '20', '22', '24', '26'];

/**
 * Checks that every supported Node version finds the committed output up to date, and can run it.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkNodeVersions({ root, temp, step }) {
  const here = { cwd: root };
  for (const version of VERSIONS) {
    await step(`Node ${version}: generates the same bytes, and runs them`, async () => {
      const node = await nodeOf(version, temp);
      assert.ok((await run([node, '--version'], here)).startsWith(`v${version}`));
      await run([node, 'dist/cli/bin.js', 'generate', '--check'], here);
      for (const consumer of ['entry-points.mjs', 'validate.mjs', 'require.cjs']) {
        const script = path.join('test', 'consumers', 'scalekit', consumer);
        await run([node, '--disallow-code-generation-from-strings', script], here);
      }
      const judge = path.join('test', 'runtimes', 'validate-fixtures.mjs');
      await run([node, '--disallow-code-generation-from-strings', judge], here);
    });
  }
}

/**
 * The path of a Node binary: the running one if it has this version, otherwise one that npm installs on the first call.
 *
 * @param {string} version
 * @param {string} temp
 */
export async function nodeOf(version, temp) {
  if (process.version.startsWith(`v${version}.`)) return process.execPath;
  const folder = path.join(temp, `node-${version}`);
  const binary = path.join(folder, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(binary)) return binary;
  mkdirSync(folder);
  await run(['npm', 'install', '--no-audit', '--no-fund', '--prefix', folder, `node@${version}`], {
    cwd: folder,
  });
  return binary;
}
