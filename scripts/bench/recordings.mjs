import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { peakOf, timeOf } from './commands/run.mjs';
import { median } from './median.mjs';
import { writeLines } from './payload-lines.mjs';
import { grid, shown } from './tables.mjs';
import { withWorkshop } from './workshop.mjs';

const READ = fileURLToPath(new URL('./commands/read-recordings.mjs', import.meta.url));
const PARSE = fileURLToPath(new URL('./commands/parse-lines.mjs', import.meta.url));

/**
 * `npm run bench -- recordings`: the time to count a million recorded payloads, as a multiple of the time to read and
 * parse the same lines, and the memory.
 *
 * @param {string[]} args `--lines N` for another number of payloads; `--write` puts the table into docs/BENCHMARKS.md
 */
export default async function benchRecordings(args) {
  const { values } = parseArgs({
    args,
    options: { lines: { type: 'string', default: '1000000' }, write: { type: 'boolean' } },
  });
  const most = Number(values.lines);
  const rows = await withWorkshop(async (folder) => [
    await measure(folder, most / 10),
    await measure(folder, most),
  ]);
  const text = sectionOf(grid(['payloads', 'count : parse', 'peak, MB', 'peak of parse, MB'], rows));
  console.log(text);
  if (values.write) writeBlock('bench:recordings', text);
}

/** @param {string} folder @param {number} lines @returns {Promise<string[]>} a row of the table */
async function measure(folder, lines) {
  const file = path.join(folder, `${lines}.ndjson`);
  await writeLines(file, lines, (sample, at) => sample.replaceAll('_1234567890', `_${1e9 + at}`));
  const ratios = Array.from(
    { length: 3 },
    () => timeOf([READ, file], folder) / timeOf([PARSE, file], folder),
  );
  const peaks = [peakOf([READ, file], folder), peakOf([PARSE, file], folder)];
  return [lines.toLocaleString('en'), shown(median(ratios)), ...peaks.map((peak) => peak.toFixed(0))];
}

/** @param {string} table @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf(table) {
  return `## Counting recorded payloads

\`npm run bench -- recordings\`: what \`hookschema infer\` and \`hookschema drift\` do with recorded payloads, on the samples
of all 41 events repeated with new identifiers, as a multiple of a program that reads the file and calls \`JSON.parse\`
for each line. Both times include the start of Node.

${table}
`;
}
