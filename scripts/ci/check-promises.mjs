import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';

/** A checkout of the official JSON Schema Test Suite, next to the repository. The check is skipped without it. */
const SUITE = '../shared/json-schema-test-suite';
/** A harness that compares types with that suite, next to the repository. The check is skipped without it. */
const HARNESS = '../shared/soundness';
/** Pairs of schemas whose containment is known, next to the repository. The check is skipped without it. */
const PAIRS = '../shared/containment';
const CHROMIUM = '/usr/bin/chromium';

/**
 * Installs Debian's Chromium, because the browser test of `npm test` is skipped without a browser. On other systems,
 * set CHROMIUM to the path of a browser.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function provideBrowser({ root, step }) {
  await step('a browser is installed for the tests', async () => {
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
 * Checks that a run may be killed at any moment, that `contains` gives no wrong answer, that the validators give the
 * verdicts of the official test suite with the listed exceptions, and that the types agree with them. None of these
 * checks builds anything, because other checks run at the same time.
 *
 * @param {import('./run.mjs').Context} context
 */
export async function checkPromises({ root, step }) {
  await step('a run that is killed forty times leaves whole files, and the next one finishes', () =>
    run(['node', 'scripts/kill-test.mjs', '40'], { cwd: root, minutes: 8 }),
  );
  const pairs = path.join(root, PAIRS);
  if (existsSync(pairs)) {
    await step('contains gives no wrong answer on pairs of schemas whose containment is known', () =>
      run(['node', 'scripts/containment.mjs', pairs, '--patience', '20000'], { cwd: root, minutes: 5 }),
    );
  } else console.log(`        no pairs at ${PAIRS}: contains is held against random values only`);
  const [suite, harness] = [path.join(root, SUITE), path.join(root, HARNESS)];
  if (!existsSync(suite)) {
    console.log(`        the official test suite is not at ${SUITE}: conformance is not checked`);
    return;
  }
  await step('the official test suite gives the listed results', () =>
    run(['node', 'scripts/conformance/run.mjs', suite], { cwd: root, minutes: 8 }),
  );
  if (!existsSync(harness)) {
    console.log(`        no harness at ${HARNESS}: types are compared with random schemas only`);
    return;
  }
  await step('the types accept every valid instance of the official test suite, with all options', () =>
    run(['node', 'scripts/soundness/run.mjs', '--seeds', '0', '--harness', harness, '--suite', suite], {
      cwd: root,
      minutes: 10,
    }),
  );
}
