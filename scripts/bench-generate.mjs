/**
 * `npm run bench:generate`: what `hookschema generate` costs on catalogs of 6, 41, 600 and 6,000 events, beside the
 * tools that one would need otherwise. With `--write` the tables go into docs/BENCHMARKS.md; with `--all` the others run
 * on 6,000 events too, which takes minutes; `--sizes 6,41` takes other sizes, `--rounds 2` fewer
 * rounds than five.
 */
import { writeBlock } from './bench/blocks.mjs';
import { measure } from './bench/commands/measure.mjs';
import { grid, shown } from './bench/tables.mjs';
import { withWorkshop } from './bench/workshop.mjs';

const { argv } = process;
const sizes = (argv[argv.indexOf('--sizes') + 1 || -1] ?? '6,41,600,6000').split(',').map(Number);
const rounds = Number(argv[argv.indexOf('--rounds') + 1 || -1] ?? 5);
const measured = await withWorkshop((folder) =>
  sizes.map((events) => {
    const isLarge = events > 1000;
    const found = measure(folder, events, {
      rounds: isLarge ? 1 : rounds,
      withOthers: !isLarge || argv.includes('--all'),
    });
    console.log(JSON.stringify(found));
    return found;
  }),
);

const perEvent = (/** @type {import('./bench/commands/measure.mjs').Measured} */ { cold, events }) =>
  cold / events;
const reference = measured.find(({ events }) => events === 600) ?? measured[0];
const runs = grid(
  [
    'events',
    'cold : the three',
    'one schema changed : cold',
    'nothing to do : bare Node',
    'an event : one of 600',
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
const names = Object.keys(measured.find(({ others }) => others)?.others ?? {});
const others = grid(
  ['events', ...names.map((name) => `${name} : ours`)],
  measured.flatMap(({ events, cold, others: times }) =>
    times
      ? [[events.toLocaleString('en'), ...names.map((name) => shown((times[name] ?? Number.NaN) / cold))]]
      : [],
  ),
);
const text = `## Generating

\`npm run bench:generate\`. The catalogs are this repository's events, from the 42nd on again under other names. A cold run
finds no output and no cache, and emits everything. The three are what one would run otherwise, one after the other and
as they come: json-schema-to-typescript's and quicktype's command lines, and Ajv's standalone compilation of each event.

${runs}

Each of the three alone:

${others}
`;
console.log(`\n${text}`);
if (argv.includes('--write')) writeBlock('bench:generate', text);

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
