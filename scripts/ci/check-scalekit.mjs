import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { COMPILERS } from '../compilers.mjs';
import { tarballOf } from './check-packages.mjs';
import { run } from './command.mjs';
import { layOut } from './consumer.mjs';

/**
 * Installs the packed @hookschema/scalekit into an empty folder and uses it there.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkScalekit({ root, temp, step: count }) {
  const folder = path.join(temp, 'scalekit-consumer');
  const here = { cwd: folder };
  const step = (/** @type {string} */ name, /** @type {() => unknown} */ action) =>
    count(`@hookschema/scalekit, installed: ${name}`, action);

  await step('npm install adds no other package', async () => {
    layOut(path.join(root, 'test', 'consumers', 'scalekit'), folder);
    const tarball = tarballOf(temp, '@hookschema/scalekit');
    await run(['npm', 'install', '--no-audit', '--no-fund', '--offline', tarball], here);
    const modules = path.join(folder, 'node_modules');
    assert.deepEqual(readdirSync(modules).sort(), ['.package-lock.json', '@hookschema']);
    assert.deepEqual(readdirSync(path.join(modules, '@hookschema')), ['scalekit']);
  });
  for (const { version, script } of COMPILERS) {
    await step(`a TypeScript consumer compiles with TypeScript ${version}, and runs`, async () => {
      const out = `compiled-by-${version}`;
      await run([process.execPath, script, '-p', '.', '--outDir', out], here);
      await run([process.execPath, path.join(out, 'consumer.js')], here);
    });
  }
  const strict = /** @type {const} */ ([process.execPath, '--disallow-code-generation-from-strings']);
  await step('every entry point can be imported', () => run([...strict, 'entry-points.mjs'], here));
  await step('accepts every sample, rejects bad payloads', () => run([...strict, 'validate.mjs'], here));
  await step('can be required from CommonJS', () => run([...strict, 'require.cjs'], here));
}
