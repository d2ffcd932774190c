import assert from 'node:assert/strict';
import path from 'node:path';
import { run } from './command.mjs';

/** Tags of releases. @see .github/workflows/release.yml */
const RELEASE = /^v\d+\.\d+\.\d+$/;

/**
 * Compares the schemas with those of the last released version: the version of the package of types must rise by what the
 * changes require. Before the first release there is nothing to compare with, and the step says so.
 *
 * @param {Pick<import('./run.mjs').Context, 'root' | 'step'>} context
 */
export async function checkVersions({ root, step }) {
  const tag = await lastRelease(root);
  if (tag === undefined) {
    await step('the schemas have no released version to be compared with', () => undefined);
    return;
  }
  await step(`the version of the schemas rises by what has changed since ${tag}`, async () => {
    const command = /** @type {const} */ (['node', path.join(root, 'dist/cli/bin.js'), 'diff', `git:${tag}`]);
    assert.match(await run(command, { cwd: root, env: SAFE }), /^(?:major|minor|patch|no change)/);
  });
}

/** The checkout may belong to a different user from the one who runs this. */
const SAFE = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };

/**
 * The tag of the last release before this commit. Undefined before the first one, and in a checkout without tags.
 *
 * @param {string} root
 * @returns {Promise<string | undefined>}
 */
async function lastRelease(root) {
  const list = await run(['git', 'tag', '--merged', 'HEAD', '--sort=-version:refname'], {
    cwd: root,
    env: SAFE,
  });
  return list.split('\n').find((tag) => RELEASE.test(tag));
}
