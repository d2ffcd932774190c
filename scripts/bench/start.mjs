import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { oneEvent } from './one-event.mjs';
import { entryPointsTable, grid, shown } from './tables.mjs';
import { versusStart } from './versus-start.mjs';
import { withWorkshop } from './workshop.mjs';

/**
 * `npm run bench -- start`: the time from import to the first event in a new process. For six events it is a multiple of
 * the time that Ajv's standalone code takes, and for one event of a large catalog a multiple of the time for all events.
 *
 * @param {string[]} args `--rounds` of pairs of processes for one event; `--write` puts the second table into
 *   docs/BENCHMARKS.md
 */
export default async function benchStart(args) {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '30' }, write: { type: 'boolean' } },
  });
  console.log(
    entryPointsTable(['import and first event', 'of Ajv standalone'], await withWorkshop(versusStart)),
  );
  const rows = await withWorkshop((folder) => oneEvent(folder, Number(values.rounds)));
  const text = sectionOf(
    grid(
      ['catalog', 'start, one event : all', 'code loaded, one event : all', 'code loaded for one event, kB'],
      rows.map(({ title, start, bytes, kilobytes }) => [
        title,
        shown(start),
        shown(bytes),
        kilobytes.toFixed(0),
      ]),
    ),
  );
  console.log(`\n${text}`);
  if (values.write) writeBlock('bench:one-event', text);
}

/** @param {string} table @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf(table) {
  return `## One event of a large catalog

\`npm run bench -- start\`: the import of one event (\`@acme/events/events/order.created\`) without a bundler and its first
payload in a new process, as a multiple of the same with the import of all events (\`@acme/events/validators\`), and the
code that is loaded for it. 600 events are the 41 events and copies of them under other names.

${table}
`;
}
