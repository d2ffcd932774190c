/**
 * Checks a clean checkout of the repository; `.ci/run` calls it. It runs the repository's own tests, checks that the
 * output is reproducible, and checks the two packages as users install them. The last line says how many steps passed
 * and failed; the exit status is 1 when any failed. Only Node's own modules may be imported at the top of these files,
 * because `npm ci` is one of the steps.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkConsumers } from './check-consumers.mjs';
import { checkDeliveries } from './check-deliveries.mjs';
import { checkHookschema } from './check-hookschema.mjs';
import { checkNodeVersions } from './check-node-versions.mjs';
import { checkPackages } from './check-packages.mjs';
import { checkPromises, provideBrowser } from './check-promises.mjs';
import { checkReceivers } from './check-receivers.mjs';
import { checkRepository } from './check-repository.mjs';
import { checkSameBytes } from './check-same-bytes.mjs';
import { checkScalekit } from './check-scalekit.mjs';
import { checkSupplyChain } from './check-supply-chain.mjs';
import { checkVersions } from './check-versions.mjs';
import { createReport } from './report.mjs';

/**
 * The arguments of every check: the repository's folder, a temporary folder outside of it that is removed at the end,
 * and the function that runs and counts a step.
 *
 * @typedef {{ root: string, temp: string, step: import('./report.mjs').Step }} Context
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const temp = realpathSync(mkdtempSync(path.join(tmpdir(), 'hookschema-ci-')));
process.on('exit', () => rmSync(temp, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const report = createReport();
const context = { root, temp, step: report.step };
await provideBrowser(context);
await checkRepository(context);
await checkVersions(context);
await checkPackages(context);
await checkSupplyChain(context);
// The remaining checks build nothing in the repository, so they can run at the same time. Both halves take equally
// long.
await Promise.all([checkOutput(context), checkUses(context)]);
process.exitCode = report.finish();

/** Checks what hookschema promises, and other environments. @param {Context} context */
async function checkOutput(context) {
  await checkPromises(context);
  await checkSameBytes(context);
}

/** Checks other versions of Node, and the installed packages. @param {Context} context */
async function checkUses(context) {
  await checkNodeVersions(context);
  await checkHookschema(context);
  await checkScalekit(context);
  await checkConsumers(context);
  await checkReceivers(context);
  await checkDeliveries(context);
}
