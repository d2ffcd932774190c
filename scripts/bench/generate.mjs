import { parseArgs } from 'node:util';
import { writeBlock } from './blocks.mjs';
import { measure } from './commands/measure.mjs';
import { grid, shown } from './tables.mjs';
import { withWorkshop } from './workshop.mjs';

/** @typedef {import('./commands/measure.mjs').Measured} Measured */

/** The size of catalog that the other sizes are compared with. */
const COMMON = 600;

/** Catalogs with more events than this are measured once, and without the other tools, which take minutes for them. */
const LARGE = 1000;

/**
 * `npm run bench -- generate`: the time of `hookschema generate` for catalogs of several sizes, compared with the three
 * tools that would be needed without it.
 *
 * @param {string[]} args `--events 6,41` for other sizes, `--rounds N` for another number of rounds than five, `--all`
 *   to run the other tools on the largest catalog too, `--write` to put the tables into docs/BENCHMARKS.md
 */
export default async function benchGenerate(args) {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: 'string', default: '6,41,600,6000' },
      rounds: { type: 'string', default: '5' },
      all: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const measured = await withWorkshop((folder) =>
    values.events.split(',').map((count) => {
      const events = Number(count);
      const found = measure(folder, events, {
        rounds: events > LARGE ? 1 : Number(values.rounds),
        withOthers: events <= LARGE || values.all,
      });
      console.log(JSON.stringify(found));
      return found;
    }),
  );
  const text = sectionOf({ runs: runsTable(measured), others: othersTable(measured) });
  console.log(`\n${text}`);
  if (values.write) writeBlock('bench:generate', text);
}

/** @param {readonly Measured[]} measured @returns {string} */
function runsTable(measured) {
  const perEvent = (/** @type {Measured} */ { cold, events }) => cold / events;
  const reference = measured.find(({ events }) => events === COMMON);
  return grid(
    [
      'events',
      'cold : the three',
      'one schema changed : cold',
      'nothing to do : bare Node',
      `per event : at ${COMMON}`,
      'peak, MB',
    ],
    measured.map((one) => [
      one.events.toLocaleString('en'),
      one.others ? shown(one.cold / sum(Object.values(one.others))) : '',
      shown(one.changed / one.cold),
      shown(one.idle / one.bare),
      reference ? shown(perEvent(one) / perEvent(reference)) : '',
      one.peak.toFixed(0),
    ]),
  );
}

/** @param {readonly Measured[]} measured @returns {string} */
function othersTable(measured) {
  const names = Object.keys(measured.find(({ others }) => others)?.others ?? {});
  return grid(
    ['events', ...names.map((name) => `${name} : ours`)],
    measured.flatMap(({ events, cold, others: times }) =>
      times
        ? [[events.toLocaleString('en'), ...names.map((name) => shown((times[name] ?? Number.NaN) / cold))]]
        : [],
    ),
  );
}

/** @param {{ runs: string, others: string }} tables @returns {string} the section of docs/BENCHMARKS.md */
function sectionOf({ runs, others }) {
  return `## Generating

\`npm run bench -- generate\`. The catalogs are this repository's events, from the 42nd on again under other names. A
cold run finds no output and no cache, and emits everything. The three tools are the ones that would be needed otherwise,
run one after the other with their defaults: the command lines of json-schema-to-typescript and quicktype, and Ajv's
standalone compilation of each event.

${runs}

Each of the three alone:

${others}
`;
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
