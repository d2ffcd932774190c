import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';

/**
 * Runs the commands that the README gives for a fresh checkout, and checks that the committed generated/ is up to date.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkRepository({ root, step }) {
  await step('the README says how to test', () => assert.ok(readmeCommands(root).some(isTest)));
  for (const command of readmeCommands(root)) {
    await step(command, () => run(['bash', '-c', command], { cwd: root, minutes: 16 }));
  }
  await step('the committed generated/ is up to date', async () => {
    await run(['npm', 'run', 'generate'], { cwd: root });
    // The checkout may belong to a different user from the one who runs this.
    const git = /** @type {const} */ (['git', '-c', 'safe.directory=*']);
    const changes = await run([...git, 'status', '--porcelain', '--', 'generated'], { cwd: root });
    assert.equal(changes, '');
  });
}

/** The README's commands for a fresh checkout: those that begin with an installation. @param {string} root */
function readmeCommands(root) {
  return readFileSync(path.join(root, 'README.md'), 'utf8').match(/^npm ci && .+$/gm) ?? [];
}

/** @param {string} command */
function isTest(command) {
  return command.endsWith(' npm test');
}
