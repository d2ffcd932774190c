import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';

/** The official JSON Schema Test Suite where a checkout of it is expected: beside the repository. */
const SUITE = '../shared/json-schema-test-suite';
/** A harness that holds types against that suite, where one lies beside the repository. */
const HARNESS = '../shared/soundness';
const CHROMIUM = '/usr/bin/chromium';

/**
 * Puts Debian's Chromium on the machine, without which the browser test of `npm test` would be skipped. A machine
 * that is not Debian's brings its own in CHROMIUM.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function provideBrowser({ root, step }) {
  await step('there is a browser to test with', async () => {
    if (process.env.CHROMIUM !== undefined || existsSync(CHROMIUM)) return;
    await run(['apt-get', 'update', '-qq'], { cwd: root, minutes: 3 });
    await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      cwd: root,
      minutes: 5,
    });
    assert.ok(existsSync(CHROMIUM));
  });
}

/**
 * That a run may be killed at any moment, that the validators do what the official test suite wants but for what is
 * listed, and that the types agree with them. Nothing here builds: other checks run beside these.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkPromises({ root, step }) {
  await step('a run that is killed forty times leaves whole files, and the next one finishes', () =>
    run(['node', 'scripts/kill-test.mjs', '40'], { cwd: root, minutes: 8 }),
  );
  const [suite, harness] = [path.join(root, SUITE), path.join(root, HARNESS)];
  if (!existsSync(suite)) {
    console.log(`        the official test suite is not at ${SUITE}: conformance is not checked`);
    return;
  }
  await step('the official test suite gives what is listed', () =>
    run(['node', 'scripts/conformance/run.mjs', suite], { cwd: root, minutes: 8 }),
  );
  if (!existsSync(harness)) {
    console.log(`        there is no harness at ${HARNESS}: types are held against random schemas alone`);
    return;
  }
  await step('the types refuse no valid instance of the official test suite, whatever the options', () =>
    run(['node', 'scripts/soundness/run.mjs', '--seeds', '0', '--harness', harness, '--suite', suite], {
      cwd: root,
      minutes: 10,
    }),
  );
}
