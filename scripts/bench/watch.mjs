import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { removeOutput } from './commands/contestants.mjs';
import { timeOf } from './commands/run.mjs';
import { MADE, subjectsOf } from './commands/subject.mjs';
import { startWatching } from './commands/watching.mjs';
import { median } from './median.mjs';
import { grid, shown } from './tables.mjs';
import { withWorkshop } from './workshop.mjs';

/** How long to wait before an edit, in milliseconds: files that have just been written are read again. */
const PAUSE = 1000;

/**
 * `npm run bench -- watch`: how long it takes until the output has followed an edit, with `hookschema generate --watch`, as
 * a multiple of a cold run.
 *
 * @param {string[]} args `--events 6,41` for other sizes, `--catalogs unevaluated` for other catalogs than all, `--rounds N`
 *   for another number of rounds than seven, `--write` to put the table into docs/BENCHMARKS.md
 */
export default async function benchWatch(args) {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: 'string', default: '41,600' },
      catalogs: { type: 'string', default: MADE.join() },
      rounds: { type: 'string', default: '7' },
      write: { type: 'boolean', default: false },
    },
  });
  /** @type {string[][]} */
  const lines = [];
  for (const make of subjectsOf(values)) {
    const measured = await withWorkshop((folder) => measure(make, folder, Number(values.rounds)));
    lines.push([
      measured.title,
      shown(measured.changed / measured.cold),
      shown(measured.extended / measured.cold),
    ]);
    console.log(JSON.stringify(measured));
  }
  const text = sectionOf(grid(['events', 'one text changed : cold', 'one property added : cold'], lines));
  console.log(`\n${text}`);
  if (values.write) writeBlock('bench:watch', text);
}

/**
 * Measures edits of a catalog that is watched, in turn with cold runs on a copy of it.
 *
 * @param {(parent: string) => import('./commands/subject.mjs').Subject} make
 * @param {string} folder
 * @param {number} rounds
 */
async function measure(make, folder, rounds) {
  const [watched, copy] = [make(path.join(folder, 'watched')), make(path.join(folder, 'copy'))];
  const watching = await startWatching(watched);
  /** @type {Record<'cold' | 'changed' | 'extended', number[]>} */
  const times = { cold: [], changed: [], extended: [] };
  for (let round = 0; round < rounds; round += 1) {
    removeOutput(copy.folder);
    times.cold.push(timeOf(copy.args, copy.folder));
    await setTimeout(PAUSE);
    times.changed.push(await watching.after(() => watched.change(round)));
    await setTimeout(PAUSE);
    times.extended.push(await watching.after(() => watched.extend(round)));
  }
  await watching.end();
  const { cold, changed, extended } = times;
  return { title: watched.title, cold: median(cold), changed: median(changed), extended: median(extended) };
}

/** @param {string} table @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf(table) {
  return `## Watching

\`npm run bench -- watch\`: how long it takes from an edit until the output has followed it, with
\`hookschema generate --watch\`, as a multiple of a cold run. The catalogs and the edits are those of
[Generating](#generating). Of each time, 60 milliseconds are the wait for further edits.

${table}
`;
}
