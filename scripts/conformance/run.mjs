/**
 * Compares generated validators with the official JSON Schema Test Suite, and with Ajv at run time:
 * `npm run conformance -- [folder of the suite] [--write]`. The exit status is 1 when `expected.json` does not list
 * exactly the tests for which our verdict differs from the suite's, when Ajv is right where we are wrong, and when no
 * fixtures could be made from a schema for which the suite has a valid instance. `--write` updates the list and keeps
 * its reasons.
 */
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compare } from './compare.mjs';
import { DRAFTS } from './drafts.mjs';
import { deviations, entriesFor, writeExpected } from './expected.mjs';
import { isBroken, isWithoutFixture, isWorseThanAjv, summary } from './verdicts.mjs';

const { values: options, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const beside = fileURLToPath(new URL('../../../shared/json-schema-test-suite', import.meta.url));
const suite = path.resolve(positionals[0] ?? beside);
if (!existsSync(path.join(suite, 'tests'))) {
  console.error(`no JSON Schema Test Suite in ${suite}`);
  console.error('clone https://github.com/json-schema-org/JSON-Schema-Test-Suite and name its folder');
  process.exit(2);
}
const temp = realpathSync(mkdtempSync(path.join(tmpdir(), 'hookschema-conformance-')));
process.on('exit', () => rmSync(temp, { recursive: true, force: true }));

const rows = [];
/** @type {Record<string, ReturnType<typeof summary>>} */
const table = {};
for (const draft of DRAFTS) {
  const judged = await compare(suite, draft, temp);
  table[draft] = summary(judged);
  rows.push(...judged);
}
const found = entriesFor(rows.filter((row) => !isBroken(row) && !isWorseThanAjv(row)));
if (options.write) writeExpected(found);
const problems = [
  ...rows.filter(isBroken).map((row) => `broken: ${titleOf(row)}: ${row.ours}`),
  ...rows.filter(isWorseThanAjv).map((row) => `wrong, and Ajv is right: ${titleOf(row)}: ${row.ours}`),
  ...rows.filter(isWithoutFixture).map((row) => `valid, and no fixture was made: ${titleOf(row)}`),
  ...deviations(found),
];
console.table(table);
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'as expected' : `${problems.length} deviations`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** @param {import('./compare.mjs').Row} row */
function titleOf({ draft, file, group, test }) {
  return `${draft} / ${file} / ${group} / ${test}`;
}
