import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';

/**
 * What the README tells everybody to run on a fresh machine, and that what is committed in generated/ is what the
 * schemas give.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkRepository({ root, step }) {
  await step('the README says how to test', () => assert.ok(readmeCommands(root).some(isTest)));
  for (const command of readmeCommands(root)) {
    await step(command, () => run(['bash', '-c', command], { cwd: root, minutes: 12 }));
  }
  await step('generated/ is committed as the schemas give it', async () => {
    await run(['npm', 'run', 'generate'], { cwd: root });
    // The checkout may belong to another user than the one who runs this.
    const git = /** @type {const} */ (['git', '-c', 'safe.directory=*']);
    const changes = await run([...git, 'status', '--porcelain', '--', 'generated'], { cwd: root });
    assert.equal(changes, '');
  });
}

/** The commands in the README that begin with an installation: those for a fresh checkout. @param {string} root */
function readmeCommands(root) {
  return readFileSync(path.join(root, 'README.md'), 'utf8').match(/^npm ci && .+$/gm) ?? [];
}

/** @param {string} command */
function isTest(command) {
  return command.endsWith(' npm test');
}
