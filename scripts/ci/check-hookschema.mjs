import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMPILERS } from '../compilers.mjs';
import { tarballOf } from './check-packages.mjs';
import { run } from './command.mjs';
import { layOut } from './consumer.mjs';

/**
 * Installs the packed hookschema into an empty folder and generates a package there, once from the command line and
 * once from a program. Each must find the other's output up to date. The package must compile and validate.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkHookschema({ root, temp, step: count }) {
  const folder = path.join(temp, 'hookschema-consumer');
  const here = { cwd: folder };
  const hookschema = /** @type {const} */ (['npx', '--no-install', '--offline', 'hookschema']);
  const folders = ['--schemas', 'schemas', '--out', 'events', '--name', '@acme/events'];
  const step = (/** @type {string} */ name, /** @type {() => unknown} */ action) =>
    count(`hookschema, installed: ${name}`, action);

  await step('npm install', async () => {
    layOut(path.join(root, 'test', 'consumers', 'hookschema'), folder);
    await run(['npm', 'install', '--no-audit', '--no-fund', tarballOf(temp, 'hookschema')], here);
  });
  await step('hookschema --version', async () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.equal(await run([...hookschema, '--version'], here), `${version}\n`);
  });
  await step('hookschema generate', () => run([...hookschema, 'generate', ...folders], here));
  await step('hookschema generate --check', () =>
    run([...hookschema, 'generate', ...folders, '--check'], here),
  );
  await step('generate and check from a program', () => run([process.execPath, 'generate.mjs'], here));
  for (const { version, script } of COMPILERS) {
    await step(`output and program compile with TypeScript ${version}`, () =>
      run([process.execPath, script, '-p', '.'], here),
    );
  }
  await step('the validators run', async () => {
    await run(['npm', 'install', '--no-audit', '--no-fund', './events'], here);
    await run(
      [process.execPath, '--disallow-code-generation-from-strings', 'validate.mjs', '@acme/events'],
      here,
    );
  });
  await step('--check finds a stale file', async () => {
    appendFileSync(path.join(folder, 'events', 'index.js'), '// edited\n');
    await run([...hookschema, 'generate', ...folders, '--check'], { ...here, exit: 1 });
  });
}
