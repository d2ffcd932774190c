/**
 * Compares the emitted types with validators: `npm run soundness -- [--seeds 50] [--harness DIR] [--suite DIR]
 * [--write]`.
 *
 * First on random schemas: every payload that an emitted validator accepts must have the emitted type. `--seeds` sets
 * the number of seeds (default: 20); they are different every time. Then, if the harness and the suite exist, on the
 * official test suite with every combination of the options: nothing may crash or fail to compile, no type may reject a
 * valid instance, and the imprecise types must be exactly those of `expected.json`. `--write` updates that file.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deviations, foundIn, violationsOf, writeExpected } from './expected.mjs';
import { COMBINATIONS, provideHarness, runHarness } from './harness.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const beside = (/** @type {string} */ name) => path.join(ROOT, '..', 'shared', name);
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    harness: { type: 'string', default: beside('soundness') },
    suite: { type: 'string', default: beside('json-schema-test-suite') },
    write: { type: 'boolean', default: false },
  },
});

const isRandomFine = Number(values.seeds) === 0 || (await runRandom(Number(values.seeds)));
const problems = await runSuite(path.resolve(values.harness), path.resolve(values.suite));
for (const problem of problems) console.error(problem);
process.exitCode = isRandomFine && problems.length === 0 ? 0 : 1;

/** @param {number} count @returns {Promise<boolean>} */
async function runRandom(count) {
  const first = Math.floor(Math.random() * 1_000_000);
  const seeds = Array.from({ length: count }, (_, at) => first + at).join(',');
  console.log(`random schemas, seeds ${seeds}`);
  const args = [
    path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    'test/types/soundness.test.ts',
  ];
  const env = { ...process.env, SOUNDNESS_SEEDS: seeds };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('close', (status) => resolve(status === 0));
  });
}

/** @param {string} harness @param {string} suite @returns {Promise<readonly string[]>} */
async function runSuite(harness, suite) {
  if (!existsSync(path.join(harness, 'run-suite.mjs')) || !existsSync(path.join(suite, 'tests'))) {
    console.log(`no harness in ${harness}, or no suite in ${suite}: the official suite is not run`);
    return [];
  }
  const temp = realpathSync(mkdtempSync(path.join(tmpdir(), 'hookschema-soundness-')));
  process.on('exit', () => rmSync(temp, { recursive: true, force: true }));
  const copy = path.join(temp, 'harness');
  provideHarness(harness, copy);
  const runs = [];
  for (const options of COMBINATIONS)
    runs.push({ options, answers: await runHarness({ harness: copy, suite, options }) });
  const found = foundIn(runs);
  if (values.write) writeExpected(found);
  for (const [draft, { schemas, right }] of Object.entries(found)) {
    console.log(`${draft}: number of schemas, of ${schemas}, whose types are right for every instance:`);
    console.table(right);
  }
  const violations = runs.flatMap(({ options, answers }) =>
    answers.flatMap((answer) => violationsOf(answer, options)),
  );
  return [...violations, ...deviations(found)];
}
