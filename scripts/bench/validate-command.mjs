import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { validPayloads } from './catalogs/payloads.mjs';
import { writeCatalog } from './catalogs/write-catalog.mjs';
import { peakOf, timeOf } from './commands/run.mjs';
import { median } from './median.mjs';
import { SCHEMAS, writeLines } from './payload-lines.mjs';
import { grid, shown } from './tables.mjs';
import { ROOT, withWorkshop } from './workshop.mjs';

const BIN = path.join(ROOT, 'dist', 'cli', 'bin.js');
const PARSE = fileURLToPath(new URL('./commands/parse-lines.mjs', import.meta.url));

/** The numbers of threads to measure. */
const JOBS = [1, 2];

/**
 * `npm run bench -- validate-command`: the time of `hookschema validate` for a million payloads, one per line, as a
 * multiple of the time to read and parse the same lines, with one job and with two; and the time to start.
 *
 * @param {string[]} args `--lines N` for another number of payloads; `--write` puts the tables into docs/BENCHMARKS.md
 */
export default async function benchValidateCommand(args) {
  const { values } = parseArgs({
    args,
    options: { lines: { type: 'string', default: '1000000' }, write: { type: 'boolean' } },
  });
  const most = Number(values.lines);
  const text = await withWorkshop(async (folder) => {
    const rows = [...(await measure(folder, most / 10)), ...(await measure(folder, most))];
    const started = [
      startOf('the 41 events', await scalekit(folder)),
      startOf('`shared-objects`', large(folder)),
    ];
    return sectionOf(
      grid(['payloads', 'jobs', 'validate : parse', 'one job : these', 'peak, MB'], rows),
      grid(['catalog', 'first start : Node', 'later starts : Node'], started),
    );
  });
  console.log(text);
  if (values.write) writeBlock('bench:validate-command', text);
}

/** @param {string} folder @param {number} lines @returns {Promise<string[][]>} rows of the table, by jobs */
async function measure(folder, lines) {
  const file = path.join(folder, `${lines}.ndjson`);
  await writeLines(file, lines);
  const ours = (/** @type {number} */ jobs) => [
    BIN,
    'validate',
    file,
    '--schemas',
    SCHEMAS,
    '--jobs',
    `${jobs}`,
  ];
  const rounds = Array.from({ length: 3 }, () => ({
    parse: timeOf([PARSE, file], folder),
    jobs: JOBS.map((jobs) => timeOf(ours(jobs), folder)),
  }));
  return JOBS.map((jobs, at) => {
    const time = (/** @type {typeof rounds[number]} */ round) => round.jobs[at] ?? Number.NaN;
    const toParse = median(rounds.map((round) => time(round) / round.parse));
    const toOne = median(rounds.map((round) => (round.jobs[0] ?? Number.NaN) / time(round)));
    return [
      lines.toLocaleString('en'),
      String(jobs),
      shown(toParse),
      shown(toOne),
      peakOf(ours(jobs), folder).toFixed(0),
    ];
  });
}

/**
 * The time to check one payload, of the first run and of later ones, as multiples of the time that Node needs to start.
 *
 * @param {string} title
 * @param {{ folder: string, args: readonly string[] }} call
 * @returns {string[]} a row of the table
 */
function startOf(title, { folder, args }) {
  const ours = [BIN, 'validate', 'payload.json', ...args];
  const kept = path.join(folder, 'node_modules', '.cache');
  const rounds = Array.from({ length: 5 }, () => {
    rmSync(kept, { recursive: true, force: true });
    const [node, first, later] = [['-e', '0'], ours, ours].map((one) => timeOf(one, folder));
    return { node: node ?? Number.NaN, first: first ?? Number.NaN, later: later ?? Number.NaN };
  });
  const ratio = (/** @type {'first' | 'later'} */ which) =>
    shown(median(rounds.map((round) => round[which] / round.node)));
  return [title, ratio('first'), ratio('later')];
}

/** @param {string} parent @returns {Promise<{ folder: string, args: readonly string[] }>} */
async function scalekit(parent) {
  const folder = path.join(parent, 'scalekit');
  mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
  await writeLines(path.join(folder, 'payload.json'), 1);
  return { folder, args: ['--schemas', SCHEMAS] };
}

/** The catalog of many events that share deep objects. @param {string} parent */
function large(parent) {
  const folder = path.join(parent, 'shared-objects');
  mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
  const [first] = validPayloads(writeCatalog('shared-objects', folder));
  if (first === undefined) throw new Error('the catalog has no payload');
  writeFileSync(path.join(folder, 'payload.json'), JSON.stringify(first.payload));
  const headers = Object.entries(first.headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]);
  return { folder, args: headers };
}

/** @param {string} lines @param {string} start @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf(lines, start) {
  return `## Validating from the command line

\`npm run bench -- validate-command\`: \`hookschema validate\` on payloads in NDJSON, the samples of all 41 events
repeated, as a multiple of a program that reads the file and calls \`JSON.parse\` for each line. Both times include the
start of Node. The machine has two cores.

${lines}

The time to check one payload, as a multiple of the time that Node needs to start. The first start compiles the catalog,
later ones use what the first has kept.

${start}
`;
}
