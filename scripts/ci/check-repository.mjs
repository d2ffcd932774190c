import assert from 'node:assert/strict';
import { run } from './command.mjs';

/**
 * The repository's own tests, and that what is committed in generated/ is what the schemas give.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkRepository({ root, step }) {
  await step('npm ci', () => run(['npm', 'ci'], { cwd: root }));
  await step('npm test', () => run(['npm', 'test'], { cwd: root }));
  await step('generated/ is committed as the schemas give it', async () => {
    await run(['npm', 'run', 'generate'], { cwd: root });
    // The checkout may belong to another user than the one who runs this.
    const git = /** @type {const} */ (['git', '-c', 'safe.directory=*']);
    const changes = await run([...git, 'status', '--porcelain', '--', 'generated'], { cwd: root });
    assert.equal(changes, '');
  });
}
