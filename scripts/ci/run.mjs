/**
 * Checks the repository from a clean checkout, as `.ci/run` calls it: its own tests, that the output is reproducible,
 * and the two packages as those who install them get them. The last line says how many steps passed and failed; the
 * exit status is 1 when any failed. Node's own modules only at the top of these files: `npm ci` is the first step.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkConsumers } from './check-consumers.mjs';
import { checkHookschema } from './check-hookschema.mjs';
import { checkNodeVersions } from './check-node-versions.mjs';
import { checkPackages } from './check-packages.mjs';
import { checkPromises, provideBrowser } from './check-promises.mjs';
import { checkRepository } from './check-repository.mjs';
import { checkSameBytes } from './check-same-bytes.mjs';
import { checkScalekit } from './check-scalekit.mjs';
import { createReport } from './report.mjs';

/**
 * What every check is given: where the repository is, a folder outside of it that is removed at the end, and the
 * function that runs and counts a step.
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
await checkPackages(context);
// From here on nothing builds in the repository, and both halves take about as long.
await Promise.all([checkPromises(context), checkUses(context)]);
process.exitCode = report.finish();

/** Everything that others do with it: on other machines, with other versions, as an installed package. @param {Context} context */
async function checkUses(context) {
  await checkSameBytes(context);
  await checkNodeVersions(context);
  await checkHookschema(context);
  await checkScalekit(context);
  await checkConsumers(context);
}
