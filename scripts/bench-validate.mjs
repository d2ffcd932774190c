/**
 * `npm run bench:validate`: what `hookschema validate` costs on a million payloads, one a line, as a multiple of reading
 * the same lines and parsing each. With `--write` the table goes into docs/BENCHMARKS.md; `--lines N` takes another
 * number.
 */

import { once } from 'node:events';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBlock } from './bench/blocks.mjs';
import { median, peakOf, timeOf } from './bench/commands/run.mjs';
import { grid, shown } from './bench/tables.mjs';
import { ROOT, withWorkshop } from './bench/workshop.mjs';

const { argv } = process;
const most = Number(argv[argv.indexOf('--lines') + 1 || -1] ?? 1_000_000);
const BIN = path.join(ROOT, 'dist', 'cli', 'bin.js');
const PARSE = fileURLToPath(new URL('./bench/commands/parse-lines.mjs', import.meta.url));
const SCHEMAS = path.join(ROOT, 'schemas');

const rows = await withWorkshop(async (folder) => {
  const rows = [];
  for (const lines of [most / 10, most]) {
    const file = path.join(folder, `${lines}.ndjson`);
    await writeLines(file, lines);
    const ours = [BIN, 'validate', file, '--schemas', SCHEMAS];
    const times = Array.from({ length: 3 }, () => [timeOf(ours, folder), timeOf([PARSE, file], folder)]);
    const ratio = median(times.map(([validate = 0, parse = 1]) => validate / parse));
    rows.push([lines.toLocaleString('en'), shown(ratio), peakOf(ours, folder).toFixed(0)]);
  }
  return rows;
});

const text = `## Validating from the command line

\`npm run bench:validate\`: \`hookschema validate\` on payloads in NDJSON, the samples of all 41 events again and again, as a
multiple of a program that reads the file and calls \`JSON.parse\` for each line. Both from the start of Node on; ours
compiles the catalog first.

${grid(['payloads', 'validate : parse', 'peak, MB'], rows)}
`;
console.log(text);
if (argv.includes('--write')) writeBlock('bench:validate', text);

/** @param {string} file @param {number} count */
async function writeLines(file, count) {
  const folder = path.join(SCHEMAS, 'events');
  const samples = readdirSync(folder).flatMap((name) =>
    JSON.parse(readFileSync(path.join(folder, name), 'utf8')).examples.map((/** @type {unknown} */ one) =>
      JSON.stringify(one),
    ),
  );
  const stream = createWriteStream(file);
  for (let at = 0; at < count; at += samples.length) {
    const some = samples.slice(0, count - at);
    if (!stream.write(`${some.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
