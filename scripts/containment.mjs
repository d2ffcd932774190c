/**
 * Measures `contains` with pairs of schemas whose answers are known: `npm run containment -- FOLDER [--data NAME]
 * [--adapter FILE]... [--only WORD] [--show] [--patience MS]`. FOLDER has `data/*.ndjson`, a pair a line, and
 * `doubtful.json` with what is known better than the data. With `--adapter`, modules that export `contains` are measured
 * in the same way, each after hookschema. No answer is believed: a witness is given to validators that share nothing with the
 * solver. The exit status is 1 when hookschema is wrong, crashes or is late.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './containment/measure.mjs';
import { dataNames, readQuestions } from './containment/questions.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', multiple: true },
    adapter: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: '' },
    show: { type: 'boolean', default: false },
    patience: { type: 'string', default: '2000' },
  },
});
const [folder] = positionals;
if (folder === undefined || !existsSync(path.join(folder, 'data'))) {
  console.error('name the folder with the pairs: it has a folder "data" with .ndjson files');
  process.exit(2);
}
const own = fileURLToPath(new URL('containment/own-adapter.mjs', import.meta.url));
/** @type {Record<string, unknown>[]} */
const table = [];
let isWrong = false;
for (const name of values.data ?? dataNames(folder)) {
  const questions = readQuestions(folder, name).filter(({ id, group }) =>
    `${id} ${group}`.includes(values.only),
  );
  for (const file of [own, ...values.adapter.map((one) => path.resolve(one))]) {
    const patience = Number(values.patience);
    const { counts, notable } = await measure(pathToFileURL(file).href, questions, patience);
    const program = file === own ? 'hookschema' : path.basename(file, '.mjs');
    table.push({ data: name, program, ...counts });
    if (file !== own) continue;
    isWrong ||= counts.wrong + counts.crashed + counts.late > 0;
    if (values.show) for (const line of notable) console.log(line.slice(0, 400));
  }
}
console.table(table);
process.exitCode = isWrong ? 1 : 0;
