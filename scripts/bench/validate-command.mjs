import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { peakOf, timeOf } from './commands/run.mjs';
import { median } from './median.mjs';
import { SCHEMAS, writeLines } from './payload-lines.mjs';
import { grid, shown } from './tables.mjs';
import { ROOT, withWorkshop } from './workshop.mjs';

const BIN = path.join(ROOT, 'dist', 'cli', 'bin.js');
const PARSE = fileURLToPath(new URL('./commands/parse-lines.mjs', import.meta.url));

/**
 * `npm run bench -- validate-command`: the time of `hookschema validate` for a million payloads, one per line, as a
 * multiple of the time to read and parse the same lines.
 *
 * @param {string[]} args `--lines N` for another number of payloads; `--write` puts the table into docs/BENCHMARKS.md
 */
export default async function benchValidateCommand(args) {
  const { values } = parseArgs({
    args,
    options: { lines: { type: 'string', default: '1000000' }, write: { type: 'boolean' } },
  });
  const most = Number(values.lines);
  const rows = await withWorkshop(async (folder) => [
    await measure(folder, most / 10),
    await measure(folder, most),
  ]);
  const text = sectionOf(grid(['payloads', 'validate : parse', 'peak, MB'], rows));
  console.log(text);
  if (values.write) writeBlock('bench:validate-command', text);
}

/** @param {string} folder @param {number} lines @returns {Promise<string[]>} a row of the table */
async function measure(folder, lines) {
  const file = path.join(folder, `${lines}.ndjson`);
  await writeLines(file, lines);
  const ours = [BIN, 'validate', file, '--schemas', SCHEMAS];
  const ratios = Array.from({ length: 3 }, () => timeOf(ours, folder) / timeOf([PARSE, file], folder));
  return [lines.toLocaleString('en'), shown(median(ratios)), peakOf(ours, folder).toFixed(0)];
}

/** @param {string} table @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf(table) {
  return `## Validating from the command line

\`npm run bench -- validate-command\`: \`hookschema validate\` on payloads in NDJSON, the samples of all 41 events
repeated, as a multiple of a program that reads the file and calls \`JSON.parse\` for each line. Both times include the
start of Node; ours also compiles the catalog.

${table}
`;
}
