/**
 * Puts hostile texts into every position where text from outside reaches the generator: `npm run matrix`. `--poison` and
 * `--area` are regular expressions that choose a part, `--jobs` is the number of processes, and nothing new is begun
 * after `--minutes`. `--peers` takes the same schemas through other generators, and writes the table into the docs.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { countsOf, printCounts } from './matrix/counts.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    poison: { type: 'string', default: '' },
    area: { type: 'string', default: '' },
    minutes: { type: 'string', default: '120' },
    jobs: { type: 'string', default: '2' },
    peers: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'hookschema-matrix-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const until = Date.now() + Number(values.minutes) * 60_000;
const jobs = values.peers ? 1 : Number(values.jobs);
const results = Array.from({ length: jobs }, (_, at) => path.join(folder, `${at}.jsonl`));
const file = values.peers ? 'test/matrix/peers.test.ts' : 'test/matrix/matrix.test.ts';
const statuses = await Promise.all(results.map((result, at) => run(result, `${at}/${jobs}`)));
const lines = results
  .filter((one) => existsSync(one))
  .flatMap((one) => readFileSync(one, 'utf8').trim().split('\n'));
if (!values.peers) printCounts(countsOf(lines.map((line) => JSON.parse(line))));
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;

/** @param {string} result @param {string} shard @returns {Promise<number | null>} */
function run(result, shard) {
  const env = {
    ...process.env,
    MATRIX: 'all',
    MATRIX_RESULTS: result,
    MATRIX_SHARD: shard,
    MATRIX_POISON: values.poison,
    MATRIX_AREA: values.area,
    MATRIX_UNTIL: String(until),
  };
  const args = [
    '--max-old-space-size=4096',
    path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    file,
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('close', resolve);
  });
}
